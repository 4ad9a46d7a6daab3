import { firstWindow, samplePoints } from '../statistics/index.ts'

/** What this process takes for a call and for a settle. */
export interface CallCost {
  readonly msPerIteration: number
  readonly msPerSettle: number
}

/** A window as long as four times all calls before it contains at least two enlargements of whatever was empty at first. */
export const WINDOW_TO_PAST = 4
/** Fewer than in a process of its own: to settle a heap full of test runner takes its time. */
const SAMPLES = 24
const FEWEST_SAMPLES = 16
export const MOST_SAMPLES = SAMPLES + 1
/** Readings that are thrown away before a window, as the probe leaves marks of its own, and the waits among them. */
const REHEARSALS = 6
/** Calls before anything is sampled, to learn what they cost. */
export const MOST_PILOT_ITERATIONS = 64
export const PILOT_MS = 50

export interface WindowPlan {
  readonly checkpoints: readonly number[]
  readonly iterations: number
}

export interface MeasuringPlan {
  readonly samples: number
  /** Calls up to the end of the first window. */
  readonly iterations: number
}

/** A plan that leaves time for a second window, should something grow in the first. */
export function measuringPlan(
  cost: CallCost,
  {
    iterations,
    begun,
    budgetMs,
  }: { readonly iterations: number | null; readonly begun: number; readonly budgetMs: number },
): MeasuringPlan {
  const affordable = Math.floor(budgetMs / (3 * Math.max(cost.msPerSettle, 0.1))) - REHEARSALS
  const samples = Math.min(SAMPLES, Math.max(FEWEST_SAMPLES, affordable))
  const forCallsMs = Math.max(0, budgetMs - 2 * settlesMs(cost, samples))
  // What firstWindow shares among the twelve runs that a comparison may need is here one window and a longer one.
  const wanted = firstWindow(cost.msPerIteration, (forCallsMs * 12) / (1 + WINDOW_TO_PAST))
  return { samples, iterations: begun + (iterations ?? Math.max(wanted, WINDOW_TO_PAST * begun)) }
}

export function windowPlan(from: number, to: number, samples: number): WindowPlan {
  return { checkpoints: samplePoints(to - from, samples).map((point) => from + point), iterations: to - from }
}

export function windowMs(cost: CallCost, iterations: number, samples: number): number {
  return settlesMs(cost, samples) + iterations * cost.msPerIteration
}

function settlesMs({ msPerSettle }: CallCost, samples: number): number {
  return (samples + REHEARSALS) * msPerSettle
}

/** Where the next window ends: its past is a fifth of it. */
export function nextWindowEnd(begun: number): number {
  return begun * (1 + WINDOW_TO_PAST)
}
