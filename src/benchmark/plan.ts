import { median } from 'simple-statistics'
import type { SamplingPlan } from '../measure/index.ts'
import type { Series } from '../series/index.ts'
import { SAMPLES, samplePoints } from '../statistics/index.ts'
import { LONGEST_WAIT_MS, PATIENT_SAMPLES } from './patience.ts'

/** What one process of a workload costs. */
export interface RunCost {
  readonly msPerIteration: number
  /** Start, set-up, and the settles of all samples. */
  readonly msPerRun: number
  /** One settle. */
  readonly settleMs: number
}

/**
 * The first iteration, which compiles and loads and says nothing of the others; two settles without an iteration between,
 * then ever wider steps: they tell what a settle costs and what an iteration.
 */
const PILOT_CHECKPOINTS = [1, 1, 2, 5, 17, 65, 257, 1025] as const
const PILOT_MS = 500
/** By then an iteration's cost is known, whether it takes 5 microseconds or 2 seconds. */
const PILOT_ITERATING_MS = 250

export const PILOT_ITERATIONS = 1025

export function pilotPlan(budgetMs: number): SamplingPlan {
  return {
    checkpoints: PILOT_CHECKPOINTS,
    stopAfterMs: Math.min(PILOT_MS, budgetMs / 20),
    // A program that takes a second to load would else be stopped before its first iteration, and pass for costing nothing.
    leastIteratingMs: Math.min(PILOT_ITERATING_MS, budgetMs / 20),
  }
}

/**
 * Cost of a run as read from one. Where the time in iterations was taken, that of the later half of them: the first calls load
 * and compile. On a busy machine nothing else will do, for settles of 5 to 200 ms hide iterations of a few microseconds: their
 * cost was taken for milliseconds, windows shrank to 80 iterations, and a cache of a thousand entries looked like a leak.
 *
 * Else each step between two samples is so many iterations and one settle. In a pilot the steps
 * differ widely, so a line through them has the cost of an iteration as its slope. In a measured run they hardly do: its time
 * is divided in the proportion that is known already, which a busy machine stretches as a whole. Either way an iteration
 * costs no less than what is left when every step has paid for a settle as long as the shortest step. What a measured iteration
 * adds to the settles after it is part of its cost as well: of a program that leaks much, a run half as long costs a third.
 * @param known of an earlier run of the same workload; null for a pilot
 * @param samples of the runs that are to come
 */
export function costOf(
  series: Series,
  durationMs: number,
  known: RunCost | null,
  samples = SAMPLES,
): RunCost {
  const settles = series.iterations.length - 1
  const elapsedMs = series.elapsedMs[settles] ?? 0
  const stepsMs = series.elapsedMs.slice(1).map((at, i) => at - series.elapsedMs[i]!)
  const iterations = Math.max(1, (series.iterations[settles] ?? 0) - (series.iterations[0] ?? 0))
  const left = (elapsedMs - Math.min(...stepsMs, elapsedMs) * settles) / iterations
  const read =
    known === null ? slopeThrough(series.iterations, stepsMs) : shareOf(elapsedMs, iterations, settles, known)
  const timed = series.iteratingMs === undefined ? null : laterHalf(series.iterations, series.iteratingMs)
  const msPerIteration = timed?.msPerIteration ?? Math.max(0, left, read)
  const settlingMs = elapsedMs - (timed?.allMs ?? msPerIteration * iterations)
  const settleMs = Math.max(0, settlingMs) / Math.max(1, settles)
  const startMs = Math.max(0, durationMs - elapsedMs)
  const dearerBy = timed === null || known === null ? 0 : settleGrowth(series, stepsMs)
  return {
    msPerIteration: msPerIteration + (dearerBy * samples) / 2,
    msPerRun: startMs + Math.max(0, settleMs - (dearerBy * iterations) / 2) * samples,
    settleMs,
  }
}

/** Later settles may take so many times as long as earlier ones before it is put down to what iterations leave behind. */
const ALIKE_SETTLES = 1.5

