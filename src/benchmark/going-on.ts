import { type Series, unitOf } from '../series/index.ts'
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
import type { MeasureTask } from './measure-outcome.ts'
import type { PlannedRuns } from './measure-runs.ts'
import { iterationsOf } from './plan.ts'
import type { Ports } from './ports.ts'
import { costOf, costWith, runMs } from './run-cost.ts'

/** Iterations by which a run goes on that need not: as many as this share of its time holds, settling left out. */
const GOES_ON_FOR = 0.5
/** They are too dear where they would take more than this share of it, settling included. */
const MOST_OF_A_RUN = 1
/** Nor by more than this: no bounded cache is worth the memory of a runner. */
const GOES_ON_FOR_BYTES = 64 * 2 ** 20

/** How far a run that seems to grow goes on beyond its window, and whether it should. */
export interface GoingOn {
  /** The window is too short to confirm growth; elsewhere going on is only good against caches as large as the window. */
  readonly isNeeded: boolean
  /** Behind those of the window. */
  readonly checkpoints: readonly number[]
  /** In any gating metric. Nothing is said of a run that the clock has cut short. */
  seemsToGrow(run: Series): boolean
  isWorthIt(run: Series): boolean
}

/** To the iterations that confirm growth where that is needed (`iterationsToLast`), else for half of the time of the window. */
export function goingOn(task: MeasureTask, { window, cost, endsAtMs }: PlannedRuns, ports: Ports): GoingOn {
  const iterations = iterationsOf(window)
  const isNeeded = iterations < FEWEST_ITERATIONS_OF_GROWTH
  const longer = isNeeded
    ? iterationsToLast(iterations, cost.msPerIteration)
    : Math.min(WINDOW_GROWTH * iterations, iterations + iterationsFor(GOES_ON_FOR))
  const checkpoints = furtherPoints(iterations, longer, isNeeded ? SAMPLES : FEW_SAMPLES)
  return {
    isNeeded,
    checkpoints,
    seemsToGrow(run) {
      if (run.iterations.at(-1)! < iterations) return false
      return metricsOf([run])
        .filter(isGating)
        .some((key) => {
          const unit = unitOf(key)
          const setting = task.workload.threshold
          const { holds } = thresholdFor(setting, { unit, baseSlopePerIteration: 0, agreement: 'exact' })
          return columnOf(key, [run]).every((column) => seemsToGrow(column, holds))
        })
    },
    isWorthIt: isNeeded ? isAffordable : isCheap,
  }

  /** In a share of the time that a run of the window takes, settling left out. */
  function iterationsFor(share: number): number {
    return Math.floor((share * runMs(cost, iterations)) / Math.max(cost.msPerIteration, 1e-4))
  }

  /** The rest of the round, and more of this run, fit the budget. */
  function isAffordable(): boolean {
    const { msPerIteration, msPerRun } = costWith(cost, SAMPLES)
    return (longer - iterations) * msPerIteration + 4 * msPerRun <= endsAtMs - ports.nowMs()
  }

  /** A heap that grows fast is soon dear to collect, and larger than a runner's memory. */
  function isCheap(run: Series): boolean {
    if (((longer - iterations) * grownBytes(run)) / iterations > GOES_ON_FOR_BYTES) return false
    const ranMs = cost.startMs + run.elapsedMs.at(-1)!
    const { msPerIteration, settleMs, dearerMs } = costOf(run, ranMs, cost)
    const settlingMs = checkpoints.reduce((sum, at) => sum + settleMs + at * dearerMs, 0)
    return (longer - iterations) * msPerIteration + settlingMs <= MOST_OF_A_RUN * ranMs
  }
}

function grownBytes({ metrics }: Series): number {
  return [metrics.heapUsed, metrics.external].reduce(
    (sum, values = []) => sum + Math.max(0, (values.at(-1) ?? 0) - (values[0] ?? 0)),
    0,
  )
}
