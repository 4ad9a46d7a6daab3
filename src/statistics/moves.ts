import { median } from 'simple-statistics'
import type { MetricRun } from './metric-run.ts'

/** How a series moves from sample to sample. Heights in the metric's unit. */
export interface Moves {
  readonly rises: number
  readonly falls: number
  /** Sums of all rises and of all falls, both positive. */
  readonly rise: number
  readonly fall: number
  readonly largestRise: number
  readonly largestFall: number
  /** Farthest that a value lies below an earlier one, or above, whichever is less: how far the series swings back. */
  readonly swing: number
  /** Iterations of the samples after the last rise and the last fall. */
  readonly lastRiseAt: number | null
  readonly lastFallAt: number | null
  /** Median move between neighbouring samples, without its sign: zero where most stand still. */
  readonly usual: number
  /** A move above this is no jitter. */
  readonly standsOut: number
  /** Runs of neighbouring samples that moved. */
  readonly places: number
  /** Samples that did not move. */
  readonly stillSamples: number
  /** Moves that stand out. */
  readonly steps: number
}

const STANDS_OUT = 5
/** Growth at fewer places than this, and nothing between them, is as likely to be a handful of one-off steps. */
export const FEWEST_PLACES = 10

export function readMoves({ iterations, values }: MetricRun): Moves {
  let [rises, falls, rise, fall, largestRise, largestFall] = [0, 0, 0, 0, 0, 0]
  let lastRiseAt: number | null = null
  let lastFallAt: number | null = null
  let places = 0
  let stillSamples = 0
  let [highest, lowest, farthestDown, farthestUp] = [values[0], values[0], 0, 0]
  const sizes: number[] = []
  for (let sample = 1; sample < values.length; sample++) {
    const increment = values[sample] - values[sample - 1]
    if (increment === 0) stillSamples++
    else if (sample === 1 || values[sample - 1] === values[sample - 2]) places++
    sizes.push(Math.abs(increment))
    highest = Math.max(highest, values[sample])
    lowest = Math.min(lowest, values[sample])
    farthestDown = Math.max(farthestDown, highest - values[sample])
    farthestUp = Math.max(farthestUp, values[sample] - lowest)
    if (increment > 0) {
      rises++
      rise += increment
      largestRise = Math.max(largestRise, increment)
      lastRiseAt = iterations[sample]
    } else if (increment < 0) {
      falls++
      fall -= increment
      largestFall = Math.max(largestFall, -increment)
      lastFallAt = iterations[sample]
    }
  }
  const usual = median(sizes)
  const standsOut = STANDS_OUT * usual
  let steps = 0
  for (let sample = 1; sample < values.length; sample++) {
    if (Math.abs(values[sample] - values[sample - 1]) > standsOut) steps++
  }
  return {
    rises,
    falls,
    rise,
    fall,
    largestRise,
    largestFall,
    swing: Math.min(farthestDown, farthestUp),
    lastRiseAt,
    lastFallAt,
    usual,
    standsOut,
    places,
    stillSamples,
    steps,
  }
}

/**
 * The run as it would be if the few moves that stand out had not happened; null where there are none, or so many that they are
 * how it grows.
 */
export function withoutOneOffs(
  { iterations, values }: MetricRun,
  { standsOut, steps }: Moves,
): MetricRun | null {
  if (steps === 0 || steps >= FEWEST_PLACES) return null
  let taken = 0
  const rest = values.map((value, sample) => {
    const move = sample > 0 ? value - values[sample - 1] : 0
    if (Math.abs(move) > standsOut) taken += move
    return value - taken
  })
  return { iterations, values: rest }
}
