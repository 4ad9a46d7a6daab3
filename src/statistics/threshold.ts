import type { MetricUnit } from '../series/index.ts'

/** Smallest difference that matters where nothing else is asked for, in the metric's unit per iteration. */
const AUTO_THRESHOLD = {
  /** Bytes: half a byte is one 16-byte object in 32 iterations. */
  bytes: { exact: 0.5, spread: 8, percentOfBase: 1 },
  /** Handles, descriptors, contexts: one left open in a thousand iterations, or in a hundred where runs disagree. */
  count: { exact: 0.001, spread: 0.01, percentOfBase: 1 },
} as const

/**
 * The smallest difference that matters, in the metric's unit per iteration.
 *
 * A number is bytes per iteration and holds for memory; metrics that count always take `auto`: 0.5 bytes (0.001 of a
 * count) per iteration where the replicates of both sides agree to the byte, else 8 (0.01), or 1 % of base's slope where
 * that is larger. Where replicates agree but a sawtooth or the like could feign more than half of the fine threshold, the
 * coarse one holds: what repeats to the byte is not known to the byte.
 */
export function thresholdFor(
  setting: number | 'auto',
  measured: {
    readonly unit: MetricUnit
    readonly baseSlopePerIteration: number
    readonly replicatesAgree: boolean
    /** Slope that moves which go back could feign, see `Growth`. */
    readonly swing?: number
    /** Smallest difference of a count where iterations are few and long (intervals): see `AUTO_THRESHOLD`. */
    readonly leastCount?: number
    /** The same of bytes. */
    readonly leastBytes?: number
  },
): number {
  if (setting !== 'auto' && measured.unit === 'bytes') return setting
  const { exact, spread, percentOfBase } = AUTO_THRESHOLD[measured.unit]
  const isFine = measured.replicatesAgree && (measured.swing ?? 0) <= exact / 2
  const least = (measured.unit === 'count' ? measured.leastCount : measured.leastBytes) ?? 0
  return Math.max(
    isFine ? exact : spread,
    least,
    (percentOfBase * Math.abs(measured.baseSlopePerIteration)) / 100,
  )
}
