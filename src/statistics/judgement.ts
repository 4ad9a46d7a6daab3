import type { MetricUnit } from '../series/index.ts'
import { compareSides } from './comparison.ts'
import { type Decision, decide, decideAlone } from './decision.ts'
import { confidenceAtLook, type ErrorBudget } from './error-budget.ts'
import type { MetricRun } from './metric-run.ts'
import { slopeOfSide } from './side-slope.ts'
import type { SideSlope, SlopeDifference } from './slope.ts'
import { thresholdFor } from './threshold.ts'

/** What one look at one metric of one workload found. */
export interface Judgement {
  readonly decision: Decision
  /** Metric's unit per iteration. */
  readonly threshold: number
  /** Null where that side was not measured, or not in a way that gives a slope: the decision says why. */
  readonly base: SideSlope | null
  readonly head: SideSlope | null
  readonly difference: SlopeDifference | null
}

export interface JudgeOptions {
  readonly unit: MetricUnit
  readonly threshold: number | 'auto'
  readonly budget: ErrorBudget
  /** 1 at the first look at this workload's data, one more at each. */
  readonly look: number
  /** Iterations of warm-up given by the user; found from the series when left out. */
  readonly warmupIterations?: number
  /** Smallest difference that matters of a metric that counts, per iteration; 0.001 or 0.01 when left out. */
  readonly leastCountThreshold?: number
  /** As above, of a metric in bytes; 0.5 or 8 when left out. */
  readonly leastBytesThreshold?: number
}

/**
 * Slopes, interval, threshold and decision of one metric in one call.
 *
 * ```ts
 * const budget = { familyError: FAMILY_ERROR, comparisons: gatingMetrics * workloads, looks: LOOKS }
 * const judgement = judgeMetric(baseRuns, headRuns, { unit: 'bytes', threshold: 'auto', budget, look: 1 })
 * switch (judgement.decision.kind) { case 'regression': ... }
 * ```
 * @param base the runs of base; null where there is no base (first commit, workload new): head is then judged alone.
 */
export function judgeMetric(
  base: readonly MetricRun[] | null,
  head: readonly MetricRun[],
  options: JudgeOptions,
): Judgement {
  const confidence = confidenceAtLook(options.budget, options.look)
  const slopeOptions = {
    confidence,
    ...(options.warmupIterations === undefined ? {} : { warmupIterations: options.warmupIterations }),
  }
  const thresholdOf = (baseSlopePerIteration: number, replicatesAgree: boolean, swing = 0) =>
    thresholdFor(options.threshold, {
      unit: options.unit,
      baseSlopePerIteration,
      replicatesAgree,
      swing,
      leastCount: options.leastCountThreshold ?? 0,
      leastBytes: options.leastBytesThreshold ?? 0,
    })
  if (base === null) {
    const alone = slopeOfSide(head, slopeOptions)
    const measured = alone.kind === 'measured' ? alone : null
    const threshold = thresholdOf(0, measured?.exact ?? false, measured?.swing)
    return {
      decision: decideAlone(alone, threshold),
      threshold,
      base: null,
      head: measured,
      difference: null,
    }
  }
  const compared = compareSides(base, head, slopeOptions)
  if (compared.kind === 'unmeasured') {
    const threshold = thresholdOf(0, false)
    return { decision: decide(compared, threshold), threshold, base: null, head: null, difference: null }
  }
  const { base: baseSlope, head: headSlope, difference } = compared
  const threshold = thresholdOf(baseSlope.slopePerIteration, difference.exact, difference.swing)
  return { decision: decide(compared, threshold), threshold, base: baseSlope, head: headSlope, difference }
}
