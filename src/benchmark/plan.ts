import type { SamplingPlan } from '../measure/index.ts'
import type { Series } from '../series/index.ts'
import { SAMPLES, samplePoints } from '../statistics/index.ts'

/** What one process of a workload costs. */
export interface RunCost {
  readonly msPerIteration: number
  /** Start, set-up, and the settles of all samples. */
  readonly msPerRun: number
}

/** Ever wider steps: after half a second the cost of an iteration is known, whether it takes 5 microseconds or 2 seconds. */
const PILOT_CHECKPOINTS = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512] as const
const PILOT_MS = 500

export const PILOT_ITERATIONS = 512

export function pilotPlan(budgetMs: number): SamplingPlan {
  return { checkpoints: PILOT_CHECKPOINTS, stopAfterMs: Math.min(PILOT_MS, budgetMs / 20) }
}

/**
 * Cost of a run as read from one: what lies between its samples is iterations and settles, and the shortest step between
 * two samples is nearly all settle.
 */
export function costOf(series: Series, durationMs: number): RunCost {
  const last = series.iterations.length - 1
  const elapsedMs = series.elapsedMs[last] ?? 0
  const steps = series.elapsedMs.slice(1).map((at, i) => at - series.elapsedMs[i]!)
  const settleMs = Math.min(...steps, elapsedMs)
  const iterations = Math.max(1, series.iterations[last] ?? 0)
  return {
    msPerIteration: Math.max(0, elapsedMs - settleMs * last) / iterations,
    msPerRun: Math.max(0, durationMs - elapsedMs) + settleMs * SAMPLES,
  }
}

/** The dearer of two readings, for a plan that must not outlast its budget. */
export function dearer(a: RunCost, b: RunCost): RunCost {
  return {
    msPerIteration: Math.max(a.msPerIteration, b.msPerIteration),
    msPerRun: Math.max(a.msPerRun, b.msPerRun),
  }
}

export function runMs(cost: RunCost, iterations: number): number {
  return cost.msPerRun + iterations * cost.msPerIteration
}

/** Where a run of so many iterations is sampled; the same in every run of a window, whatever the side. */
export function samplingPlan(iterations: number, stopAfterMs: number): SamplingPlan {
  return { checkpoints: samplePoints(iterations), stopAfterMs }
}
