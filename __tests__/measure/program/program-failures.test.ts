import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import { measureRun, type RunOutcome, type RunRequest } from '../../../src/measure/index.ts'
import { fixture, installedNodes } from '../nodes.ts'
import { residentBytes } from '../resident-bytes.ts'
import { freePort, multiplesOf, scriptRequest, serveRequest } from './programs.ts'

const nodes = await installedNodes()
const node = nodes.at(-2) ?? nodes[0]!
/** Waiting costs nothing; a machine with a hundred other things to do takes its time. */
const PATIENT = { timeout: 300_000 }
const REQUESTS = { checkpoints: multiplesOf(40, 10), stopAfterMs: null }
const INTERVALS = { checkpoints: multiplesOf(1, 4_000), stopAfterMs: null }

async function failureOf(request: RunRequest, plan = REQUESTS) {
  const outcome: RunOutcome = await measureRun(request, plan)
  if (outcome.kind !== 'failed') throw new Error('it did not fail')
  return outcome.failure
}

describe('a server fails by name', () => {
  test('where its port belongs to another program', PATIENT, async () => {
    const other = createServer((_, response) => response.end())
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { readonly port: number }
    const failure = await failureOf(serveRequest(node, 'node http.mjs', port))
    expect(failure).toMatchObject({ code: 'port-in-use', text: expect.stringContaining(`Port ${port} is`) })
    const unseen = await failureOf(serveRequest(node, 'node http.mjs', port, { output: 'listening' }))
    expect(unseen).toMatchObject({ code: 'port-in-use', text: expect.stringContaining(`Port ${port} is`) })
    other.close()
  })

  test('where it is never ready', PATIENT, async () => {
    const failure = await failureOf(
      serveRequest(node, 'node never-ready.mjs', await freePort(), { readyTimeoutMs: 1_500 }),
    )
    expect(failure).toMatchObject({ code: 'not-ready', text: expect.stringContaining('within 1.5 s') })
  })

  test('where its command does not exist', PATIENT, async () => {
    const failure = await failureOf(serveRequest(node, 'no-such-server', await freePort()))
    expect(failure.code).toBe('exited-early')
    expect(failure.text).toContain('before it was ready')
  })

  test('where it answers with errors', PATIENT, async () => {
    const failure = await failureOf(serveRequest(node, 'node fails.mjs', await freePort()))
    expect(failure.code).toBe('requests-failed')
    expect(failure.text).toMatch(/requests failed \(first: GET \/ was answered with status 500\)/)
  })

  test('where it dies under load', PATIENT, async () => {
    const failure = await failureOf(serveRequest(node, 'node dies-under-load.mjs', await freePort()))
    expect(failure).toMatchObject({
      code: 'exited-early',
      text: expect.stringContaining('exit code 7 under load'),
    })
  })

  test('where its event loop hangs', PATIENT, async () => {
    const request = serveRequest(node, 'node hangs.mjs', await freePort(), { iterationTimeoutMs: 3_000 })
    const failure = await failureOf(request, { checkpoints: multiplesOf(40, 4_000), stopAfterMs: null })
    expect(['not-responding', 'requests-failed']).toContain(failure.code)
  })

  test('where the run takes too long', PATIENT, async () => {
    const request = serveRequest(node, 'node http.mjs', await freePort(), { runTimeoutMs: 2_000 })
    const failure = await failureOf(request, { checkpoints: multiplesOf(10_000, 4_000), stopAfterMs: null })
    expect(failure.code).toBe('run-timed-out')
  })

  test('where the load command fails', PATIENT, async () => {
    const load = {
      kind: 'command',
      command: 'node -e "process.exit(3)"',
      requestsPerSample: 1,
      mostFailures: 0.01,
    } as const
    const failure = await failureOf(serveRequest(node, 'node http.mjs', await freePort(), { load }))
    expect(failure).toMatchObject({ code: 'load-failed', text: expect.stringContaining('exit code 3') })
  })
})

test('a server that ignores SIGTERM is killed, and that is said', PATIENT, async () => {
  const port = await freePort()
  const outcome = await measureRun(serveRequest(node, 'exec node ignores-sigterm.mjs', port), REQUESTS)
  expect(outcome).toMatchObject({ kind: 'completed', remarks: [{ code: 'ignored-sigterm' }] })
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed')
})

