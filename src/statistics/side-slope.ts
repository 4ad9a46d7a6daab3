import { mean, sampleVariance } from 'simple-statistics'
import { agreedSlopes } from './agreed-slopes.ts'
import { type Growth, growthOf } from './growth.ts'
import { around, hullOf, type Interval } from './interval.ts'
import { agreementOf, alignRuns, granularityOf, type MetricRun, meanRun } from './metric-run.ts'
import { windowOf } from './run-slope.ts'
import type { SideSlope, Unmeasured } from './slope.ts'
import { studentTQuantile } from './student-t.ts'
import { findWarmup, type Warmup } from './warm-up.ts'

export interface SlopeOptions {
  /** Two-sided confidence of the interval; 0.99 when left out. */
  readonly confidence?: number
  /** Iterations of warm-up given by the user; found from the series when left out. */
  readonly warmupIterations?: number
}

export const DEFAULT_CONFIDENCE = 0.99

/**
 * Growth of one metric on one side: the mean slope of its replicate runs. The interval is the hull of Student's over the
 * replicates and of the slopes over every half of the window of the mean series, so neither a spread between processes
 * nor an accident that all of them share is left out. With one run only the second is known.
 *
 * All runs get one warm-up, the longest that any of them needs.
 *
 * ```ts
 * const base = slopeOfSide(runs.map(({ iterations, metrics }) => ({ iterations, values: metrics.heapUsed })))
 * if (base.kind === 'measured') console.log(base.slopePerIteration, base.shape)
 * ```
 */
export function slopeOfSide(runs: readonly MetricRun[], options: SlopeOptions = {}): SideSlope | Unmeasured {
  const aligned = alignRuns(runs)
  if ('kind' in aligned) return aligned
  return slopeOfAlignedSide(aligned, longestWarmup(aligned, options.warmupIterations), options)
}

/** As `slopeOfSide`, for runs already aligned and a warm-up shared with the other side. */
export function slopeOfAlignedSide(
  runs: readonly MetricRun[],
  warmup: Warmup,
  options: SlopeOptions,
): SideSlope {
  const replicates = runs.map((run) => growthOf(run, warmup.sample).slopePerIteration)
  const slope = mean(replicates)
  const together = growthOf(meanRun(runs), warmup.sample)
  const agreement = agreementOf(runs, warmup.sample)
  const persistence = persistenceOf(slope, together, agreement !== 'apart', runs, warmup)
  const agreed = agreement === 'mostly' ? agreedSlopes(runs, warmup.sample) : null
  const spread = around(slope, replicateHalfWidth([replicates], options.confidence ?? DEFAULT_CONFIDENCE))
  return {
    kind: 'measured',
    slopePerIteration: slope,
    persistence,
    interval: hullOf(persistence, narrowerOf(spread, agreed)),
    agreed,
    shape: together.shape,
    evidence: together.evidence,
    window: windowOf(runs[0], warmup),
    replicates,
    exact: agreement === 'exact',
    agreement,
    coarseness: together.coarseness,
    swing: together.swing,
  }
}

/**
 * The slopes over every half of the window, the estimate itself included, and around them what stays unknown however often
 * it is repeated. Where replicates agree at most samples, Student's interval is a point or nearly one and cannot speak for
 * moves that go back, nor for growth in whole objects: the coarseness that these bring. Elsewhere the median of
 * slopes between whole numbers may still settle on one and the same value in every run: one unit over half of the window.
 */
export function persistenceOf(
  slope: number,
  together: Growth,
  isAlike: boolean,
  runs: readonly MetricRun[],
  warmup: Warmup,
): Interval {
  const [low, high] = hullOf([slope, slope], together.interval)
  const unknown = isAlike
    ? together.coarseness
    : (2 * granularityOf(runs, warmup.sample)) / windowOf(runs[0], warmup).iterations
  return [low - unknown, high + unknown]
}

/**
 * Of the interval by the spread of the replicates and the one by what they agree on, the one that says more. With two runs
 * a side Student's quantile is above a hundred, so that a single byte by which their slopes differ would hide a small leak.
 */
export function narrowerOf(spread: Interval, agreed: Interval | null): Interval {
  return agreed !== null && agreed[1] - agreed[0] < spread[1] - spread[0] ? agreed : spread
}

/**
 * Half-width of Student's interval for the mean of one group of slopes, or for the difference of two means, with the
 * variance pooled over the groups. Zero where no group has two members: nothing is known then about their spread.
 */
export function replicateHalfWidth(groups: readonly (readonly number[])[], confidence: number): number {
  const deviation = pooledDeviation(groups)
  if (deviation === 0) return 0
  const degreesOfFreedom = groups.reduce((sum, { length }) => sum + length - 1, 0)
  const inverseSizes = groups.reduce((sum, { length }) => sum + 1 / length, 0)
  return studentTQuantile((1 - confidence) / 2, degreesOfFreedom) * deviation * Math.sqrt(inverseSizes)
}

/** Standard deviation within groups of slopes, pooled over them; 0 where no group has two members. */
export function pooledDeviation(groups: readonly (readonly number[])[]): number {
  const degreesOfFreedom = groups.reduce((sum, { length }) => sum + length - 1, 0)
  if (degreesOfFreedom < 1) return 0
  const squares = groups.reduce(
    (sum, group) => sum + (group.length > 1 ? sampleVariance([...group]) * (group.length - 1) : 0),
    0,
  )
  return Math.sqrt(squares / degreesOfFreedom)
}

/** The longest warm-up that any of the aligned runs needs. */
export function longestWarmup(runs: readonly MetricRun[], warmupIterations?: number): Warmup {
  return runs
    .map((run) => findWarmup(run, warmupIterations))
    .reduce((longest, warmup) => (warmup.sample > longest.sample ? warmup : longest))
}
