import { type MetricKey, type Series, unitOf } from '../series/index.ts'
import { type ErrorBudget, type Judgement, judgeMetric, type MetricRun } from '../statistics/index.ts'
import type { IterationUnit } from './iteration-unit.ts'

/** Metrics that may turn the verdict. rss is a hint: it holds fragmentation and the allocator's habits. */
const GATING: ReadonlySet<MetricKey> = new Set<MetricKey>([
  'heapUsed',
  'external',
  'arrayBuffers',
  'handles',
  'fileDescriptors',
  'detachedContexts',
  'processes',
  'threads',
])

/**
 * What a program does by a timer it often does for the first time within its window, and what that leaves behind (code, feedback
 * of V8's, buffers) is a kilobyte or two more or less from run to run, a little earlier or later. So a window of intervals
 * shows growth from so much over the whole of it, and a longer one finer growth.
 */
const LEAST_PER_WINDOW = { count: 4, bytes: 4_096, bufferBytes: 5_120 }

/** Comparisons that can fail a pull request of so many workloads: its errors are shared among them. */
export function comparisonsOf(workloads: number): number {
  return GATING.size * workloads
}

export function isGating(key: MetricKey): boolean {
  return GATING.has(key)
}

/** Every metric that any of the series has. */
export function metricsOf(series: readonly Series[]): readonly MetricKey[] {
  return [...new Set(series.flatMap(({ metrics }) => Object.keys(metrics) as MetricKey[]))]
}

/** One metric of a workload, measured on both sides or on head alone, and what was decided on it. */
export interface JudgedMetric extends Judgement {
  readonly key: MetricKey
  readonly gating: boolean
}

export interface LookOptions {
  readonly threshold: number | 'auto'
  readonly warmupIterations: number | null
  readonly budget: ErrorBudget
  readonly look: number
  /** Iterations are calls, requests or ticks, of which there are many, or intervals, of which there are few. */
  readonly unit: IterationUnit
}

/**
 * Judges every metric that head's series have. `base` is null where head is alone.
 * Series are those of the whole program, one a run, all of one sampling plan.
 */
export function judgeMetrics(
  base: readonly Series[] | null,
  head: readonly Series[],
  { threshold, warmupIterations, budget, look, unit: iterationUnit }: LookOptions,
): readonly JudgedMetric[] {
  return metricsOf(head).map((key) => ({
    key,
    gating: isGating(key),
    ...judgeMetric(base === null ? null : columnOf(key, base), columnOf(key, head), {
      unit: unitOf(key),
      threshold,
      budget,
      look,
      ...(iterationUnit === 'interval' ? { leastThreshold: leastOver(intervalsOf(head), key) } : {}),
      ...(warmupIterations === null ? {} : { warmupIterations }),
    }),
  }))
}

/**
 * A handle type or a worker that a run never saw was not there all along. One object for one series and metric, for what was read
 * from a run is remembered by it, and the loop looks at the same runs again after every round.
 */
export function columnOf(key: MetricKey, series: readonly Series[]): readonly MetricRun[] {
  return series.map((run) => {
    const ofRun = columns.get(run) ?? new Map<MetricKey, MetricRun>()
    columns.set(run, ofRun)
    const { iterations, metrics } = run
    const column = ofRun.get(key) ?? { iterations, values: metrics[key] ?? iterations.map(() => 0) }
    ofRun.set(key, column)
    return column
  })
}

const columns = new WeakMap<Series, Map<MetricKey, MetricRun>>()

function intervalsOf(series: readonly Series[]): number {
  return Math.max(1, ...series.map(({ iterations }) => iterations.at(-1)! - iterations[0]!))
}

function leastOver(intervals: number, key: MetricKey): number {
  const { count, bytes, bufferBytes } = LEAST_PER_WINDOW
  const isOutside = key === 'external' || key === 'arrayBuffers'
  const inBytes = isOutside ? bufferBytes : bytes
  return (unitOf(key) === 'count' ? count : inBytes) / intervals
}
