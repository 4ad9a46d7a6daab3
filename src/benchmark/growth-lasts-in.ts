import type { Side } from '../measure/index.ts'
import type { Series } from '../series/index.ts'
import { growingSide, growthLasts, isGrowth } from '../statistics/index.ts'
import { columnOf, type JudgedMetric } from './judge-metrics.ts'

/** Whether all growth that was found goes on in the longer runs, where a regression is among it, that one. */
export function growthLastsIn(
  longer: Readonly<Partial<Record<Side, Series>>>,
  metrics: readonly JudgedMetric[],
  growthMs: number,
): boolean {
  const grown = metrics.filter(({ gating, decision }) => gating && isGrowth(decision))
  const regressions = grown.filter(({ decision }) => decision.kind === 'regression')
  return (regressions.length > 0 ? regressions : grown).every((metric) => {
    const run = longer[growingSide(metric) ?? 'head']
    if (run === undefined || (run.elapsedMs.at(-1) ?? 0) < growthMs) return false
    return columnOf(metric.key, [run]).every((column) => growthLasts(metric, column))
  })
}
