import type { Interval } from './interval.ts'
import type { Judgement } from './judgement.ts'
import type { MsOfRuns } from './progress.ts'
import { pooledDeviation, replicateHalfWidth } from './side-slope.ts'
import type { SideSlope, SlopeDifference } from './slope.ts'
import { studentTQuantile } from './student-t.ts'

/** One way to go on: so many runs per side of so many times the iterations, few samples in each or as many as now. */
export interface WayOn {
  readonly runsPerSide: number
  readonly windowGrowth: number
  readonly hasFewSamples: boolean
}

interface Option extends WayOn {
  readonly ms: number
}

export interface NoiseCost {
  readonly iterations: number
  readonly runsPerSide: number
  /** Of runs with as many samples as now. */
  readonly cost: MsOfRuns
  /** Of runs with few of them (`FEW_SAMPLES`). */
  readonly costOfFew: MsOfRuns
  readonly remainingMs: number
}

/** A leak of one object in a hundred iterations shows itself at least four times. */
export const FEWEST_ITERATIONS = 500
/** More rounds are looked at up to this many runs per side; where growth is plain runs are short, and more of them fit. */
const MOST_RUNS_PER_SIDE = { ofNoise: 24, ofPlainGrowth: 48 } as const
const WINDOW_GROWTHS = [1.5, 3]
/** Growth far above the threshold shows itself in short windows of few samples as well, and these allow more runs. */
const SHORTER_WINDOWS = [1, 0.5, 0.25]
/**
 * Slopes of longer runs lie closer together: by the root of the length where the heap walks at random, by the length itself
 * where it only jitters. In between, as nobody knows beforehand.
 */
const NARROWING = 0.75

/** Runs further apart than so many times what each leaves open are so by their processes: longer windows repeat that. */
const OF_PROCESSES = 4

/**
 * The cheapest way that is predicted to narrow the intervals until everything is decided, or, where none that the time
 * allows is predicted to, the one that narrows them most. Null where no time is left for anything.
 */
export function cheapestAgainstNoise(judgements: readonly Judgement[], now: NoiseCost): WayOn | null {
  const undecided = judgements.filter(({ decision }) => decision.kind === 'inconclusive')
  const isPlain = undecided.every(growsFar)
  const mostRuns = isPlain ? MOST_RUNS_PER_SIDE.ofPlainGrowth : MOST_RUNS_PER_SIDE.ofNoise
  const shorter = isPlain ? newWindows(now, SHORTER_WINDOWS, mostRuns, true) : []
  const options = [...moreRounds(now, mostRuns), ...newWindows(now, WINDOW_GROWTHS, mostRuns), ...shorter]
    .filter(({ ms }) => ms <= now.remainingMs)
    .filter(({ windowGrowth }) => windowGrowth >= 1 || windowGrowth * now.iterations >= FEWEST_ITERATIONS)
  const predicted = options.map((option) => ({
    option,
    excess: Math.max(0, ...undecided.map((judgement) => excessOf(judgement, option))),
  }))
  const enough = predicted.filter(({ excess }) => excess <= 1)
  const best =
    enough.length > 0
      ? enough.reduce((one, other) => (other.option.ms < one.option.ms ? other : one))
      : predicted.reduce<(typeof predicted)[number] | null>(
          (one, other) => (one === null || other.excess < one.excess ? other : one),
          null,
        )
  return best?.option ?? null
}

function moreRounds({ iterations, runsPerSide, cost }: NoiseCost, mostRuns: number): readonly Option[] {
  const options: Option[] = []
  for (let runs = runsPerSide + 1; runs <= mostRuns; runs++) {
    const ms = 2 * (runs - runsPerSide) * (cost.msPerRun + iterations * cost.msPerIteration)
    options.push({ runsPerSide: runs, windowGrowth: 1, hasFewSamples: false, ms })
  }
  return options
}

function newWindows(
  { iterations, cost, costOfFew }: NoiseCost,
  windowGrowths: readonly number[],
  mostRuns: number,
  hasFewSamples = false,
): readonly Option[] {
  const { msPerIteration, msPerRun } = hasFewSamples ? costOfFew : cost
  const options: Option[] = []
  for (const windowGrowth of windowGrowths) {
    for (let runs = 2; runs <= mostRuns; runs += 2) {
      const ms = 2 * runs * (msPerRun + windowGrowth * iterations * msPerIteration)
      options.push({ runsPerSide: runs, windowGrowth, hasFewSamples, ms })
    }
  }
  return options
}

/** So many times the threshold is growth that no warm-up and no noise of a window of a quarter of the length could hide. */
const FAR = 10

/** Growth that a longer window would only repeat: of both sides, or of one that leaves the other behind. */
export function growsFar(judgement: Judgement): boolean {
  return growsOnBoth(judgement) || isFar(judgement.difference ?? judgement.head, judgement.threshold)
}

export function growsOnBoth({ base, head, threshold }: Judgement): boolean {
  return isFar(base, threshold) && isFar(head, threshold)
}

function isFar(measured: SideSlope | SlopeDifference | null, threshold: number): boolean {
  if (measured?.shape !== 'linear') return false
  return Math.max(measured.persistence[0], -measured.persistence[1]) > FAR * threshold
}

/** Predicted half-width over the room that the estimate leaves to the nearer end of the threshold. */
function excessOf({ decision, base, head, difference }: Judgement, option: Option): number {
  if (decision.kind !== 'inconclusive' || decision.code === 'unmeasured' || head === null) return 0
  const sides = [base, head].filter((side): side is SideSlope => side !== null)
  const confidence = difference?.confidence ?? 0.99
  const runs = head.replicates.length
  const degreesOfFreedom = sides.reduce((sum, { replicates }) => sum + replicates.length - 1, 0)
  if (degreesOfFreedom < 1) return 0
  const replicates = sides.map((side) => side.replicates)
  const halfWidth = replicateHalfWidth(replicates, confidence)
  const tail = (1 - confidence) / 2
  const narrowing =
    (studentTQuantile(tail, sides.length * (option.runsPerSide - 1)) /
      studentTQuantile(tail, degreesOfFreedom)) *
    Math.sqrt(runs / option.runsPerSide)
  const byLength = option.windowGrowth ** -NARROWING
  const leftOpen = halfOf((difference ?? head).persistence)
  const byItself = Math.max(leftOpen, ...sides.map(({ persistence }) => halfOf(persistence)))
  const isOfProcesses = pooledDeviation(replicates) > OF_PROCESSES * byItself
  const { slopePerIteration, threshold } = decision
  const room = Math.max(Math.abs(Math.abs(slopePerIteration) - threshold), threshold / 4)
  return Math.max(halfWidth * narrowing * (isOfProcesses ? 1 : byLength), leftOpen * byLength) / room
}

function halfOf([low, high]: Interval): number {
  return (high - low) / 2
}
