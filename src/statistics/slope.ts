import type { Interval } from './interval.ts'
import type { Warmup } from './warm-up.ts'

/** How a series grows after warm-up. */
export type Shape = 'flat' | 'linear' | 'step' | 'filling' | 'sawtooth'

/** What a shape was read from. Growth and steps in the metric's unit, slopes in that unit per iteration. */
export interface ShapeEvidence {
  /** Last minus first value of the window. */
  readonly growth: number
  readonly firstHalfSlope: number
  readonly secondHalfSlope: number
  /** Moves between neighbouring samples that stand out from the usual one. */
  readonly steps: number
  /** True when most samples stand still and the moves are few: growth that a longer window must confirm. */
  readonly isSparse: boolean
  /** Times that a sawtooth fell back; 0 for other shapes. */
  readonly cycles: number
  /** Slope at which a sawtooth rises, 0 for other shapes. */
  readonly riseSlope: number
  readonly largestRise: number
  readonly largestFall: number
  /** Iterations of the last rise and of the last fall, null where there was none. */
  readonly lastRiseAt: number | null
  readonly lastFallAt: number | null
}

/** What a window of samples can and cannot show. */
export interface Window {
  readonly warmup: Warmup
  /** Iterations from the first sample of the window to its last. */
  readonly iterations: number
  readonly samples: number
}

/** How far replicates moved by the same amounts, to the byte: at every sample, at more than half of them, or less. */
export type Agreement = 'exact' | 'mostly' | 'apart'

/** Growth of one metric in one run. */
export interface RunSlope {
  readonly kind: 'measured'
  /** Metric's unit per iteration. */
  readonly slopePerIteration: number
  /** Lowest and highest slope over any half of the window. */
  readonly interval: Interval
  readonly shape: Shape
  readonly evidence: ShapeEvidence
  readonly window: Window
}

/** Growth of one metric on one side, over that side's replicate runs. */
export interface SideSlope {
  readonly kind: 'measured'
  /** Metric's unit per iteration: mean over the replicates. */
  readonly slopePerIteration: number
  readonly interval: Interval
  readonly shape: Shape
  readonly evidence: ShapeEvidence
  readonly window: Window
  /** Slope of each replicate run, in the order of the runs. */
  readonly replicates: readonly number[]
  /** True when two or more replicates moved alike, to the byte, at every sample of the window. */
  readonly exact: boolean
  /** Whether the replicates moved alike at every sample, at more than half of them, or less. */
  readonly agreement: Agreement
  /** Where they did at most samples: the slopes that what they agree on allows, see `agreedSlopes`. Else null. */
  readonly agreed: Interval | null
  /** Slopes over every half of the window: the interval without the spread of the replicates. */
  readonly persistence: Interval
  /** What stays unknown however exactly replicates repeat, see `Growth`; part of the interval where they are exact. */
  readonly coarseness: number
  /** The part of the coarseness that is due to moves which go back. */
  readonly swing: number
}

/** head minus base, unit per iteration. */
export interface SlopeDifference {
  readonly kind: 'measured'
  readonly slopePerIteration: number
  readonly interval: Interval
  /** Shape of head minus base, sample by sample. */
  readonly shape: Shape
  readonly evidence: ShapeEvidence
  readonly window: Window
  /** True when the replicates of both sides moved alike, to the byte, at every sample of the window. */
  readonly exact: boolean
  /** Whether the replicates moved alike at every sample, at more than half of them, or less. */
  readonly agreement: Agreement
  /** Slopes over every half of the window: the interval without the spread of the replicates. */
  readonly persistence: Interval
  /** What stays unknown however exactly replicates repeat, see `Growth`; part of the interval where they are exact. */
  readonly coarseness: number
  /** The part of the coarseness that is due to moves which go back. */
  readonly swing: number
  /** Two-sided confidence of the interval, e.g. 0.9999. */
  readonly confidence: number
  /** Degrees of freedom of the interval: runs of both sides less two. */
  readonly degreesOfFreedom: number
}

/** Why there is no slope. An outcome, never an exception, and never `unchanged`. */
export interface Unmeasured {
  readonly kind: 'unmeasured'
  readonly reason:
    | 'no-runs'
    | 'too-few-samples'
    | 'not-a-number'
    | 'no-iterations'
    | 'uneven-columns'
    | 'no-common-samples'
}
