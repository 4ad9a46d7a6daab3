import { median } from 'simple-statistics'
import { readCycles } from './cycles.ts'
import type { Interval } from './interval.ts'
import type { MetricRun } from './metric-run.ts'
import { FEWEST_PLACES, type Moves, readMoves, withoutOneOffs } from './moves.ts'
import { endsInRest } from './rest.ts'
import type { Shape, ShapeEvidence } from './slope.ts'
import { readStaircase } from './staircase.ts'
import { theilSenSlope } from './theil-sen.ts'

/** What one window of one series says about its growth. */
export interface Growth {
  readonly slopePerIteration: number
  /** Lowest and highest slope over any half of the window: growth that lasts keeps its low end above zero. */
  readonly interval: Interval
  readonly shape: Shape
  readonly evidence: ShapeEvidence
  /** Half-width, unit per iteration, of what stays unknown of the slope however exactly the replicates repeat it. */
  readonly coarseness: number
  /** The part of the coarseness that is due to moves which have a counterpart in the other direction. */
  readonly swing: number
}

/**
 * Slope, persistence and shape of a series from sample `fromSample` on.
 *
 * The slope is Theil-Sen's. Its interval is the hull of the slopes of the first, the middle and the last half of the
 * window and of the whole: a single step or a fading rise reaches down to zero whatever its size, growth that lasts does
 * not. Where only a handful of moves stand out from the others, the slope without them belongs to the hull too: they may
 * have been one-off; where so few moved that it is chance whether the median meets them, that slope, nought, is taken. Two
 * shapes have a slope of their own: rare steps that agree with each other (`readStaircase`) and three or more cycles
 * (`readCycles`).
 */
export function growthOf(run: MetricRun, fromSample: number): Growth {
  const ofRun = known.get(run) ?? new Map<number, Growth>()
  known.set(run, ofRun)
  const growth = ofRun.get(fromSample) ?? measureGrowth(run, fromSample)
  ofRun.set(fromSample, growth)
  return growth
}

/** The loop looks at the same runs again after every round. */
const known = new WeakMap<MetricRun, Map<number, Growth>>()

function measureGrowth(run: MetricRun, fromSample: number): Growth {
  const window = {
    iterations: run.iterations.slice(fromSample),
    values: run.values.slice(fromSample),
  }
  const moves = readMoves(window)
  const evidence = {
    growth: window.values[window.values.length - 1] - window.values[0],
    firstHalfSlope: endToEndSlope(window, 0, 0.5),
    secondHalfSlope: endToEndSlope(window, 0.5, 1),
    steps: moves.steps,
    cycles: 0,
    riseSlope: 0,
    isSparse:
      moves.places > 0 &&
      moves.places < FEWEST_PLACES_TO_TRUST &&
      moves.stillSamples > moves.rises + moves.falls,
    largestRise: moves.largestRise,
    largestFall: moves.largestFall,
    lastRiseAt: moves.lastRiseAt,
    lastFallAt: moves.lastFallAt,
  }
  if (moves.rises + moves.falls === 0) {
    return { slopePerIteration: 0, interval: [0, 0], shape: 'flat', evidence, coarseness: 0, swing: 0 }
  }
  const staircase = eitherWay(readStaircase, recentPart(run), (falling) => ({
    ...falling,
    slopePerIteration: -falling.slopePerIteration,
    interval: negated(falling.interval),
  }))
  if (staircase) {
    const { slopePerIteration, interval, steps } = staircase
    return {
      slopePerIteration,
      interval,
      shape: 'linear',
      evidence: { ...evidence, steps, isSparse: true },
      coarseness: 0,
      swing: 0,
    }
  }
  const cycles = eitherWay(readCycles, window, (upsideDown) => ({
    ...upsideDown,
    envelope: upsideDown.envelope && {
      slopePerIteration: -upsideDown.envelope.slopePerIteration,
      interval: negated(upsideDown.envelope.interval),
    },
  }))
  if (cycles?.envelope) {
    const { envelope, count, riseSlope } = cycles
    return {
      ...envelope,
      shape: 'sawtooth',
      evidence: { ...evidence, cycles: count, riseSlope },
      coarseness: 0,
      swing: 0,
    }
  }
  const slope = hardlyMoves(moves) ? 0 : theilSenSlope(window)
  const lasting = withoutOneOffs(window, moves)
  const slopes = [
    slope,
    evidence.firstHalfSlope,
    endToEndSlope(window, 0.25, 0.75),
    evidence.secondHalfSlope,
    endToEndSlope(window, 0, 1),
    ...(lasting === null ? [] : [theilSenSlope(lasting)]),
  ]
  return {
    slopePerIteration: slope,
    interval: [Math.min(...slopes), Math.max(...slopes)],
    shape: cycles ? 'sawtooth' : lastingShapeOf(window, evidence, moves),
    evidence: { ...evidence, cycles: cycles?.count ?? 0, riseSlope: cycles?.riseSlope ?? 0 },
    ...coarsenessOf(window, moves, slope),
  }
}

/**
 * What keeps a slope from being known to the byte although every replicate repeats it: moves that have a counterpart in the
 * other direction, and growth in whole objects, which the samples meet a little before or after.
 */
