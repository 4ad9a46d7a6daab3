import { growthOf } from './growth.ts'
import { around, hullOf, type Interval } from './interval.ts'
import { alignRuns, type MetricRun, meanRun, subtractRun } from './metric-run.ts'
import { windowOf } from './run-slope.ts'
import {
  DEFAULT_CONFIDENCE,
  longestWarmup,
  narrowerOf,
  persistenceOf,
  replicateHalfWidth,
  type SlopeOptions,
  slopeOfAlignedSide,
} from './side-slope.ts'
import type { Agreement, SideSlope, SlopeDifference, Unmeasured } from './slope.ts'

/** Both sides of one metric and what lies between them. */
export interface Comparison {
  readonly kind: 'measured'
  readonly base: SideSlope
  readonly head: SideSlope
  readonly difference: SlopeDifference
}

/**
 * Holds the runs of head against those of base, at the iteration counts that all runs share and after one common warm-up.
 *
 * The difference is head's slope minus base's. Its interval is the hull of Student's over the replicates of both sides
 * (pooled variance) and of the slopes over every half of the window of the series head minus base, in which whatever both
 * sides do alike cancels, steps and all.
 *
 * ```ts
 * const compared = compareSides(baseRuns, headRuns, { confidence: 0.9999 })
 * if (compared.kind === 'measured') compared.difference.interval // [279.6, 280.4]
 * ```
 */
export function compareSides(
  baseRuns: readonly MetricRun[],
  headRuns: readonly MetricRun[],
  options: SlopeOptions = {},
): Comparison | Unmeasured {
  if (baseRuns.length === 0 || headRuns.length === 0) return { kind: 'unmeasured', reason: 'no-runs' }
  const aligned = alignRuns([...baseRuns, ...headRuns])
  if ('kind' in aligned) return aligned
  const warmup = longestWarmup(aligned, options.warmupIterations)
  const confidence = options.confidence ?? DEFAULT_CONFIDENCE
  const alignedBase = aligned.slice(0, baseRuns.length)
  const alignedHead = aligned.slice(baseRuns.length)
  const base = slopeOfAlignedSide(alignedBase, warmup, { confidence })
  const head = slopeOfAlignedSide(alignedHead, warmup, { confidence })
  const together = growthOf(subtractRun(meanRun(alignedHead), meanRun(alignedBase)), warmup.sample)
  const agreement = worseOf(base.agreement, head.agreement)
  const slope = head.slopePerIteration - base.slopePerIteration
  const persistence = persistenceOf(slope, together, agreement !== 'apart', aligned, warmup)
  const spread = around(slope, replicateHalfWidth([base.replicates, head.replicates], confidence))
  const agreed = agreement === 'mostly' ? agreedDifference(base, head) : null
  return {
    kind: 'measured',
    base,
    head,
    difference: {
      kind: 'measured',
      slopePerIteration: slope,
      persistence,
      interval: hullOf(persistence, narrowerOf(spread, agreed)),
      shape: together.shape,
      evidence: together.evidence,
      window: windowOf(aligned[0], warmup),
      exact: agreement === 'exact',
      agreement,
      coarseness: together.coarseness,
      swing: together.swing,
      confidence,
      degreesOfFreedom: aligned.length - 2,
    },
  }
}

/** A side that agrees to the byte at every sample is known by its slope, to its coarseness. */
function agreedDifference(base: SideSlope, head: SideSlope): Interval {
  const [baseLow, baseHigh] = base.agreed ?? around(base.slopePerIteration, base.coarseness)
  const [headLow, headHigh] = head.agreed ?? around(head.slopePerIteration, head.coarseness)
  return [headLow - baseHigh, headHigh - baseLow]
}

function worseOf(one: Agreement, other: Agreement): Agreement {
  if (one === 'apart' || other === 'apart') return 'apart'
  return one === 'exact' ? other : one
}
