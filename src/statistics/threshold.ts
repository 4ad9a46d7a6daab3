import type { MetricUnit } from '../series/index.ts'
import type { Interval } from './interval.ts'
import type { Agreement } from './slope.ts'

/** Smallest difference that matters where nothing else is asked for, in the metric's unit per iteration. */
const AUTO_THRESHOLD = {
  /** Bytes: half a byte is one 16-byte object in 32 iterations. */
  bytes: { fine: 0.5, coarse: 8, percentOfBase: 1 },
  /** Handles, descriptors, contexts: one left open in a thousand iterations, or in a hundred where runs disagree. */
  count: { fine: 0.001, coarse: 0.01, percentOfBase: 1 },
} as const

/** What the threshold of a metric depends on. Metric's unit per iteration. */
export interface ThresholdGrounds {
  readonly unit: MetricUnit
  readonly baseSlopePerIteration: number
  /** How far the replicates of both sides agree: at every sample of the window, at most of them, or less. */
  readonly agreement: Agreement
  /** What is compared with the threshold. */
  readonly slopePerIteration?: number
  readonly interval?: Interval
  /** Slope that moves which go back could feign, see `Growth`. */
  readonly swing?: number
  /** Smallest difference where iterations are few and long (intervals), whatever `AUTO_THRESHOLD` says. */
  readonly least?: number
}

export interface Threshold {
  readonly holds: number
  /** What holds in the end where the budget does not suffice to decide on the finer one; null where there is no other. */
  readonly fallback: number | null
}

/**
 * The smallest difference that matters, in the metric's unit per iteration.
 *
 * A number is bytes per iteration and holds for memory; metrics that count always take `auto`: 0.5 bytes (0.001 of a
 * count) per iteration where the replicates of both sides agree to the byte, else 8 (0.01), or 1 % of base's slope where
 * that is larger. Where replicates agree but a sawtooth or the like could feign more than half of the fine threshold, the
 * coarse one holds: what repeats to the byte is not known to the byte.
 *
 * Where replicates agree at most samples, to the byte, one-off moves of single runs keep them from agreeing at all. There
 * the fine threshold holds where the slope is known to half of it, and where it is above it: then more is measured, and
 * the coarse one is left for the end of the budget.
 */
export function thresholdFor(setting: number | 'auto', grounds: ThresholdGrounds): Threshold {
  const { unit, baseSlopePerIteration, agreement, slopePerIteration = 0, interval, swing = 0 } = grounds
  if (setting !== 'auto' && unit === 'bytes') return { holds: setting, fallback: null }
  const { fine, coarse, percentOfBase } = AUTO_THRESHOLD[unit]
  const least = Math.max(grounds.least ?? 0, (percentOfBase * Math.abs(baseSlopePerIteration)) / 100)
  const [holdsFine, holdsCoarse] = [Math.max(fine, least), Math.max(coarse, least)]
  if (agreement === 'exact' && swing <= fine / 2) return { holds: holdsFine, fallback: null }
  const isKnown = interval !== undefined && interval[1] - interval[0] <= fine
  const isFine = unit === 'bytes' && agreement !== 'apart' && (isKnown || Math.abs(slopePerIteration) > fine)
  return isFine ? { holds: holdsFine, fallback: holdsCoarse } : { holds: holdsCoarse, fallback: null }
}
