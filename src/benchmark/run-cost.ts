import { median } from 'simple-statistics'
import type { Series } from '../series/index.ts'
import { type MsOfRuns, SAMPLES } from '../statistics/index.ts'

/** What one process of a workload costs. */
export interface RunCost {
  readonly msPerIteration: number
  /** Start and set-up. */
  readonly startMs: number
  /** One settle, of a heap in which nothing has grown. */
  readonly settleMs: number
  /** What an iteration adds to every settle after it, as the heap that is collected grows by what it leaks. */
  readonly dearerMs: number
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
 */
export function costOf(series: Series, durationMs: number, known: RunCost | null): RunCost {
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
  const dearerMs = timed === null || known === null ? 0 : settleGrowth(series, stepsMs)
  return {
    msPerIteration,
    startMs,
    settleMs: Math.max(0, settleMs - (dearerMs * iterations) / 2),
    dearerMs,
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

/** Of runs with so many samples: what an iteration adds to the settles after it, half of them, is part of its cost. */
export function costWith(
  { msPerIteration, startMs, settleMs, dearerMs }: RunCost,
  samples: number,
): MsOfRuns {
  return {
    msPerIteration: msPerIteration + (dearerMs * samples) / 2,
    msPerRun: startMs + settleMs * samples,
  }
}

export function runMs(cost: RunCost, iterations: number, samples: number = SAMPLES): number {
  const { msPerIteration, msPerRun } = costWith(cost, samples)
  return msPerRun + iterations * msPerIteration
}

/** The dearer of two readings, for a plan that must not outlast its budget. */
export function dearer(a: RunCost, b: RunCost): RunCost {
  return {
    msPerIteration: Math.max(a.msPerIteration, b.msPerIteration),
    startMs: Math.max(a.startMs, b.startMs),
    settleMs: Math.max(a.settleMs, b.settleMs),
    dearerMs: Math.max(a.dearerMs, b.dearerMs),
  }
}
