import { median } from 'simple-statistics'
import type { Interval } from './interval.ts'
import type { MetricRun } from './metric-run.ts'
import { theilSenSlope } from './theil-sen.ts'

/** A series that rises and falls back, again and again. */
export interface Cycles {
  /** Complete cycles: falls, neighbouring ones joined. */
  readonly count: number
  /** Slope of the usual rise, unit per iteration. */
  readonly riseSlope: number
  /** Slope that the troughs and the peaks follow, unit per iteration; null with fewer than three cycles. */
  readonly envelope: { readonly slopePerIteration: number; readonly interval: Interval } | null
}

/** Fewer cycles than this leave open whether the troughs rise. */
export const FEWEST_CYCLES = 3
/** A fall is at least this many times the usual rise, or it is noise. */
const FALL_TO_RISE = 2

/**
 * Reads a series as a sawtooth: falls are at most half as frequent as rises, larger than twice the usual rise, and take
 * back more than half of all that rises. Null for anything else.
 *
 * Samples do not meet a cycle at its lowest point but up to one rise above it, so the slope through the troughs is known
 * only to one usual rise, and to the scatter of the troughs and peaks, over the iterations between the first trough and
 * the last. What leaks below that is hidden.
 */
export function readCycles({ iterations, values }: MetricRun): Cycles | null {
  const rises: number[] = []
  const falls: number[] = []
  for (let sample = 1; sample < values.length; sample++) {
    const increment = values[sample] - values[sample - 1]
    if (increment > 0) rises.push(increment)
    else if (increment < 0) falls.push(-increment)
  }
  if (falls.length === 0 || falls.length * 2 > rises.length) return null
  const usualRise = median(rises)
  if (median(falls) < FALL_TO_RISE * usualRise) return null
  if (total(falls) * 2 < total(rises)) return null

  const troughs = { iterations: [] as number[], values: [] as number[] }
  const peaks = { iterations: [] as number[], values: [] as number[] }
  for (let sample = 1; sample < values.length; sample++) {
    if (values[sample] >= values[sample - 1]) continue
    const goesOn = sample > 1 && values[sample - 1] < values[sample - 2]
    if (goesOn) {
      troughs.iterations[troughs.iterations.length - 1] = iterations[sample]
      troughs.values[troughs.values.length - 1] = values[sample]
    } else {
      peaks.iterations.push(iterations[sample - 1])
      peaks.values.push(values[sample - 1])
      troughs.iterations.push(iterations[sample])
      troughs.values.push(values[sample])
    }
  }
  const count = troughs.values.length
  const riseSlope = (usualRise * (values.length - 1)) / (iterations[iterations.length - 1] - iterations[0])
  if (count < FEWEST_CYCLES) return { count, riseSlope, envelope: null }
  const ofTroughs = theilSenSlope(troughs)
  const ofPeaks = theilSenSlope(peaks)
  const scatter = Math.max(scatterOf(troughs, ofTroughs), scatterOf(peaks, ofPeaks))
  const coarseness = (usualRise + scatter) / (troughs.iterations[count - 1] - troughs.iterations[0])
  return {
    count,
    riseSlope,
    envelope: {
      slopePerIteration: (ofTroughs + ofPeaks) / 2,
      interval: [Math.min(ofTroughs, ofPeaks) - coarseness, Math.max(ofTroughs, ofPeaks) + coarseness],
    },
  }
}

/** Range of what is left of the values when the slope is taken out. */
function scatterOf({ iterations, values }: MetricRun, slope: number): number {
  const residuals = values.map((value, sample) => value - slope * iterations[sample])
  return Math.max(...residuals) - Math.min(...residuals)
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
