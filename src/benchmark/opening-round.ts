import type { GoesOn, SamplingPlan, Side } from '../measure/index.ts'
import { addUp, type Series, unitOf } from '../series/index.ts'
import {
  FEW_SAMPLES,
  FEWEST_ITERATIONS_OF_GROWTH,
  furtherPoints,
  iterationsToLast,
  SAMPLES,
  seemsToGrow,
  thresholdFor,
  WINDOW_GROWTH,
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
import { iterationsOf, LEAST_SAMPLES, type Window } from './plan.ts'
import type { Ports } from './ports.ts'
import { costOf, costWith, runMs } from './run-cost.ts'

/** Share of the time of a run by which one goes on that need not; twice as much where settling turns out to be dear. */
const GOES_ON_FOR = 0.5

/** The first round, and what all its runs share of their windows. */
export type OpeningRound = MeasuredRuns & { readonly window: Window }

/**
 * The first round of a called workload. Head comes first; if it seems to grow, it is not ended but goes on
 * (`iterationsToLast`), and the runs after it are half as long, as a regression ends the workload whatever else is known by
 * then: it is a replicate by its first part, and growth is asked to last in the whole of it, at the price of one window
 * less. Where it turns out to be none, a window of the usual length follows.
 *
 * Where the window is too short to confirm growth base goes on as well, if it is the first that seems to grow. Elsewhere no more than
 * the window is needed, but against caches as large as it head goes on for half as long again by the clock.
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
  const isCalled = task.workload.kind === 'iterate'
  const sides = (isCalled ? order.map(otherSide) : order).filter((side) => task[side] !== null)
  const iterations = iterationsOf(planned.window)
  const isConfirming = iterations >= FEWEST_ITERATIONS_OF_GROWTH
  const longer = isConfirming
    ? Math.min(WINDOW_GROWTH * iterations, iterations + iterationsFor(GOES_ON_FOR))
    : iterationsToLast(iterations, planned.cost.msPerIteration)
  const further = furtherPoints(iterations, longer, isConfirming ? FEW_SAMPLES : SAMPLES)
  let { window } = planned
  let hasGrown = false
  for (const [index, side] of sides.entries()) {
    const present = { ...planned, window }
    const mayGoOn = isCalled && !hasGrown && (!isConfirming || index === 0)
    const plan: SamplingPlan = {
      ...planOf(present, sides.length - index, ports),
      ...(mayGoOn ? { goesOn: goesOn(side) } : {}),
    }
    const failed = await measureOne(task, side, plan, present, measured, done, ports)
    if (failed !== null) return failed
  }
  return { ...measured, window }

  function goesOn(side: Side): GoesOn {
    return {
      checkpoints: further,
      when(soFar) {
        const run = addUp(soFar)
        if (run === undefined || !grows(run)) return false
        const isWorthIt = isConfirming ? isCheap(run) : isAffordable()
        hasGrown = isConfirming || isWorthIt
        if (hasGrown && side === 'head')
          window = { ...window, checkpoints: firstHalf() ?? window.checkpoints }
        return isWorthIt
      },
    }
  }

  /** Nothing is said of a run that the clock has cut short. */
  function grows(run: Series): boolean {
    if (run.iterations.at(-1)! < iterations) return false
    return metricsOf([run])
      .filter(isGating)
      .some((key) => {
        const unit = unitOf(key)
        const setting = task.workload.threshold
        const { holds } = thresholdFor(setting, { unit, baseSlopePerIteration: 0, agreement: 'exact' })
        return columnOf(key, [run]).every((column) => seemsToGrow(column, holds))
      })
  }

  /** The rest of the round, and more of this run, fit the budget. */
  function isAffordable(): boolean {
    const { cost, endsAtMs } = planned
    const { msPerIteration, msPerRun } = costWith(cost, SAMPLES)
    return (longer - iterations) * msPerIteration + 4 * msPerRun <= endsAtMs - ports.nowMs()
  }

  /** In a share of the time that a run of the window takes, settling left out. */
  function iterationsFor(share: number): number {
    const { msPerIteration } = planned.cost
    return Math.floor((share * runMs(planned.cost, iterations)) / Math.max(msPerIteration, 1e-4))
  }

  /** A heap that grows fast is soon dear to collect. */
  function isCheap(run: Series): boolean {
    const { startMs } = planned.cost
    const ranMs = startMs + run.elapsedMs.at(-1)!
    const { msPerIteration, settleMs, dearerMs } = costOf(run, ranMs, planned.cost)
    const settlingMs = further.reduce((sum, at) => sum + settleMs + at * dearerMs, 0)
    return (longer - iterations) * msPerIteration + settlingMs <= 2 * GOES_ON_FOR * ranMs
  }

  /** null where the half would be too short to show a course. A warm-up given by the user may be longer than half a window. */
  function firstHalf(): readonly number[] | null {
    const half = planned.window.checkpoints.filter((at) => 2 * at <= iterations)
    return half.length > LEAST_SAMPLES && task.workload.warmupIterations === null ? half : null
  }
}

function otherSide(side: Side): Side {
  return side === 'base' ? 'head' : 'base'
}
