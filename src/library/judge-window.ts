import { isMainThread } from 'node:worker_threads'
import { type Series, unitOf } from '../series/index.ts'
import { decideOneRun, type Judgement, slopeOfSide, thresholdFor } from '../statistics/index.ts'
import type { MeasuredMetric, MetricMeasurement } from './library.d.ts'

/** rss is a hint, as everywhere; descriptors are those of the process, whichever of its threads opened them. */
const GATING: readonly MeasuredMetric[] = [
  'heapUsed',
  'external',
  'arrayBuffers',
  'handles',
  'detachedContexts',
  ...(isMainThread ? (['fileDescriptors'] as const) : []),
]

/** A timer of the runner's that comes and goes feigns up to so many handles over a window. */
const RUNNERS_HANDLES = 6

export interface JudgedMetric extends Judgement {
  readonly key: MeasuredMetric
}

/** Every metric of one window, by its own slope: there is no other side, and no second process to agree with. */
export function judgeWindow(
  { iterations, metrics }: Series,
  threshold: number | 'auto',
): readonly JudgedMetric[] {
  return GATING.filter((key) => metrics[key] !== undefined).map((key) => {
    const side = slopeOfSide([{ iterations, values: metrics[key]! }])
    const { holds: asked } = thresholdFor(threshold, {
      unit: unitOf(key),
      baseSlopePerIteration: 0,
      agreement: 'apart',
    })
    const calls = (iterations.at(-1) ?? 0) - (iterations[0] ?? 0)
    const limit = key === 'handles' ? Math.max(asked, RUNNERS_HANDLES / Math.max(calls, 1)) : asked
    return {
      key,
      decision: decideOneRun(side, limit),
      threshold: limit,
      base: null,
      head: side.kind === 'measured' ? side : null,
      difference: null,
    }
  })
}

const GRAVITY = { regression: 0, inconclusive: 1, improvement: 2, unchanged: 3 } as const

/** The metric that decides: the worst, and of equally bad ones the first in the order above. */
export function decidingMetric(metrics: readonly JudgedMetric[]): JudgedMetric {
  return metrics.toSorted((a, b) => GRAVITY[a.decision.kind] - GRAVITY[b.decision.kind])[0]!
}

export function metricMeasurements(metrics: readonly JudgedMetric[]): {
  readonly [Metric in MeasuredMetric]?: MetricMeasurement
} {
  return Object.fromEntries(
    metrics.flatMap(({ key, head, threshold, decision }) =>
      head === null
        ? []
        : [
            [
              key,
              {
                unit: unitOf(key),
                slopePerIteration: head.slopePerIteration,
                interval: head.interval,
                threshold,
                shape: head.shape,
                verdict: decision.kind,
              } satisfies MetricMeasurement,
            ],
          ],
    ),
  )
}
