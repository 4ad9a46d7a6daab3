import type { SlopeDifference } from './slope.ts'

/** What a plan can tell apart, read from a comparison of a program with itself. Metric's unit per iteration. */
export interface Resolution {
  /** How far the interval reaches from zero: a threshold below it would leave this comparison inconclusive. */
  readonly noiseFloor: number
  /** A leak from this size on is found by the same plan, with the confidence of the interval. */
  readonly smallestLeak: number
}

/**
 * Reads the resolution from an A/A comparison: a leak moves the interval by its own size, the estimate may lie off by half of
 * the interval's width, and the low end of the interval must still pass the threshold.
 */
export function resolutionOf({ interval }: SlopeDifference, threshold: number): Resolution {
  const [low, high] = interval
  return { noiseFloor: Math.max(-low, high, 0), smallestLeak: threshold + (high - low) }
}
