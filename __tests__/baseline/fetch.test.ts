import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  baseOf,
  commit,
  contents,
  fingerprint,
  git,
  prepared,
  repository,
  TEST_GIT,
  temporaryFolder,
  write,
} from './repository.ts'

const TOKEN = `basic ${Buffer.from('x-access-token:ghs_secret').toString('base64')}`

/** git's own HTTP server program behind a server that asks for the token, as a private repository does. */
async function privateServer(folder: string): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    if (incoming.headers.authorization?.toLowerCase() !== TOKEN.toLowerCase()) {
      outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end()
      return
    }
    serve(folder, incoming, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function serve(folder: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const url = new URL(incoming.url!, 'http://localhost')
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...TEST_GIT,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: incoming.method,
      CONTENT_TYPE: incoming.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: incoming.headers['content-encoding'] ?? '',
      HTTP_GIT_PROTOCOL: incoming.headers['git-protocol']?.toString() ?? '',
    },
  })
  incoming.pipe(backend.stdin)
  const chunks: Buffer[] = []
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  backend.stdout.on('end', () => {
    const answer = Buffer.concat(chunks)
    const headEnd = answer.indexOf('\r\n\r\n')
    for (const line of answer.subarray(0, headEnd).toString().split('\r\n')) {
      const [name, value] = line.split(': ') as [string, string]
      if (name === 'Status') outgoing.statusCode = Number.parseInt(value, 10)
      else outgoing.setHeader(name, value)
    }
    outgoing.end(answer.subarray(headEnd + 4))
  })
}

/** Two commits at a private server; the last of them checked out at depth 1, the token where `store` puts it. */
async function checkedOut(store: (project: string, url: string) => void) {
  const upstream = repository({ 'a.js': '1' })
  const first = git(upstream, 'rev-parse', 'HEAD')
  const second = commit(upstream, { 'a.js': '2' })
  const url = await privateServer(join(upstream, '..'))
  const project = join(temporaryFolder(), 'project')
  git(upstream, 'clone', '--quiet', '--depth=1', `file://${upstream}`, project)
  git(project, 'remote', 'set-url', 'origin', `${url}/project`)
  store(project, url)
  return { project, first, second }
}

describe('a commit that the shallow clone lacks is fetched', () => {
  test.each([
    [
      'with the token that actions/checkout leaves in the config of the checkout',
      (project: string, url: string) =>
        void git(project, 'config', `http.${url}/.extraheader`, `AUTHORIZATION: ${TOKEN}`),
    ],
    [
      'with the token that actions/checkout leaves in a file that the config includes for this folder only',
      (project: string, url: string) => {
        const credentials = temporaryFolder()
        write(credentials, {
          'credentials.config': `[http "${url}/"]\n\textraheader = AUTHORIZATION: ${TOKEN}\n`,
        })
        git(
          project,
          'config',
          `includeIf.gitdir:${project}/.git.path`,
          join(credentials, 'credentials.config'),
        )
      },
    ],
  ])('%s, into the copies only, and the token stays out of them', async (_, store) => {
    const { project, first } = await checkedOut(store)
    const before = fingerprint(project)
    const sides = await prepared(project, { head: { ref: 'HEAD' }, base: first })
    expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '1' })
    expect(fingerprint(project)).toEqual(before)
    const base = baseOf(sides).root
    expect(git(base, 'config', '--list', '--local')).not.toMatch(/extraheader|remote\./i)
  })

  test('in vain without a token: what git said is said, an address without its password', async () => {
    const { project, first } = await checkedOut((folder, url) => {
      git(folder, 'remote', 'set-url', 'origin', `${url.replace('//', '//ada:hunter2@')}/project`)
    })
    const preparing = prepared(project, { head: { ref: 'HEAD' }, base: first })
    await expect(preparing).rejects.toThrow(/fetch-depth: 0.*git says: .*Authentication failed/s)
    await expect(preparing).rejects.not.toThrow(/hunter2/)
  })

  test('from a remote given as a relative path', async () => {
    const { project, first } = await checkedOut(() => {})
    const upstream = repository({ 'x.js': '1' }, join(project, '..', 'elsewhere'))
    const wanted = commit(upstream, { 'x.js': '2' })
    git(project, 'remote', 'set-url', 'origin', '../elsewhere')
    const sides = await prepared(project, { head: { ref: 'HEAD' }, base: wanted })
    expect(contents(baseOf(sides).root)).toEqual({ 'x.js': '2' })
    expect(first).not.toBe(wanted)
  })
})

test('a clone without blobs (`--filter=blob:none`) has them fetched into the copies', async () => {
  const upstream = repository({ 'a.js': '1' })
  git(upstream, 'config', 'uploadpack.allowFilter', 'true')
  const first = git(upstream, 'rev-parse', 'HEAD')
  commit(upstream, { 'a.js': '2' })
  const project = join(temporaryFolder(), 'project')
  git(upstream, 'clone', '--quiet', '--filter=blob:none', `file://${upstream}`, project)
  const before = fingerprint(project)
  const sides = await prepared(project, { base: first })
  expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '1' })
  expect(fingerprint(project)).toEqual(before)
})

test('a linked worktree is copied as any checkout', async () => {
  const main = repository({ 'a.js': '1' })
  const project = join(temporaryFolder(), 'project')
  git(main, 'worktree', 'add', '--quiet', '-b', 'topic', project)
  write(project, { 'a.js': '2' })
  const before = fingerprint(main)
  const sides = await prepared(project)
  expect(contents(sides.head.root)).toEqual({ 'a.js': '2' })
  expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '1' })
  expect(fingerprint(main)).toEqual(before)
})
