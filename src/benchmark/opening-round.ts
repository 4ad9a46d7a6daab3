import type { GoesOn, SamplingPlan, Side } from '../measure/index.ts'
import { addUp, type Series, unitOf } from '../series/index.ts'
import {
  FEWEST_ITERATIONS_OF_GROWTH,
  furtherPoints,
  iterationsToLast,
  seemsToGrow,
  thresholdFor,
} from '../statistics/index.ts'
import { columnOf, isGating, metricsOf } from './judge-metrics.ts'
import type { MeasureFailed, MeasureTask } from './measure-outcome.ts'
import {
  type MeasuredRuns,
  measureOne,
  nothingMeasured,
  type PlannedRuns,
  planOf,
  type RunsDone,
} from './measure-runs.ts'
import { LEAST_SAMPLES } from './plan.ts'
import type { Ports } from './ports.ts'

/** The first round, and how long its shortest runs are. */
export type OpeningRound = MeasuredRuns & { readonly iterations: number }

/**
 * The first round of a called workload. Where its window is too short to confirm growth, the first run that seems to grow is not
 * ended but goes on (`iterationsToLast`): it is a replicate and the longer run that growth is asked to last in, at the price
 * of one window less. Head comes first there: if it goes on, the runs after it are half as long, as a regression ends the workload
 * whatever else is known by then, and where it turns out to be none, a window of the usual length follows.
 *
 * ADR 6 has the reasons and the figures.
 */
export async function openingRound(
  task: MeasureTask,
  order: readonly Side[],
  planned: PlannedRuns,
  done: RunsDone,
  ports: Ports,
): Promise<OpeningRound | MeasureFailed> {
  const measured = nothingMeasured(planned.cost)
  const longer = iterationsToLast(planned.iterations, planned.cost.msPerIteration)
  const mayGoOn = task.workload.kind === 'iterate' && planned.iterations < FEWEST_ITERATIONS_OF_GROWTH
  const sides = (mayGoOn ? order.map(otherSide) : order).filter((side) => task[side] !== null)
  const state: { hasGoneOn: boolean; checkpoints: readonly number[] | null } = {
    hasGoneOn: false,
    checkpoints: null,
  }
  for (const [index, side] of sides.entries()) {
    const usual = planOf(planned, sides.length - index, ports)
    const plan: SamplingPlan = {
      ...usual,
      checkpoints: state.checkpoints ?? usual.checkpoints,
      ...(mayGoOn && !state.hasGoneOn ? { goesOn: goesOn(side) } : {}),
    }
    const failed = await measureOne(task, side, plan, planned, measured, done, ports)
    if (failed !== null) return failed
  }
  return { ...measured, iterations: state.checkpoints?.at(-1) ?? planned.iterations }

  function goesOn(side: Side): GoesOn {
    return {
      checkpoints: furtherPoints(planned.iterations, longer),
      when(soFar) {
        const whole = addUp(soFar)
        state.hasGoneOn = whole !== undefined && isWorthIt(whole)
        if (state.hasGoneOn && side === 'head') state.checkpoints = firstHalf()
        return state.hasGoneOn
      },
    }
  }

  /** The clock may have cut the window short, and more of it must fit the budget. */
  function isWorthIt(run: Series): boolean {
    const { iterations, cost, endsAtMs } = planned
    const moreMs = (longer - iterations) * cost.msPerIteration + 4 * cost.msPerRun
    if (run.iterations.at(-1)! < iterations || moreMs > endsAtMs - ports.nowMs()) return false
    return metricsOf([run])
      .filter(isGating)
      .some((key) => {
        const unit = unitOf(key)
        const setting = task.workload.threshold
        const { holds } = thresholdFor(setting, { unit, baseSlopePerIteration: 0, agreement: 'exact' })
        return columnOf(key, [run]).every((column) => seemsToGrow(column, holds))
      })
  }

  /** null where the half would be too short to show a course. A warm-up given by the user may be longer than half a window. */
  function firstHalf(): readonly number[] | null {
    const half = planOf(planned, 1, ports).checkpoints.filter((at) => 2 * at <= planned.iterations)
    return half.length > LEAST_SAMPLES && task.workload.warmupIterations === null ? half : null
  }
}

function otherSide(side: Side): Side {
  return side === 'base' ? 'head' : 'base'
}
