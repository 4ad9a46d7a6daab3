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
  /** Threshold that holds once the budget is spent and this one has decided nothing, see `thresholdFor`. */
  readonly fallbackThreshold?: number
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
  /** Smallest that `auto` may come to, in the metric's unit per iteration; none when left out. */
  readonly leastThreshold?: number
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
  const thresholdOf = (
    baseSlopePerIteration: number,
    measured: Pick<SideSlope, 'agreement' | 'slopePerIteration' | 'interval' | 'swing'> | null,
  ) => {
    const { holds, fallback } = thresholdFor(options.threshold, {
      unit: options.unit,
      baseSlopePerIteration,
      ...(measured ?? { agreement: 'apart' }),
      least: options.leastThreshold ?? 0,
    })
    return { threshold: holds, ...(fallback === null ? {} : { fallbackThreshold: fallback }) }
  }
  if (base === null) {
    const alone = slopeOfSide(head, slopeOptions)
    const measured = alone.kind === 'measured' ? alone : null
    const thresholds = thresholdOf(0, measured)
    return {
      decision: decideAlone(alone, thresholds.threshold),
      ...thresholds,
      base: null,
      head: measured,
      difference: null,
    }
  }
  const compared = compareSides(base, head, slopeOptions)
  if (compared.kind === 'unmeasured') {
    const thresholds = thresholdOf(0, null)
    return {
      decision: decide(compared, thresholds.threshold),
      ...thresholds,
      base: null,
      head: null,
      difference: null,
    }
  }
  const { base: baseSlope, head: headSlope, difference } = compared
  const thresholds = thresholdOf(baseSlope.slopePerIteration, difference)
  return {
    decision: decide(compared, thresholds.threshold),
    ...thresholds,
    base: baseSlope,
    head: headSlope,
    difference,
  }
}

/** The judgement by the coarser threshold where it was left undecided by a finer one. */
export function byFallback(judgement: Judgement): Judgement {
  const { decision, fallbackThreshold, base, head, difference } = judgement
  if (fallbackThreshold === undefined || head === null || decision.kind !== 'inconclusive') return judgement
  const decided =
    base !== null && difference !== null
      ? decide({ kind: 'measured', base, head, difference }, fallbackThreshold)
      : decideAlone(head, fallbackThreshold)
  return { decision: decided, threshold: fallbackThreshold, base, head, difference }
}
