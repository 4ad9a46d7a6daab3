import { type MetricKey, type Series, unitOf } from '../series/index.ts'
import {
  type Comparison,
  compareSides,
  type Decision,
  decide,
  decideAlone,
  type MetricRun,
  type SideSlope,
  slopeOfSide,
  thresholdFor,
  type Unmeasured,
} from '../statistics/index.ts'

/** Metrics that may turn the verdict. rss is a hint: it holds fragmentation and the allocator's habits. */
const GATING: ReadonlySet<MetricKey> = new Set<MetricKey>([
  'heapUsed',
  'external',
  'arrayBuffers',
  'handles',
  'fileDescriptors',
  'detachedContexts',
])

/** One metric of a workload, measured on both sides or on head alone, and what was decided on it. */
export interface JudgedMetric {
  readonly key: MetricKey
  readonly gating: boolean
  readonly base: SideSlope | null
  readonly head: SideSlope | null
  readonly difference: Comparison['difference'] | null
  readonly threshold: number
  readonly decision: Decision
}

export interface JudgeOptions {
  readonly threshold: number | 'auto'
  readonly warmupIterations: number | null
  readonly confidence: number
}

/**
 * Judges every metric that head's series have. `base` is null where head is alone.
 * Series are those of the main process, one a run, all of one sampling plan.
 */
export function judgeMetrics(
  base: readonly Series[] | null,
  head: readonly Series[],
  options: JudgeOptions,
): readonly JudgedMetric[] {
  const keys = new Set(head.flatMap(({ metrics }) => Object.keys(metrics) as MetricKey[]))
  return [...keys].map((key) => judge(key, base, head, options))
}

function judge(
  key: MetricKey,
  base: readonly Series[] | null,
  head: readonly Series[],
  { threshold, warmupIterations, confidence }: JudgeOptions,
): JudgedMetric {
  const options = { confidence, ...(warmupIterations === null ? {} : { warmupIterations }) }
  const common = { key, gating: GATING.has(key) }
  const limit = (baseSlopePerIteration: number, replicatesAgree: boolean) =>
    thresholdFor(threshold, { unit: unitOf(key), baseSlopePerIteration, replicatesAgree })
  if (base === null) {
    const alone = slopeOfSide(columnOf(key, head), options)
    const side = measuredOrNull(alone)
    const mattering = limit(0, side?.exact ?? false)
    return {
      ...common,
      base: null,
      head: side,
      difference: null,
      threshold: mattering,
      decision: decideAlone(alone, mattering),
    }
  }
  const compared = compareSides(columnOf(key, base), columnOf(key, head), options)
  const measured = measuredOrNull(compared)
  const mattering = limit(measured?.base.slopePerIteration ?? 0, measured?.difference.exact ?? false)
  return {
    ...common,
    base: measured?.base ?? null,
    head: measured?.head ?? null,
    difference: measured?.difference ?? null,
    threshold: mattering,
    decision: decide(compared, mattering),
  }
}

/** A handle type that a run never saw was zero there all along. */
function columnOf(key: MetricKey, series: readonly Series[]): readonly MetricRun[] {
  return series.map(({ iterations, metrics }) => ({
    iterations,
    values: metrics[key] ?? iterations.map(() => 0),
  }))
}

function measuredOrNull<T extends { readonly kind: 'measured' }>(outcome: T | Unmeasured): T | null {
  return outcome.kind === 'measured' ? outcome : null
}
