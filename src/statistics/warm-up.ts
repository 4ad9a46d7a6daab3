import { median } from 'simple-statistics'
import type { MetricRun } from './metric-run.ts'
import { theilSenSlope } from './theil-sen.ts'

/** Where the measured window begins, and why there. */
export interface Warmup {
  /** Index of the first sample of the window. */
  readonly sample: number
  /** Iterations done before the window. */
  readonly iterations: number
  /**
   * - `none`: the first sample already lies on the course that the rest follows;
   * - `found`: the samples before lie off the course that the rest follows;
   * - `longest-allowed`: even the last sample of the first fifth was needed; warm-up may go on inside the window;
   * - `set`: given by the user.
   */
  readonly reason: 'none' | 'found' | 'longest-allowed' | 'set'
}

/** The window is at least this many times as long as all that goes before it. */
export const WINDOW_TO_WARMUP = 4

/**
 * Finds the end of warm-up in a series.
 *
 * The last four fifths are the core: a line is laid through them (Theil-Sen, median intercept) and a corridor as wide as
 * their own residuals around it. Going back from the core, the window takes in every sample that still lies in the
 * corridor; the first one outside ends it. So a spike, and steps as well, are cut off wherever they end within the first
 * fifth, and the window is never shorter than four times what goes before it.
 *
 * @param set iterations of warm-up given by the user; the window then starts at the first sample at or after it.
 */
export function findWarmup(run: MetricRun, set?: number): Warmup {
  const { iterations } = run
  if (set !== undefined) {
    const sample = iterations.findIndex((at) => at >= set)
    if (sample >= 0 && sample <= iterations.length - 2) {
      return { sample, iterations: iterations[sample], reason: 'set' }
    }
  }
  const warmup = known.get(run) ?? searchWarmup(run)
  known.set(run, warmup)
  return warmup
}

/** The loop looks at the same runs again after every round. */
const known = new WeakMap<MetricRun, Warmup>()

function searchWarmup({ iterations, values }: MetricRun): Warmup {
  const core = coreStart(iterations)
  if (core === 0) return { sample: 0, iterations: iterations[0], reason: 'none' }
  const slope = theilSenSlope({ iterations: iterations.slice(core), values: values.slice(core) })
  const residuals = values.map((value, sample) => value - slope * iterations[sample])
  const course = median(residuals.slice(core))
  let corridor = 0
  for (let sample = core; sample < residuals.length; sample++) {
    corridor = Math.max(corridor, Math.abs(residuals[sample] - course))
  }
  const rounding = 1e-9 * Math.max(...values.map(Math.abs), 1)
  let sample = core
  while (sample > 0 && Math.abs(residuals[sample - 1] - course) <= corridor + rounding) sample--
  if (sample === 0) return { sample, iterations: iterations[0], reason: 'none' }
  return { sample, iterations: iterations[sample], reason: sample === core ? 'longest-allowed' : 'found' }
}

/** Index of the last sample with at least `WINDOW_TO_WARMUP` times its iterations after it. */
function coreStart(iterations: readonly number[]): number {
  const last = iterations[iterations.length - 1]
  let start = 0
  while (start + 3 < iterations.length && iterations[start + 1] * (1 + WINDOW_TO_WARMUP) <= last) start++
  return start
}