/** Milliseconds that an iteration adds to every settle after it, as the heap that is collected grows by what it leaks. */
function settleGrowth({ iterations, iteratingMs = [] }: Series, stepsMs: readonly number[]): number {
  const settlesMs = stepsMs.map((ms, step) => ms - (iteratingMs[step + 1]! - iteratingMs[step]!))
  const half = Math.floor(settlesMs.length / 2)
  if (half < 2) return 0
  const [earlier, later] = [median(settlesMs.slice(0, half)), median(settlesMs.slice(-half))]
  if (later < ALIKE_SETTLES * earlier) return 0
  return (2 * (later - earlier)) / Math.max(1, iterations.at(-1)! - iterations[0]!)
}

/** What an iteration of the later half took, and all of them together; null where too few were timed. */
function laterHalf(
  iterations: readonly number[],
  iteratingMs: readonly number[],
): { readonly msPerIteration: number; readonly allMs: number } | null {
  const [first, last] = [iterations[0]!, iterations.at(-1)!]
  const half = iterations.findLastIndex((done) => 2 * (done - first) <= last - first)
  const done = last - iterations[half]!
  const endMs = iteratingMs.at(-1)!
  return done === 0
    ? null
    : { msPerIteration: (endMs - iteratingMs[half]!) / done, allMs: endMs - iteratingMs[0]! }
}

/** Of a run's time what an iteration took, iterations and settles having the proportion that they had before. */
function shareOf(elapsedMs: number, iterations: number, settles: number, known: RunCost): number {
  const before = known.msPerIteration * iterations + known.settleMs * settles
  return before === 0 ? 0 : (known.msPerIteration * elapsedMs) / before
}

/** Least squares of the steps' times over their iterations; where all have as many nothing tells settles apart. */
function slopeThrough(iterations: readonly number[], stepsMs: readonly number[]): number {
  const counts = iterations.slice(1).map((at, i) => at - iterations[i]!)
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const [meanCount, meanMs] = [mean(counts), mean(stepsMs)]
  const variance = mean(counts.map((count) => (count - meanCount) ** 2))
  if (variance === 0) return meanMs / Math.max(1, meanCount)
  return mean(counts.map((count, i) => (count - meanCount) * (stepsMs[i]! - meanMs))) / variance
}

/** What a run costs that waits at every sample for what time frees: half of the time, as it ticks at any time. */
export function patientCost({ msPerIteration, msPerRun, settleMs }: RunCost): RunCost {
  const waitingMs = settleMs + LONGEST_WAIT_MS / 2
  const startMs = Math.max(0, msPerRun - SAMPLES * settleMs)
  return { msPerIteration, msPerRun: startMs + PATIENT_SAMPLES * waitingMs, settleMs: waitingMs }
}

/** The dearer of two readings, for a plan that must not outlast its budget. */
export function dearer(a: RunCost, b: RunCost): RunCost {
  return {
    msPerIteration: Math.max(a.msPerIteration, b.msPerIteration),
    msPerRun: Math.max(a.msPerRun, b.msPerRun),
    settleMs: Math.max(a.settleMs, b.settleMs),
  }
}

export function runMs(cost: RunCost, iterations: number): number {
  return cost.msPerRun + iterations * cost.msPerIteration
}

/** Fewer samples show no shape, and on a machine too busy for its budget start and settling alone take a run's share of it. */
export const LEAST_SAMPLES = 12

/** Where a run of so many iterations is sampled; the same in every run of a window, whatever the side. */
export function samplingPlan(iterations: number, stopAfterMs: number, isPatient = false): SamplingPlan {
  const checkpoints = samplePoints(iterations, isPatient ? PATIENT_SAMPLES : SAMPLES)
  // A window of a few calls of seconds each is no longer than the budget allows: there the clock alone ends a run.
  const leastSamples = checkpoints.length > LEAST_SAMPLES ? LEAST_SAMPLES : 2
  return { checkpoints, stopAfterMs, leastSamples, ...(isPatient ? { patienceMs: LONGEST_WAIT_MS } : {}) }
}
