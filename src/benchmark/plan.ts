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
  return {
    checkpoints: PILOT_CHECKPOINTS,
    stopAfterMs: Math.min(PILOT_MS, budgetMs / 20),
    // A program that takes a second to load would else be stopped before its first iteration, and pass for costing nothing.
    stopCountsFrom: 'first-sample',
  }
}

/**
 * Cost of a run as read from one: each step between two samples is so many iterations and one settle, so a line through the
 * steps has the cost of an iteration as its slope. No less than what is left when every step has paid for a settle as long
 * as the shortest step. Where all steps are alike nothing tells the two apart, and all counts as iterations.
 */
export function costOf(series: Series, durationMs: number): RunCost {
  const last = series.iterations.length - 1
  const elapsedMs = series.elapsedMs[last] ?? 0
  const steps = series.elapsedMs.slice(1).map((at, i) => at - series.elapsedMs[i]!)
  const iterations = Math.max(1, series.iterations[last] ?? 0)
  const left = (elapsedMs - Math.min(...steps, elapsedMs) * last) / iterations
  const msPerIteration = Math.max(0, left, slopeThrough(series.iterations, steps) ?? elapsedMs / iterations)
  const settleMs = last === 0 ? 0 : Math.max(0, elapsedMs - msPerIteration * iterations) / last
  return {
    msPerIteration,
    msPerRun: Math.max(0, durationMs - elapsedMs) + settleMs * SAMPLES,
  }
}

/** Least squares of the steps' times over their iterations; null where all have as many. */
function slopeThrough(iterations: readonly number[], stepsMs: readonly number[]): number | null {
  const counts = iterations.slice(1).map((at, i) => at - iterations[i]!)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanCount, meanMs] = [mean(counts), mean(stepsMs)]
  const variance = mean(counts.map((count) => (count - meanCount) ** 2))
  if (!(variance > 0)) return null
  return mean(counts.map((count, i) => (count - meanCount) * (stepsMs[i]! - meanMs))) / variance
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
