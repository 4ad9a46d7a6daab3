import type { SamplingPlan } from '../measure/index.ts'
import type { Series } from '../series/index.ts'

/** What one process of a workload costs, from a pilot run. */
export interface RunCost {
  /** From spawn to the first sample, and from the last sample to the end. */
  readonly overheadMs: number
  readonly iterationMs: number
  readonly settleMs: number
}

/** Samples in the measured window; a few more are taken during warm-up, for the plot and to find its end. */
const WINDOW_SAMPLES = 20
const WARMUP_SAMPLES = [0, 1 / 8, 1 / 4, 1 / 2] as const
const SAMPLES = WINDOW_SAMPLES + WARMUP_SAMPLES.length + 1
const RUNS_PER_ROUND = 4
/** The window is at least four times all that went before it: what a container holds at its start must double twice. */
const WARMUP_SHARE = 1 / 5
const FEWEST_ITERATIONS = 5
const USUAL_ITERATIONS = 500
/** A run whose iterations cost next to nothing does more of them, up to this time and this number. */
const CHEAP_RUN_MS = 250
const MOST_ITERATIONS_AT_FIRST = 10_000
const GROWTH = 4

/** Ever wider steps: after a second the cost of an iteration is known, whether it takes 5 microseconds or 2 seconds. */
export function pilotPlan(budgetMs: number): SamplingPlan {
  return {
    checkpoints: [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    stopAfterMs: Math.min(500, budgetMs / 20),
  }
}

/** Cost of a run from a pilot's series: the dearest step tells an iteration, the cheapest sample the settle. */
export function costOf(pilot: Series, durationMs: number): RunCost {
  const last = pilot.iterations.length - 1
  const elapsed = pilot.elapsedMs[last] ?? 0
  const iterations = pilot.iterations[last] ?? 0
  const steps = pilot.elapsedMs.slice(1).map((at, i) => at - pilot.elapsedMs[i]!)
  const settleMs = Math.max(0.5, Math.min(...steps, elapsed))
  return {
    overheadMs: Math.max(20, durationMs - elapsed),
    iterationMs: Math.max(1e-4, (elapsed - settleMs * last) / Math.max(1, iterations)),
    settleMs,
  }
}

export function runMs(cost: RunCost, iterations: number): number {
  return cost.overheadMs + iterations * cost.iterationMs + SAMPLES * cost.settleMs
}

/** How many iterations the first round's runs do; undefined where the budget does not buy the fewest that tell anything. */
export function firstIterations(cost: RunCost, budgetMs: number): number | undefined {
  const affordable = affordableIterations(cost, budgetMs)
  if (affordable < FEWEST_ITERATIONS) return undefined
  const cheap = Math.floor(CHEAP_RUN_MS / cost.iterationMs)
  const wished = Math.min(MOST_ITERATIONS_AT_FIRST, Math.max(USUAL_ITERATIONS, cheap))
  return Math.min(wished, affordable)
}

/** Iterations of a longer round, or undefined where the rest of the budget buys no window that sees more. */
export function longerIterations(previous: number, cost: RunCost, remainingMs: number): number | undefined {
  const affordable = Math.min(previous * GROWTH, affordableIterations(cost, remainingMs))
  return affordable >= previous * 2 ? affordable : undefined
}

export function roundFits(iterations: number, cost: RunCost, remainingMs: number): boolean {
  return runMs(cost, iterations) * RUNS_PER_ROUND <= remainingMs
}

function affordableIterations(cost: RunCost, budgetMs: number): number {
  const iterating = budgetMs / RUNS_PER_ROUND - runMs(cost, 0)
  return Math.max(0, Math.floor(iterating / cost.iterationMs))
}

/** Warm-up of a run: as configured, else a fifth of it. */
export function warmupOf(iterations: number, configured: number | null): number {
  return Math.min(configured ?? Math.floor(iterations * WARMUP_SHARE), iterations - 1)
}

/** Where a run of so many iterations is sampled: thinly while it warms up, evenly after. Same on both sides. */
export function samplingPlan(iterations: number, warmup: number): SamplingPlan {
  const checkpoints = new Set(WARMUP_SAMPLES.map((share) => Math.floor(warmup * share)))
  for (let i = 0; i <= WINDOW_SAMPLES; i++)
    checkpoints.add(warmup + Math.round(((iterations - warmup) * i) / WINDOW_SAMPLES))
  return { checkpoints: [...checkpoints].sort((a, b) => a - b), stopAfterMs: null }
}
