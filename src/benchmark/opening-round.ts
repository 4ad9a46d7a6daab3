import type { GoesOn, SamplingPlan, Side } from '../measure/index.ts'
import { addUp } from '../series/index.ts'
import { goingOn } from './going-on.ts'
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
  const onward = goingOn(task, planned, ports)
  let { window } = planned
  let hasGrown = false
  for (const [index, side] of sides.entries()) {
    const present = { ...planned, window }
    const mayGoOn = isCalled && !hasGrown && (onward.isNeeded || index === 0)
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
      checkpoints: onward.checkpoints,
      when(soFar) {
        const run = addUp(soFar)
        if (run === undefined || !onward.seemsToGrow(run)) return false
        const isWorthIt = onward.isWorthIt(run)
        hasGrown = isWorthIt || !onward.isNeeded
        if (hasGrown && side === 'head')
          window = { ...window, checkpoints: firstHalf() ?? window.checkpoints }
        return isWorthIt
      },
    }
  }

  /** null where the half would be too short to show a course. A warm-up given by the user may be longer than half a window. */
  function firstHalf(): readonly number[] | null {
    const half = planned.window.checkpoints.filter((at) => 2 * at <= iterationsOf(planned.window))
    return half.length > LEAST_SAMPLES && task.workload.warmupIterations === null ? half : null
  }
}

function otherSide(side: Side): Side {
  return side === 'base' ? 'head' : 'base'
}