function coarsenessOf(run: MetricRun, moves: Moves, slope: number) {
  const { iterations } = run
  const swing = (2 * moves.swing) / (iterations[iterations.length - 1] - iterations[0])
  return { swing, coarseness: Math.max(swing, unevennessOf(run, slope)) }
}

/** By how much a slope may be off as growth comes in whole objects, which the samples meet a little before or after. */
export function unevennessOf({ iterations, values }: MetricRun, slope: number): number {
  const span = iterations[iterations.length - 1] - iterations[0]
  const unevenness: number[] = []
  for (let sample = 1; sample < values.length; sample++) {
    const expected = slope * (iterations[sample] - iterations[sample - 1])
    unevenness.push(Math.abs(values[sample] - values[sample - 1] - expected))
  }
  return (6 * median(unevenness)) / span
}

/** Reads a series, or else the same upside down: what head has lost lies in the difference as what base had. */
function eitherWay<Reading>(
  read: (run: MetricRun) => Reading | null,
  run: MetricRun,
  turnBack: (reading: Reading) => Reading,
): Reading | null {
  const upright = read(run)
  if (upright) return upright
  const upsideDown = read({ iterations: run.iterations, values: run.values.map((value) => -value) })
  return upsideDown && turnBack(upsideDown)
}

function negated([low, high]: Interval): Interval {
  return [-high, -low]
}

/** From a twentieth of the run on, a container that doubles is enlarged at least four times. */
const STAIRCASE_FROM = 0.05

function recentPart({ iterations, values }: MetricRun): MetricRun {
  const last = iterations[iterations.length - 1]
  const from = iterations.findIndex((at) => at >= last * STAIRCASE_FROM)
  return { iterations: iterations.slice(from), values: values.slice(from) }
}

/** So few places, nothing between them: the median of slopes is nought or not as the place will have it. */
const FEWEST_PLACES_OF_A_SLOPE = 4

/** A series whose slope is nought and whose interval tells what its few moves come to. */
function hardlyMoves({ places, stillSamples, rises, falls }: Moves): boolean {
  return places < FEWEST_PLACES_OF_A_SLOPE && stillSamples > rises + falls
}

/** One rise that makes up this share of all rises is a step. */
const SINGLE_STEP_SHARE = 0.8
/** Growth at fewer places than this must be seen in a longer window as well. */
const FEWEST_PLACES_TO_TRUST = 12
/** Growth whose second half is below this share of its first is fading. */
export const FADING_SHARE = 0.6
/** Growth within this many times what noise of the usual size adds up to is none. */
const NOISE_REACH = 3

/**
 * A straight line that stands still at its end has stopped. Growth that seems to fade may do so by a few moves that stand out
 * alone, where a container was enlarged early in the window: what goes on without them, in a straight line, lasts.
 */
function lastingShapeOf(run: MetricRun, evidence: ShapeEvidence, moves: Moves): Shape {
  const shape = shapeOf(evidence, moves)
  if (shape === 'linear' && endsInRest(run)) return 'filling'
  const rest = withoutOneOffs(run, moves)
  if (shape !== 'filling' || rest === null) return shape
  const growth = rest.values[rest.values.length - 1] - rest.values[0]
  const grows = growth * evidence.growth > 0
  const restEvidence = {
    ...evidence,
    growth,
    firstHalfSlope: endToEndSlope(rest, 0, 0.5),
    secondHalfSlope: endToEndSlope(rest, 0.5, 1),
  }
  return grows && shapeOf(restEvidence, readMoves(rest)) === 'linear' ? 'linear' : 'filling'
}

function shapeOf({ growth, firstHalfSlope, secondHalfSlope }: ShapeEvidence, moves: Moves): Shape {
  const isScattered = (moves.falls === 0 || moves.rises === 0) && moves.places < FEWEST_PLACES
  if (isScattered && moves.stillSamples > moves.rises + moves.falls) return 'step'
  const step = Math.max(moves.largestRise, moves.largestFall)
  if (step > moves.standsOut && step > SINGLE_STEP_SHARE * (moves.rise + moves.fall)) return 'step'
  const isNoisy = moves.rises > 0 && moves.falls > 0
  const noise = isNoisy ? NOISE_REACH * moves.usual * Math.sqrt(moves.rises + moves.falls) : 0
  if (Math.abs(growth) <= noise) return 'flat'
  const [first, second] = growth > 0 ? [firstHalfSlope, secondHalfSlope] : [-firstHalfSlope, -secondHalfSlope]
  return second < FADING_SHARE * first ? 'filling' : 'linear'
}

/** Growth per iteration over a part of the window, each of its ends the mean of an eighth of the part. */
function endToEndSlope({ iterations, values }: MetricRun, from: number, to: number): number {
  const first = iterations[0]
  const span = iterations[iterations.length - 1] - first
  const rounding = 1e-9 * span
  let start = 0
  while (iterations[start] < first + from * span - rounding) start++
  let end = iterations.length - 1
  while (iterations[end] > first + to * span + rounding) end--
  const ends = Math.max(1, Math.floor((end - start + 1) / 8))
  let rise = 0
  let run = 0
  for (let sample = 0; sample < ends; sample++) {
    rise += values[end - sample] - values[start + sample]
    run += iterations[end - sample] - iterations[start + sample]
  }
  return run > 0 ? rise / run : (values[values.length - 1] - values[0]) / span
}
