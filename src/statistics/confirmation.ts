import { isGrowth, WINDOW_GROWTH } from './decision.ts'
import { byFallback, type Judgement } from './judgement.ts'
import { growingSide } from './lasting.ts'
import type { Progress, Step } from './progress.ts'

/** Caches of a thousand entries are full by half of this, batches of hundreds have been flushed. */
export const FEWEST_ITERATIONS_OF_GROWTH = 2000
/** A window longer by less than this is not worth a new start. */
export const LEAST_GROWTH = 1.5

/** One longer run of what is said to grow, where a regression or nothing else waits to be confirmed. */
export function longerRun(progress: Progress): Step | null {
  const { judgements, endedWithin = null } = progress
  const unconfirmed = judgements.filter((judgement) => isUnconfirmed(judgement, progress))
  const isAllThatIsLeft = judgements.every(({ decision }) => decision.kind !== 'inconclusive')
  const hasRegressed = unconfirmed.some(({ decision }) => decision.kind === 'regression')
  if (endedWithin !== null || unconfirmed.length === 0 || !(hasRegressed || isAllThatIsLeft)) return null
  const sides = [...new Set(unconfirmed.map(growingSide).filter((side) => side !== null))]
  const isTooShort = unconfirmed.some((judgement) => needsLonger(judgement, progress))
  const made = Math.min(...sides.map((side) => ranFor(side, progress)))
  return { kind: 'longer-run', sides, iterations: isTooShort ? iterationsToConfirm(progress) : made }
}

/** A window so long tells what ended within the longer run from what goes on. */
export function leastAfter({ endedWithin = null }: Progress): number {
  return Math.ceil(LEAST_GROWTH * (endedWithin ?? 0))
}

/** A run that growth is asked to last in takes no longer than this for the sake of `FEWEST_ITERATIONS_OF_GROWTH`. */
const LASTING_MS = 7_500

/** Iterations of a run in which growth that showed itself in a window of `iterations` must last, where that window is too short. */
export function iterationsToLast(iterations: number, msPerIteration: number): number {
  const inTime = Math.floor(LASTING_MS / Math.max(msPerIteration, 1e-4))
  return Math.max(WINDOW_GROWTH * iterations, Math.min(FEWEST_ITERATIONS_OF_GROWTH, inTime))
}

export function iterationsToConfirm({ iterations, patience, cost }: Progress): number {
  if (patience && patience.windowMs < patience.growthMs) {
    return Math.ceil((LEAST_GROWTH * iterations * patience.growthMs) / Math.max(patience.windowMs, 1))
  }
  if (iterations >= FEWEST_ITERATIONS_OF_GROWTH) return WINDOW_GROWTH * iterations
  return Math.min(iterationsToLast(iterations, cost.msPerIteration), FEWEST_ITERATIONS_OF_GROWTH)
}

/** Growth that a longer run must confirm, and growth that one can be asked to confirm that was made already. */
export function isUnconfirmed(judgement: Judgement, progress: Progress): boolean {
  const side = growingSide(judgement)
  if (side === null) return false
  const wasMade = ranFor(side, progress) >= (progress.shortenedFrom ?? Number.POSITIVE_INFINITY)
  return needsLonger(judgement, progress) || wasMade
}

export function ranFor(side: 'base' | 'head', { ranFor }: Progress): number {
  return ranFor?.[side] ?? 0
}

/** Growth seen in one window only that is too short, or in which it came in too few steps, to trust it. */
function needsLonger(judgement: Judgement, { iterations, grewBeforeAt, patience }: Progress): boolean {
  if (!isGrowth(judgement.decision)) return false
  if (patience && patience.windowMs < patience.growthMs) return true
  if (grewBeforeAt !== null && grewBeforeAt * WINDOW_GROWTH <= iterations) return false
  return iterations < FEWEST_ITERATIONS_OF_GROWTH || isSparseGrowth(judgement)
}

export function isSparseGrowth({ decision, base, head, difference }: Judgement): boolean {
  if (!isGrowth(decision)) return false
  const grown = decision.kind === 'unchanged' ? base : (difference ?? head)
  return grown?.evidence.isSparse ?? false
}

/**
 * The judgement that stands when the loop stops: by the coarser threshold where the finer one has not decided; growth by a
 * few rare steps that the budget did not allow to confirm is inconclusive, and so is growth that was not there in a longer run;
 * everything else is what it was.
 */
export function concludeWith(
  undecided: Judgement,
  { isConfirmed, hasEnded = false }: Step & { kind: 'stop' },
): Judgement {
  const judgement = byFallback(undecided)
  const { decision } = judgement
  const isDoubted = isSparseGrowth(judgement) || (hasEnded && isGrowth(decision))
  if (isConfirmed || decision.kind === 'inconclusive' || !isDoubted) return judgement
  const { slopePerIteration, interval, threshold, exact } = decision
  const window = (judgement.difference ?? judgement.head)?.window
  const iterations = WINDOW_GROWTH * ((window?.iterations ?? 0) + (window?.warmup.iterations ?? 0))
  return {
    ...judgement,
    decision: {
      kind: 'inconclusive',
      code: 'unconfirmed',
      remedy: { kind: 'longer-window', iterations },
      slopePerIteration,
      interval,
      threshold,
      exact,
    },
  }
}
