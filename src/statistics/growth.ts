import { median } from 'simple-statistics'
import type { Interval } from './interval.ts'
import type { MetricRun } from './metric-run.ts'
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
}

/**
 * Slope, persistence and shape of a series from sample `fromSample` on.
 *
 * The slope is Theil-Sen's, or the staircase's where growth comes in rare steps that agree with each other. Every second
 * half of growth must show it: the interval is the hull of the slopes of the first, the middle and the last half and of
 * the whole, so a single step or a fading rise reaches down to zero whatever its size.
 */
export function growthOf(run: MetricRun, fromSample: number): Growth {
  const window = {
    iterations: run.iterations.slice(fromSample),
    values: run.values.slice(fromSample),
  }
  const moves = movesOf(window)
  const staircase = readStaircase(recentSteps(run))
  const slope = staircase?.slopePerIteration ?? theilSenSlope(window.iterations, window.values)
  const halves = [0, 0.25, 0.5].map((start) => endToEndSlope(window, start, start + 0.5))
  const slopes = staircase ? [...staircase.interval] : [...halves, endToEndSlope(window, 0, 1), slope]
  const evidence: ShapeEvidence = {
    growth: window.values[window.values.length - 1] - window.values[0],
    firstHalfSlope: halves[0],
    secondHalfSlope: halves[2],
    steps: staircase?.steps ?? moves.steps,
    largestRise: moves.largestRise,
    largestFall: moves.largestFall,
    lastRiseAt: moves.lastRiseAt,
    lastFallAt: moves.lastFallAt,
  }
  return {
    slopePerIteration: slope,
    interval: [Math.min(...slopes), Math.max(...slopes)],
    shape: staircase ? 'linear' : shapeOf(evidence, moves),
    evidence,
  }
}

/** A container that doubles shows at least three enlargements from a tenth of the run on. */
const STAIRCASE_FROM = 0.1

function recentSteps({ iterations, values }: MetricRun): MetricRun {
  const last = iterations[iterations.length - 1]
  const from = iterations.findIndex((at) => at >= last * STAIRCASE_FROM)
  return { iterations: iterations.slice(from), values: values.slice(from) }
}

interface Moves {
  readonly rises: number
  readonly falls: number
  readonly rise: number
  readonly fall: number
  readonly largestRise: number
  readonly largestFall: number
  readonly lastRiseAt: number | null
  readonly lastFallAt: number | null
  /** Rises that stand out, where most samples stand still. */
  readonly steps: number
  /** Median move between neighbouring samples, without its sign. */
  readonly usual: number
}

function movesOf({ iterations, values }: MetricRun): Moves {
  const increments = values.slice(1).map((value, sample) => value - values[sample])
  let [rises, falls, rise, fall, largestRise, largestFall] = [0, 0, 0, 0, 0, 0]
  let lastRiseAt: number | null = null
  let lastFallAt: number | null = null
  for (let sample = 0; sample < increments.length; sample++) {
    const increment = increments[sample]
    if (increment > 0) {
      rises++
      rise += increment
      largestRise = Math.max(largestRise, increment)
      lastRiseAt = iterations[sample + 1]
    } else if (increment < 0) {
      falls++
      fall -= increment
      largestFall = Math.max(largestFall, -increment)
      lastFallAt = iterations[sample + 1]
    }
  }
  const usual = median(increments.map(Math.abs))
  const steps = increments.filter((increment) => increment > STANDS_OUT * usual).length
  return {
    rises,
    falls,
    rise,
    fall,
    largestRise,
    largestFall,
    lastRiseAt,
    lastFallAt,
    usual,
    steps: rises * 2 < increments.length ? steps : 0,
  }
}

/** A move this many times the usual one is no jitter. */
const STANDS_OUT = 5
/** One rise that makes up this share of all rises is a step. */
const SINGLE_STEP_SHARE = 0.8
/** Growth whose second half is below this share of its first is fading. */
const FADING_SHARE = 0.6

function shapeOf(evidence: ShapeEvidence, moves: Moves): Shape {
  const { growth, firstHalfSlope, secondHalfSlope } = evidence
  if (moves.rises + moves.falls === 0) return 'flat'
  const isSawtooth =
    moves.falls > 0 &&
    moves.largestFall > STANDS_OUT * moves.usual &&
    moves.falls * 2 <= moves.rises &&
    moves.fall * 2 > moves.rise
  if (isSawtooth) return 'sawtooth'
  const jitter = STANDS_OUT * moves.usual
  if (moves.largestRise > jitter && moves.largestRise > SINGLE_STEP_SHARE * moves.rise) return 'step'
  const noise = moves.falls === 0 ? 0 : 3 * moves.usual * Math.sqrt(moves.rises + moves.falls)
  if (Math.abs(growth) <= noise) return 'flat'
  if (growth > 0 && secondHalfSlope < FADING_SHARE * firstHalfSlope) return 'filling'
  if (growth < 0 && secondHalfSlope > FADING_SHARE * firstHalfSlope) return 'filling'
  return 'linear'
}

/** Growth per iteration from the start of a part of the window to its end, each end the mean of an eighth of the part. */
function endToEndSlope({ iterations, values }: MetricRun, from: number, to: number): number {
  const first = iterations[0]
  const span = iterations[iterations.length - 1] - first
  const rounding = 1e-9 * span
  let start = 0
  while (iterations[start] < first + from * span - rounding) start++
  let end = iterations.length - 1
  while (iterations[end] > first + to * span + rounding) end--
  if (end <= start) return (values[values.length - 1] - values[0]) / span
  const ends = Math.max(1, Math.floor((end - start + 1) / 8))
  let rise = 0
  let run = 0
  for (let sample = 0; sample < ends; sample++) {
    rise += values[end - sample] - values[start + sample]
    run += iterations[end - sample] - iterations[start + sample]
  }
  return run > 0 ? rise / run : (values[values.length - 1] - values[0]) / span
}
