import { isGrowth } from './decision.ts'
import { FADING_SHARE } from './growth.ts'
import type { Judgement } from './judgement.ts'
import type { MetricRun } from './metric-run.ts'
import { readMoves, withoutOneOffs } from './moves.ts'
import { endsInRest } from './rest.ts'
import { slopeOfRun } from './run-slope.ts'
import { SAMPLES, samplePoints } from './sample-points.ts'
import { theilSenSlope } from './theil-sen.ts'

/** Sides of which the claim is that they grow: head in a regression, base in an improvement or where base leaks already. */
export function growingSide({ decision }: Judgement): 'base' | 'head' | null {
  if (!isGrowth(decision)) return null
  return decision.kind === 'regression' ? 'head' : 'base'
}

/**
 * Whether growth that was decided on in short runs goes on in one longer run of the side that grows: in a straight line, by
 * more than the threshold above the other side in every half of it, and to its end. Says nothing about a judgement that claims
 * no growth.
 */
export function growthLasts(judgement: Judgement, longer: MetricRun): boolean {
  const side = growingSide(judgement)
  if (side === null) return true
  const { base, head, threshold, decision } = judgement
  const isOfBoth = decision.kind === 'unchanged'
  const other = isOfBoth ? 0 : ((side === 'head' ? base : head)?.slopePerIteration ?? 0)
  const warmupIterations = (side === 'head' ? head : base)?.window.warmup.iterations ?? 0
  const run = evenly(longer)
  const found = slopeOfRun(run, warmupIterations)
  if (found.kind !== 'measured' || endsInRest(longer)) return false
  const needed = other + threshold
  if (!isExact(judgement)) return growsInBothHalves(partOf(run, firstAfter(warmupIterations, run)), needed)
  return found.shape === 'linear' && found.interval[0] > needed
}

function isExact({ difference, head }: Judgement): boolean {
  return (difference ?? head)?.agreement === 'exact'
}

/**
 * Where runs differ, by noise or by one-off moves here and there, one run's shape and the ends of its halves tell chance; the
 * median of slopes does not. Whether there is growth at all was decided by the replicates: it is only asked to go on, with or
 * without the few moves that stand out: two of them in one half outweigh a small leak.
 */
function growsInBothHalves(run: MetricRun, needed: number): boolean {
  const readings = [run, withoutOneOffs(run, readMoves(run))].filter((reading) => reading !== null)
  return readings.some((reading) => {
    const middle = Math.floor(reading.values.length / 2)
    const first = theilSenSlope(partOf(reading, 0, middle + 1))
    const second = theilSenSlope(partOf(reading, middle))
    return Math.min(first, second) > needed && second >= FADING_SHARE * first
  })
}

function firstAfter(warmupIterations: number, { iterations }: MetricRun): number {
  return iterations.findIndex((at) => at >= warmupIterations)
}

function partOf({ iterations, values }: MetricRun, start: number, end?: number): MetricRun {
  return { iterations: iterations.slice(start, end), values: values.slice(start, end) }
}

/**
 * Whether a run looks as if it grew for good: in a straight line and to its end, by more than `threshold` per iteration in every
 * half of it. One run alone shows no spread; this only says what is worth a longer run.
 */
export function seemsToGrow(run: MetricRun, threshold: number): boolean {
  const found = slopeOfRun(run)
  return found.kind === 'measured' && found.shape === 'linear' && found.interval[0] > threshold
}

/** A run that went on beyond its window was sampled more often at first: as if it had been planned to be so long. */
function evenly({ iterations, values }: MetricRun): MetricRun {
  const last = iterations[iterations.length - 1]
  if (iterations.length <= SAMPLES + 1) return { iterations, values }
  const samples = new Set(
    samplePoints(last).map((point) => iterations.findLastIndex((at) => at <= Math.max(point, iterations[0]))),
  )
  const kept = [...samples]
  return {
    iterations: kept.map((sample) => iterations[sample]),
    values: kept.map((sample) => values[sample]),
  }
}
