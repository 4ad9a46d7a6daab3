import type { Interval } from './interval.ts'

/** How a series grows after warm-up. */
export type Shape = 'flat' | 'linear' | 'step' | 'filling' | 'sawtooth'

/** Growth of one metric on one side, over that side's replicate runs. */
export interface SideSlope {
  /** Metric's unit per iteration. */
  readonly slopePerIteration: number
  readonly interval: Interval
  readonly shape: Shape
  /** Slope of each replicate run, in the order of the runs. */
  readonly replicates: readonly number[]
}

/** head minus base, unit per iteration. */
export interface SlopeDifference {
  readonly slopePerIteration: number
  readonly interval: Interval
}
