import type { Comparison } from './comparison.ts'
import { FEWEST_CYCLES } from './cycles.ts'
import { type Interval, liesWithin } from './interval.ts'
import type { Shape, SideSlope, SlopeDifference, Unmeasured } from './slope.ts'
import { WINDOW_TO_WARMUP } from './warm-up.ts'

/** What was decided on: the difference, or one side's slope where there is only one side. Unit per iteration. */
export interface Grounds {
  readonly slopePerIteration: number
  readonly interval: Interval
  readonly threshold: number
  /** True when the replicates agreed to the byte. No synonym for flat. */
  readonly exact: boolean
}

/** What would turn an inconclusive comparison into a decided one. */
export type Remedy =
  | { readonly kind: 'longer-window'; readonly iterations: number }
  | { readonly kind: 'more-runs'; readonly runsPerSide: number }
  | { readonly kind: 'measure-again' }

/** The verdict on one metric of one workload. The code says why; the numbers are those that a sentence needs. */
export type Decision =
  | ({
      readonly kind: 'regression'
      /** `grows-alone`: there is no base, the side grows by more than the threshold. */
      readonly code: 'above-threshold' | 'grows-alone'
    } & Grounds)
  | ({ readonly kind: 'improvement'; readonly code: 'below-threshold' } & Grounds)
  | ({
      readonly kind: 'unchanged'
      /**
       * - `identical`: head minus base stands still to the byte;
       * - `bounded-cycle`: a sawtooth, in one side or in the difference, whose troughs and peaks do not rise over three
       *   cycles or more; the interval, at most a tenth of the slope at which it fills, may pass the threshold.
       */
      readonly code: 'identical' | 'within-threshold' | 'flat-alone' | 'bounded-cycle'
    } & Grounds)
  | ({
      readonly kind: 'unchanged'
      /** Both sides leak, alike. */
      readonly code: 'leaks-already'
      readonly baseSlopePerIteration: number
    } & Grounds)
  | ({
      readonly kind: 'inconclusive'
      /**
       * - `one-run`: no replicates on a side;
       * - `window-too-short`: less than four times everything before it;
       * - `unconfirmed`: growth by a few rare steps, seen in one window only, or growth that was not there in a longer run;
       * - `still-filling`, `one-step`, `sawtooth`: growth that may end, or be a part of a cycle;
       * - `too-noisy`: the replicates lie further apart than the threshold;
       * - `straddles-threshold`: the interval holds the threshold and is narrower than it.
       */
      readonly code:
        | 'one-run'
        | 'window-too-short'
        | 'unconfirmed'
        | 'still-filling'
        | 'one-step'
        | 'sawtooth'
        | 'too-noisy'
        | 'straddles-threshold'
      readonly remedy: Remedy
    } & Grounds)
  | {
      readonly kind: 'inconclusive'
      readonly code: 'unmeasured'
      readonly reason: Unmeasured['reason']
      readonly remedy: Remedy
    }

/** Iterations grow by this factor from one window to the next. Not a power of two: see `nextStep`. */
export const WINDOW_GROWTH = 3

/**
 * Decides on head against base: wholly above +threshold is a regression, wholly below -threshold an improvement, wholly
 * inside unchanged; anything else is inconclusive, and so is growth whose shape says that it may end.
 *
 * ```ts
 * const decision = decide(compareSides(base, head, { confidence }), 0.5)
 * if (decision.kind === 'regression') `grows by ${decision.slopePerIteration} bytes per iteration`
 * ```
 */
export function decide(compared: Comparison | Unmeasured, threshold: number): Decision {
  if (compared.kind === 'unmeasured') return unmeasured(compared)
  const { base, head, difference } = compared
  const grounds = groundsOf(difference, threshold)
  const early = tooEarly(grounds, difference, Math.min(base.replicates.length, head.replicates.length))
  if (early) return early
  if (Math.max(-difference.interval[1], difference.interval[0]) > threshold) {
    const doubt = doubtfulShape(grounds, difference)
    if (doubt) return doubt
    return difference.interval[0] > threshold
      ? { kind: 'regression', code: 'above-threshold', ...grounds }
      : { kind: 'improvement', code: 'below-threshold', ...grounds }
  }
  if (liesWithin(difference.interval, threshold)) {
    if (isLeak(base, threshold) && isLeak(head, threshold)) {
      const baseSlopePerIteration = base.slopePerIteration
      return { kind: 'unchanged', code: 'leaks-already', baseSlopePerIteration, ...grounds }
    }
    const identical = difference.exact && difference.shape === 'flat' && difference.slopePerIteration === 0
    return { kind: 'unchanged', code: identical ? 'identical' : 'within-threshold', ...grounds }
  }
  return undecided(grounds, difference, head.replicates.length)
}

/** Decides on a side that has no base, by its own slope and shape. */
export function decideAlone(side: SideSlope | Unmeasured, threshold: number): Decision {
  if (side.kind === 'unmeasured') return unmeasured(side)
  const grounds = groundsOf(side, threshold)
  const early = tooEarly(grounds, side, side.replicates.length)
  if (early) return early
  if (side.interval[0] > threshold) {
    return doubtfulShape(grounds, side) ?? { kind: 'regression', code: 'grows-alone', ...grounds }
  }
  if (liesWithin(side.interval, threshold)) return { kind: 'unchanged', code: 'flat-alone', ...grounds }
  return undecided(grounds, side, side.replicates.length)
}

