import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from 'simple-statistics'
import { afterAll, describe, expect, test } from 'vitest'
import { measureRun, type NodeRuntime, type RunRequest, takeSnapshots } from '../../../src/measure/index.ts'
import { analyzeGrowth } from '../../../src/storage/index.ts'
import { increments, installedNodes } from '../nodes.ts'
import { freePort, multiplesOf, serveRequest } from './programs.ts'

const nodes = await installedNodes()
const folder = await mkdtemp(join(tmpdir(), 'heapslope-servers-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const REQUESTS_PER_SAMPLE = 40
/** Waiting costs nothing; a machine with a hundred other things to do takes its time. */
const PATIENT = { timeout: 300_000 }
const PLAN = { checkpoints: multiplesOf(REQUESTS_PER_SAMPLE, 10), stopAfterMs: null }

async function bytesPerRequest(request: RunRequest, perSample = REQUESTS_PER_SAMPLE): Promise<number> {
  const outcome = await measureRun(request, PLAN)
  if (outcome.kind !== 'completed') throw new Error(outcome.failure.text)
  return median(increments(outcome.series[0]!.metrics.heapUsed!).slice(2)) / perSample
}

async function leakOf(request: RunRequest, name: string) {
  const files = ([1, 2, 3] as const).map((number) => join(folder, `${name}-${number}`))
  const [first, second, third] = files as [string, string, string]
  const outcome = await takeSnapshots(request, {
    iterations: [40, 120, 200],
    files: [first, second, third],
    trackAllocations: true,
  })
  if (outcome.kind !== 'completed') throw new Error(outcome.failure.text)
  expect(outcome.iterations).toEqual([40, 120, 200])
  const { suspects } = await analyzeGrowth({
    snapshots: files.map((path) => ({ kind: 'file', path })),
    iterations: [40, 120, 200],
    sourceRoot: request.cwd,
    redact: false,
    budgetBytes: null,
  })
  return suspects.find(({ constructorName }) => constructorName === 'leakyClosure')
}

const LEAK = {
  container: 'Array kept',
  objectsPerIteration: 1,
  allocationSite: { file: 'answer.mjs', line: 6, certainty: 'line' },
}

describe.each(nodes)('node:http on Node $version', (node) => {
  test(
    'stands still at 8 connections, and its leak of a closure per request is explained',
    PATIENT,
    async () => {
      expect(await bytesPerRequest(serveRequest(node, 'node http.mjs', await freePort()))).toBe(0)
      const leaking = serveRequest(node, 'node http.mjs', await freePort(), { env: { LEAK: '1' } })
      expect(await leakOf(leaking, `http-${node.major}`)).toMatchObject(LEAK)
    },
  )
})

describe.each(
  ['express', 'fastify', 'koa', 'hono'].map((name, i) => ({ name, node: nodes[i % nodes.length]! })),
)('$name on Node $node.version', ({ name, node }: { readonly name: string; readonly node: NodeRuntime }) => {
  test('stands still, and grows by its closure', PATIENT, async () => {
    const clean = serveRequest(node, `node ${name}.mjs`, await freePort())
    expect(Math.abs(await bytesPerRequest(clean))).toBeLessThan(8)
    const leaking = serveRequest(node, `node ${name}.mjs`, await freePort(), { env: { LEAK: '1' } })
    expect(await bytesPerRequest(leaking)).toBeGreaterThan(64)
  })
})

test('a websocket server is measured under a load of its own, ready by what it prints', PATIENT, async () => {
  const load = {
    kind: 'command',
    command: 'node websocket-load.mjs',
    requestsPerSample: 40,
    mostFailures: 0.01,
  } as const
  const request = async (env: Readonly<Record<string, string>>) =>
    serveRequest(nodes.at(-1)!, 'node websocket.mjs', await freePort(), {
      load,
      output: 'ready for sockets',
      env,
    })
  const outcome = await measureRun(await request({ LEAK: '1' }), {
    checkpoints: multiplesOf(1, 5),
    stopAfterMs: null,
  })
  if (outcome.kind !== 'completed') throw new Error(outcome.failure.text)
  expect(outcome.series[0]!.iterations).toEqual(multiplesOf(40, 5))
  expect(median(increments(outcome.series[0]!.metrics.heapUsed!)) / 40).toBeGreaterThan(64)
})

test('a load of its own that does not say how much it sends is counted by the server', PATIENT, async () => {
  const port = await freePort()
  const load = {
    kind: 'command',
    command: `node -e "for (let i = 0; i < 30; i++) await fetch('http://127.0.0.1:${port}/')" --input-type=module`,
    requestsPerSample: null,
    mostFailures: 0.01,
  } as const
  const request = serveRequest(nodes.at(-1)!, 'node http.mjs', port, { load, output: 'listening' })
  const outcome = await measureRun(request, { checkpoints: [0, 1, 2], stopAfterMs: null })
  if (outcome.kind !== 'completed') throw new Error(outcome.failure.text)
  expect(outcome.series[0]!.iterations).toEqual([0, 30, 60])
})

test('a machine too busy for all of its samples takes as many as can be judged', PATIENT, async () => {
  const request = serveRequest(nodes[0]!, 'node http.mjs', await freePort())
  const outcome = await measureRun(request, {
    checkpoints: multiplesOf(8, 40),
    stopAfterMs: 1,
    leastSamples: 12,
  })
  expect(outcome).toMatchObject({ kind: 'completed', series: [{ iterations: multiplesOf(8, 11) }] })
})

test('a new connection for every request leaves nothing behind', PATIENT, async () => {
  const request = serveRequest(nodes[0]!, 'node http.mjs', await freePort(), { load: { keepAlive: false } })
  expect(Math.abs(await bytesPerRequest(request))).toBeLessThan(8)
})

test('a server behind npm is sampled, and npm is not', PATIENT, async () => {
  const request = serveRequest(nodes[0]!, 'npm exec --offline -c "node http.mjs"', await freePort())
  const outcome = await measureRun(request, { checkpoints: [0, 40, 80, 120], stopAfterMs: null })
  expect(outcome.kind === 'failed' ? outcome.failure.text : outcome.kind).toBe('completed')
  expect(outcome.series).toHaveLength(1)
})
