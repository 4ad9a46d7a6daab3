import type { WorkloadConfig } from '../config/index.ts'
import type { SamplingPlan } from '../measure/index.ts'
import type { Series } from '../series/index.ts'
import { SAMPLES } from '../statistics/index.ts'
import type { RunCost } from './run-cost.ts'

/** What the start and the end of a program take, as far as a plan has to reckon with them. */
const AROUND_A_SCRIPT_MS = 1_500
const RUNS_PER_ROUND = 4
/** Fewer runs of the user's own load command show no shape. */
const FEWEST_COMMANDS = 8

/** A window whose length the config gives; more rounds are all that can be added to it. */
export interface GivenWindow {
  /** What one step costs, where that is known without trying. */
  readonly cost: RunCost | null
  /** For a run that tries what one step costs. */
  readonly pilot: SamplingPlan | null
  readonly stepsOf: (cost: RunCost, remainingMs: number) => number
  readonly checkpoints: (steps: number) => readonly number[]
  /** The series as the plan counts: by steps where these are no iterations. */
  readonly overSteps: (series: Series) => Series
}

/** null: the plan finds out how long its windows must be. */
export function givenWindow(workload: WorkloadConfig): GivenWindow | null {
  const every = (steps: number, size: number) => Array.from({ length: steps + 1 }, (_, i) => i * size)
  switch (workload.kind) {
    case 'iterate':
      return null
    case 'script': {
      const { intervalMs, durationMs } = workload
      return {
        cost: { msPerIteration: intervalMs, startMs: AROUND_A_SCRIPT_MS, settleMs: 0, dearerMs: 0 },
        pilot: null,
        stepsOf: () => Math.max(1, Math.round(durationMs / intervalMs)),
        checkpoints: (steps) => every(steps, 1),
        overSteps: (series) => series,
      }
    }
    case 'serve': {
      const { kind, requestsPerSample } = workload.load
      if (kind === 'command')
        return {
          cost: null,
          pilot: { checkpoints: [0, 1, 2], stopAfterMs: null },
          stepsOf: ({ msPerIteration }, remainingMs) =>
            Math.min(
              SAMPLES,
              Math.max(
                FEWEST_COMMANDS,
                Math.floor(remainingMs / (2 * RUNS_PER_ROUND * Math.max(1, msPerIteration))),
              ),
            ),
          checkpoints: (steps) => every(steps, 1),
          overSteps: (series) => ({ ...series, iterations: series.iterations.map((_, i) => i) }),
        }
      if (requestsPerSample === null) return null
      return {
        cost: null,
        pilot: { checkpoints: every(3, requestsPerSample), stopAfterMs: null },
        stepsOf: () => SAMPLES * requestsPerSample,
        checkpoints: (requests) => every(Math.round(requests / requestsPerSample), requestsPerSample),
        overSteps: (series) => series,
      }
    }
  }
}

/**
 * What runs by the clock never runs alike: how far runs lie apart is known after three rounds and not after one, and on a busy
 * machine, where timers come late, after five.
 */
const ROUNDS_OF_A_SCRIPT = 5

/** The smallest budget with which a verdict is to be had. */
export function leastBudgetMs(workload: WorkloadConfig): number {
  return workload.kind === 'script'
    ? ROUNDS_OF_A_SCRIPT * RUNS_PER_ROUND * (workload.durationMs + AROUND_A_SCRIPT_MS)
    : 0
}
