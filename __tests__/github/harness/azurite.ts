import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Listening } from './listening.ts'

const START_LIMIT_MS = 60_000

/** Microsoft's emulator of Azure's blob store, in a process of its own, holding everything in memory. */
export async function startAzurite(): Promise<Listening> {
  const port = await freePort()
  const main = join(
    dirname(createRequire(import.meta.url).resolve('azurite/package.json')),
    'dist/src/blob/main.js',
  )
  const options = ['--blobHost', '127.0.0.1', '--blobPort', String(port), '--inMemoryPersistence', '--silent']
  const child = spawn(
    process.execPath,
    [main, ...options, '--disableTelemetry', '--skipApiVersionCheck', '--loose'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const reap = () => child.kill('SIGKILL')
  process.once('exit', reap)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data.toString()
    })
  const limit = performance.now() + START_LIMIT_MS
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() > limit) {
      reap()
      throw new Error(`azurite did not start: ${output}`)
    }
    await sleep(50)
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      process.off('exit', reap)
      child.kill('SIGKILL')
      await ended
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address.port)
      })
    })
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
