import type { SeriesOfSides } from '../../src/benchmark/measure-outcome.ts'
import { measureSides } from '../../src/benchmark/measure-sides.ts'
import type { Ports } from '../../src/benchmark/ports.ts'
import type { SideRun } from '../../src/benchmark/side-run.ts'
import type { V8Mode, WorkloadConfig } from '../../src/config/index.ts'
import { measureRun, type NodeRuntime, type Side } from '../../src/measure/index.ts'

/** One comparison of a workload file with itself, or with its like in another folder. */
export interface Comparison {
  readonly folders: Readonly<Record<Side, string>>
  readonly file: string
  readonly args: Readonly<Record<Side, readonly string[]>>
  readonly node: NodeRuntime
  readonly v8: V8Mode
  readonly budgetMs: number
}

export interface Compared {
  readonly verdict: string
  readonly differenceBytesPerIteration: number | null
  readonly interval: readonly [number, number] | null
  readonly iterations: number
  readonly runs: number
  /** Of each process in its order, the first one the pilot. */
  readonly iterationsOfRuns: readonly number[]
  readonly seconds: number
  readonly series: SeriesOfSides
}

/** The product's own measuring and deciding, without copies, snapshots and report. @throws where a run fails */
export async function compare(comparison: Comparison): Promise<Compared> {
  const startedMs = performance.now()
  const iterationsOfRuns: number[] = []
  const ports: Ports = {
    ...PORTS,
    measureRun: async (request, plan) => {
      const run = await measureRun(request, plan)
      iterationsOfRuns.push(run.series[0]?.iterations.at(-1) ?? 0)
      return run
    },
  }
  const outcome = await measureSides(
    {
      workload: workloadOf(comparison),
      base: sideOf('base', comparison),
      head: sideOf('head', comparison),
      budgetMs: comparison.budgetMs,
      workloads: 1,
      stored: null,
    },
    ports,
  )
  if (outcome.kind === 'failed') throw new Error(`${outcome.side}: ${outcome.failure.text}`)
  const heap = outcome.metrics.find(({ key }) => key === 'heapUsed')
  const { decision } = outcome.deciding
  return {
    verdict: `${decision.kind} (${outcome.deciding.key}: ${decision.code})`,
    differenceBytesPerIteration: heap?.difference?.slopePerIteration ?? null,
    interval: heap?.difference?.interval ?? null,
    iterations: outcome.iterations,
    runs: outcome.runs.length,
    iterationsOfRuns,
    seconds: (performance.now() - startedMs) / 1000,
    series: outcome.series,
  }
}

export function sideOf(side: Side, { folders, file, args, node, v8, budgetMs }: Comparison): SideRun {
  const folder = folders[side]
  return {
    side,
    root: folder,
    request: {
      side,
      modulePath: `${folder}/${file}`,
      cwd: folder,
      env: {},
      args: args[side],
      nodeArgs: [],
      node,
      v8,
      iterationTimeoutMs: 60_000,
      runTimeoutMs: budgetMs + 300_000,
      signal: new AbortController().signal,
    },
  }
}

export function workloadOf({
  file,
  args,
  v8,
  budgetMs,
}: Omit<Comparison, 'folders' | 'node'>): WorkloadConfig {
  return {
    name: file,
    kind: 'iterate',
    file,
    cwd: '.',
    env: {},
    args: args.head,
    nodeArgs: [],
    node: null,
    v8,
    threshold: 'auto',
    budgetMs,
    warmupIterations: null,
    snapshots: 'never',
    redact: 'strings',
    snapshotFormat: 'raw',
    iterationTimeoutMs: 60_000,
    known: [],
  }
}

const unused = () => Promise.reject(new Error('a comparison prepares, explains and analyses nothing'))

/** Measures, and does nothing else. */
export const PORTS: Ports = {
  prepareSides: unused,
  overlayWorkload: unused,
  configChange: unused,
  fingerprintOf: unused,
  storedReports: unused,
  findProgram: unused,
  findNode: unused,
  measureRun,
  takeSnapshots: unused,
  traceHandles: unused,
  layFile: unused,
  analyzeGrowth: unused,
  compressSnapshot: unused,
  redactSnapshot: unused,
  report: {
    path: '',
    writtenSeries: new Map(),
    writeSeries: (name) => Promise.resolve(name),
    snapshotPath: unused,
    describeSnapshot: unused,
    discard: unused,
    writeResult: unused,
    writeText: unused,
  },
  progress: () => {},
  nowMs: () => performance.now(),
  wallClock: () => new Date(),
  platform: { os: process.platform, arch: process.arch },
  version: '',
  signal: new AbortController().signal,
}
