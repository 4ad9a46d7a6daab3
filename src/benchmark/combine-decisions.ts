import type { Decision } from '../statistics/index.ts'
import type { JudgedMetric } from './judge-metrics.ts'

const GRAVITY: Readonly<Record<Decision['kind'], number>> = {
  regression: 0,
  inconclusive: 1,
  improvement: 2,
  unchanged: 3,
}

/** Of several metrics that say the same, the one that says it best: heapUsed, then the order of the series. */
function importance({ key }: JudgedMetric): number {
  return key === 'heapUsed' ? 0 : 1
}

/**
 * The metric that decides for the workload: the worst of the gating ones, and of equally bad ones the most telling.
 * undefined where nothing gates.
 */
export function decidingMetric(metrics: readonly JudgedMetric[]): JudgedMetric | undefined {
  return metrics
    .filter((metric) => metric.gating)
    .toSorted(
      (a, b) =>
        GRAVITY[a.decision.kind] - GRAVITY[b.decision.kind] ||
        saysMore(b) - saysMore(a) ||
        importance(a) - importance(b),
    )[0]
}

/** Among unchanged metrics "leaks already" is the one to tell. */
function saysMore({ decision }: JudgedMetric): number {
  return decision.code === 'leaks-already' ? 1 : 0
}