/**
 * As `decideAlone`, on one run that cannot be repeated, for the process that it was made in is needed for other things. What
 * replicates tell is then not known: whether another process would have grown alike.
 */
export function decideOneRun(run: SideSlope | Unmeasured, threshold: number): Decision {
  if (run.kind === 'unmeasured') return unmeasured(run)
  const [replicate] = run.replicates
  return decideAlone({ ...run, replicates: [replicate, replicate] }, threshold)
}

function groundsOf(measured: SideSlope | SlopeDifference, threshold: number): Grounds {
  const { slopePerIteration, interval, exact } = measured
  return { slopePerIteration, interval, threshold, exact }
}

function unmeasured({ reason }: Unmeasured): Decision {
  return { kind: 'inconclusive', code: 'unmeasured', reason, remedy: { kind: 'measure-again' } }
}

/** Samples of a longer window lie further apart, so that its warm-up ends at a later one. */
const SPARE = 1.25

/** Nothing is decided on a single run, nor before the window is four times as long as all that goes before it. */
function tooEarly(
  grounds: Grounds,
  { window }: SideSlope | SlopeDifference,
  runsPerSide: number,
): Decision | null {
  const { warmup } = window
  if (window.iterations < WINDOW_TO_WARMUP * warmup.iterations) {
    const iterations = Math.ceil((1 + WINDOW_TO_WARMUP) * SPARE * warmup.iterations)
    return {
      kind: 'inconclusive',
      code: 'window-too-short',
      remedy: { kind: 'longer-window', iterations },
      ...grounds,
    }
  }
  if (runsPerSide < 2) {
    return {
      kind: 'inconclusive',
      code: 'one-run',
      remedy: { kind: 'more-runs', runsPerSide: 2 },
      ...grounds,
    }
  }
  return null
}

/** Growth is claimed only where it lasts: fading growth, one step and part of a cycle need a longer window first. */
function doubtfulShape(grounds: Grounds, measured: SideSlope | SlopeDifference): Decision | null {
  const code = doubtOf(measured.shape, measured.evidence.cycles)
  if (code === null) return null
  return { kind: 'inconclusive', code, remedy: longerWindow(measured), ...grounds }
}

function doubtOf(shape: Shape, cycles: number): 'still-filling' | 'one-step' | 'sawtooth' | null {
  switch (shape) {
    case 'filling':
      return 'still-filling'
    case 'step':
      return 'one-step'
    case 'sawtooth':
      return cycles < FEWEST_CYCLES ? 'sawtooth' : null
    case 'flat':
    case 'linear':
      return null
  }
}

function longerWindow({ window }: SideSlope | SlopeDifference): Remedy {
  const iterations = WINDOW_GROWTH * (window.iterations + window.warmup.iterations)
  return { kind: 'longer-window', iterations }
}

/**
 * Every run of the side grows by more than the threshold, in every half of the window. Not by its interval: that of one side's few
 * runs alone is wider than that of the difference, in which the runs of both tell how far runs lie apart.
 */
function isLeak({ shape, persistence, replicates }: SideSlope, threshold: number): boolean {
  return shape === 'linear' && Math.min(persistence[0], ...replicates) > threshold
}

function undecided(grounds: Grounds, measured: SideSlope | SlopeDifference, runsPerSide: number): Decision {
  const isSettled = liesWithin(measured.persistence, grounds.threshold)
  const doubt = isSettled ? null : doubtfulShape(grounds, measured)
  if (doubt) return doubt
  if (isBoundedCycle(grounds.interval, measured)) {
    return { kind: 'unchanged', code: 'bounded-cycle', ...grounds }
  }
  if (measured.exact) {
    return {
      kind: 'inconclusive',
      code: 'straddles-threshold',
      remedy: longerWindow(measured),
      ...grounds,
    }
  }
  const [low, high] = grounds.interval
  const halfWidth = (high - low) / 2
  const room = Math.abs(Math.abs(grounds.slopePerIteration) - grounds.threshold)
  const remedy: Remedy = {
    kind: 'more-runs',
    runsPerSide: Math.min(
      MOST_RUNS,
      Math.max(runsPerSide + 2, Math.ceil(runsPerSide * (halfWidth / room) ** 2)),
    ),
  }
  const code = halfWidth > grounds.threshold ? 'too-noisy' : 'straddles-threshold'
  return { kind: 'inconclusive', code, remedy, ...grounds }
}

/** Part of the slope at which a sawtooth fills, below which its troughs must stay to be called level. */
const LEVEL_SHARE = 0.1

function isBoundedCycle(
  [low, high]: Interval,
  { exact, shape, evidence }: SideSlope | SlopeDifference,
): boolean {
  const isLevel = low <= 0 && high >= 0 && Math.max(-low, high) <= LEVEL_SHARE * evidence.riseSlope
  return exact && shape === 'sawtooth' && isLevel
}

/** A prediction beyond this many runs means that more runs are no way out. */
const MOST_RUNS = 1000

/** True for every claim that something grows, or grew before. */
export function isGrowth(decision: Decision): boolean {
  switch (decision.kind) {
    case 'regression':
    case 'improvement':
      return true
    case 'unchanged':
      return decision.code === 'leaks-already'
    case 'inconclusive':
      return false
  }
}
