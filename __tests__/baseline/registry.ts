import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { TEST_GIT, temporaryFolder, write } from './repository.ts'

export interface Registry {
  readonly url: string
  /** Packages fetched so far. */
  readonly fetched: () => number
}

/** A registry that has one package, `counted@1.0.0`, and counts how often it is fetched. */
export async function countingRegistry(): Promise<Registry> {
  const folder = join(temporaryFolder(), 'package')
  mkdirSync(folder)
  const manifest = { name: 'counted', version: '1.0.0', main: 'index.js' }
  write(folder, { 'package.json': JSON.stringify(manifest), 'index.js': "module.exports = 'counted'" })
  execFileSync('npm pack --silent', { cwd: folder, env: TEST_GIT, stdio: 'ignore', shell: true })
  const tarball = readFileSync(join(folder, 'counted-1.0.0.tgz'))
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
  const shasum = createHash('sha1').update(tarball).digest('hex')
  let fetched = 0
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path.endsWith('.tgz')) {
      fetched += 1
      return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(tarball)
    }
    if (path !== '/counted') return void response.writeHead(404).end('{}')
    const dist = { tarball: `${url}counted/-/counted-1.0.0.tgz`, integrity, shasum }
    const versions = { '1.0.0': { ...manifest, dist } }
    const packument = {
      name: 'counted',
      'dist-tags': { latest: '1.0.0' },
      versions,
      time: { '1.0.0': '2020-01-01T00:00:00.000Z' },
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(packument))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  return { url, fetched: () => fetched }
}