describe('a script fails by name', () => {
  test('where it ends before its time', PATIENT, async () => {
    const failure = await failureOf(scriptRequest(node, 'ends-early.mjs', { intervalMs: 50 }), INTERVALS)
    expect(failure).toMatchObject({
      code: 'exited-early',
      text: expect.stringMatching(/exit code 0 .*`duration`/),
    })
  })

  test('where an error ends it', PATIENT, async () => {
    const failure = await failureOf(scriptRequest(node, 'throws-later.mjs', { intervalMs: 50 }), INTERVALS)
    expect(failure).toMatchObject({
      code: 'uncaught-error',
      text: expect.stringMatching(/RangeError: no more of this \(.*throws-later\.mjs:2:\d+\)/),
    })
  })

  test('where the run takes too long', PATIENT, async () => {
    const request = scriptRequest(node, 'never-ready.mjs', { intervalMs: 50, runTimeoutMs: 2_000 })
    expect(await failureOf(request, INTERVALS)).toMatchObject({
      code: 'run-timed-out',
      text: expect.stringContaining('make `duration` shorter'),
    })
  })

  test('where its event loop hangs', PATIENT, async () => {
    const request = scriptRequest(node, 'busy-later.mjs', { intervalMs: 50, iterationTimeoutMs: 3_000 })
    expect((await failureOf(request, INTERVALS)).code).toBe('not-responding')
  })

  test('where it is cancelled', PATIENT, async () => {
    const cancelling = new AbortController()
    const request = scriptRequest(node, 'never-ready.mjs', { intervalMs: 50, signal: cancelling.signal })
    setTimeout(() => cancelling.abort(), 500)
    expect((await failureOf(request, INTERVALS)).code).toBe('cancelled')
  })
})

test('a script that ignores SIGTERM is killed, and that is said', PATIENT, async () => {
  const env = { PORT: String(await freePort()) }
  const request = scriptRequest(node, 'ignores-sigterm.mjs', { intervalMs: 50, env })
  const outcome = await measureRun(request, { checkpoints: multiplesOf(1, 4), stopAfterMs: null })
  expect(outcome).toMatchObject({ kind: 'completed', remarks: [{ code: 'ignored-sigterm' }] })
  await expect(fetch(`http://127.0.0.1:${env.PORT}/`)).rejects.toThrow('fetch failed')
})

test.each(['script', 'serve'] as const)(
  'a gigabyte on the stdout of a %s leaves the parent as small as it was',
  PATIENT,
  async (kind) => {
    const patience = { iterationTimeoutMs: 150_000, runTimeoutMs: 250_000 }
    const measure = async () =>
      measureRun(
        kind === 'script'
          ? scriptRequest(node, 'prints-a-gigabyte.mjs', { intervalMs: 50, ...patience })
          : serveRequest(node, 'node prints-a-gigabyte.mjs', await freePort(), {
              readyTimeoutMs: 150_000,
              ...patience,
            }),
        { checkpoints: multiplesOf(kind === 'script' ? 1 : 8, 4), stopAfterMs: null },
      )
    await measure()
    const before = residentBytes()
    const outcome = await measure()
    expect(outcome.kind).toBe('completed')
    expect(outcome.outputTail.length).toBeLessThanOrEqual(4_096)
    expect(residentBytes() - before).toBeLessThan(100_000_000)
  },
)

test.runIf(process.platform === 'linux').each(['script', 'serve'] as const)(
  'a %s that forks without end is stopped within its bound, with all that it has started',
  PATIENT,
  async (kind) => {
    const brood = `brood-${randomUUID()}`
    const more = { args: [brood], env: { BROOD: brood }, runTimeoutMs: 4_000 }
    const program = fixture('members/forks-without-end.mjs')
    const request =
      kind === 'script'
        ? { ...scriptRequest(node, '', { intervalMs: 50, ...more }), modulePath: program }
        : serveRequest(node, `node ${program}`, await freePort(), more)
    expect(['run-timed-out', 'too-many-processes']).toContain((await failureOf(request, INTERVALS)).code)
    await vi.waitFor(() => expect(processesWith(brood)).toEqual([]), { timeout: 60_000 })
  },
)

function processesWith(argument: string): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(argument)
    } catch {
      return false
    }
  })
}
