import { isGrowth } from './decision.ts'
import type { Judgement } from './judgement.ts'
import type { MetricRun } from './metric-run.ts'
import { slopeOfRun } from './run-slope.ts'

/** Sides of which the claim is that they grow: head in a regression, base in an improvement or where base leaks already. */
export function growingSide({ decision }: Judgement): 'base' | 'head' | null {
  if (!isGrowth(decision)) return null
  return decision.kind === 'regression' ? 'head' : 'base'
}

/**
 * Whether growth that was decided on in short runs goes on in one longer run of the side that grows: in a straight line, by
 * more than the threshold above the other side in every half of it. Says nothing about a judgement that claims no growth.
 */
export function growthLasts(judgement: Judgement, longer: MetricRun): boolean {
  const side = growingSide(judgement)
  if (side === null) return true
  const { base, head, threshold, decision } = judgement
  const isOfBoth = decision.kind === 'unchanged'
  const other = isOfBoth ? 0 : ((side === 'head' ? base : head)?.slopePerIteration ?? 0)
  const warmupIterations = (side === 'head' ? head : base)?.window.warmup.iterations ?? 0
  const found = slopeOfRun(longer, warmupIterations)
  return found.kind === 'measured' && found.shape === 'linear' && found.interval[0] - other > threshold
}
