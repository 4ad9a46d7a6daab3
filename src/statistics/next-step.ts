import { cheapestAgainstNoise, FEWEST_ITERATIONS, growsOnBoth, type MsOfRuns } from './against-noise.ts'
import type { Decision } from './decision.ts'
import { isGrowth, WINDOW_GROWTH } from './decision.ts'
import { byFallback, type Judgement } from './judgement.ts'
import { growingSide } from './lasting.ts'

/** What was measured so far of one workload, and what more of it would cost. */
export interface Progress {
  /** The gating metrics at the last look. */
  readonly judgements: readonly Judgement[]
  /** Iterations of each run that was judged. */
  readonly iterations: number
  /** Iterations that they were planned to have, where they were shortened behind a run that grew; undefined elsewhere. */
  readonly shortenedFrom?: number | undefined
  /** Runs per side that were judged; a round adds two. */
  readonly runsPerSide: number
  /** Iterations of the first window in which a gating metric was found to grow; null where none was. */
  readonly grewBeforeAt: number | null
  /** Iterations of a longer run of what grows in this window, in which the growth did not last; null where there is none. */
  readonly endedWithin?: number | null
  /** Iterations of the longest run made of each side so far: a longer run that was made already costs nothing. */
  readonly ranFor?: Readonly<Record<'base' | 'head', number>>
  /**
   * Milliseconds that the window of a run lasted, and that growth must last before it is believed: more than the longest
   * timer or time-to-live, where the workload has some. No such demand where left out.
   */
  readonly patience?: { readonly windowMs: number; readonly growthMs: number }
  readonly looks: { readonly taken: number; readonly most: number }
  /** Of runs with as many samples as now. */
  readonly cost: MsOfRuns
  /** Of runs with few of them (`FEW_SAMPLES`). */
  readonly costOfFew: MsOfRuns
  /** Of runs with few of them that wait at each for what time frees, where that may help and was not tried. */
  readonly patient?: MsOfRuns
  readonly remainingMs: number
}

/** What the loop does next. */
export type Step =
  | {
      readonly kind: 'stop'
      readonly because: 'decided' | 'unmeasurable' | 'looks-spent' | 'budget-spent'
      /** False where growth was seen in one window only, and the budget allows no longer one. */
      readonly isConfirmed: boolean
      /** Such growth was looked for in a longer run, and was not there. */
      readonly hasEnded?: boolean
    }
  /** So many times four more runs of the same length: base, head, head, base; one a side where the budget holds no more (0.5). */
  | { readonly kind: 'another-round'; readonly rounds: number }
  /** One run of each of these sides, longer than those before: whether the growth lasts in it is all it is asked. */
  | {
      readonly kind: 'longer-run'
      readonly sides: readonly ('base' | 'head')[]
      readonly iterations: number
    }
  /**
   * Start again with longer runs, or with more and shorter ones of few samples (`FEW_SAMPLES`) where growth is plain and runs
   * differ by chance; `rounds` rounds before the next look. What was measured before is not used again, but to see that growth lasts.
   */
  | {
      readonly kind: 'longer-window'
      readonly iterations: number
      readonly rounds: number
      readonly hasFewSamples?: boolean
    }
  /** Start again with runs as long, which wait at every one of few samples for what time frees. */
  | { readonly kind: 'patient-window'; readonly iterations: number; readonly rounds: number }

/** Runs in a round, over both sides. */
const RUNS_PER_ROUND = 4
/** Caches of a thousand entries are full by half of this, batches of hundreds have been flushed. */
export const FEWEST_ITERATIONS_OF_GROWTH = 2000
/** A window longer by less than this is not worth a new start. */
const LEAST_GROWTH = 1.5

/**
 * Iterations of the first window: as many as a quarter of a second holds, not fewer than 500 nor more than 5,000, and the
 * 2,000 that confirm growth where a second holds them; fewer where a round would take more than a third of the budget.
 * Most programs stand still, and are decided by this window; growth is asked to last in a longer run.
 */
export function firstWindow(msPerIteration: number, budgetMs: number): number {
  const inAQuarterSecond = Math.floor(250 / Math.max(msPerIteration, 1e-4))
  const wanted =
    4 * inAQuarterSecond >= FEWEST_ITERATIONS_OF_GROWTH
      ? Math.min(5000, Math.max(FEWEST_ITERATIONS_OF_GROWTH, inAQuarterSecond))
      : Math.max(FEWEST_ITERATIONS, inAQuarterSecond)
  const affordable = Math.floor(budgetMs / (3 * RUNS_PER_ROUND * Math.max(msPerIteration, 1e-4)))
  return Math.max(5, Math.min(wanted, affordable))
}

/**
 * Stop, another round or a longer window: a pure function of what was measured.
 *
 * - A confirmed regression ends it, whatever the other metrics say.
 * - Growth (a regression, an improvement, a leak on both sides) is confirmed by a window of 2,000 iterations, or by
 *   lasting three times as long as the window in which it showed already: in one longer run of the side that grows
 *   (`growthLasts`) or, where it does not look so, in a whole window half as long again as that run, so that whatever ended in
 *   the run has left its mark there. Growth by a few rare steps always needs the latter
 *   two, and growth beside timers a run that outlasts them (`patience`).
 * - Stillness needs 500 iterations.
 * - Growth that may end (a step, a cache, half a cycle) needs a longer window, three times as long. Three and not two or
 *   four, or a container that doubles would be met at the same place of its plateau again.
 * - Noise of a program that holds sockets or timers may be memory that the clock frees: first of all a window whose samples wait
 *   for it.
 * - Noise needs more rounds, a longer window or, where growth is far above the threshold, more runs of a shorter one: whichever is
 *   predicted to be cheapest.
 * - Nothing is started that the budget cannot hold.
 *
 * ```ts
 * for (let step = nextStep(progress()); step.kind !== 'stop'; step = nextStep(progress())) await measure(step)
 * ```
 */
export function nextStep(progress: Progress): Step {
  const decisions = progress.judgements.map(({ decision }) => decision)
  const isConfirmed = !progress.judgements.some((judgement) => isUnconfirmed(judgement, progress))
  const hasRegressed = progress.judgements.some(
    (judgement) => judgement.decision.kind === 'regression' && !isUnconfirmed(judgement, progress),
  )
  if (hasRegressed) return { kind: 'stop', because: 'decided', isConfirmed }
  const wanted = longerRun(progress) ?? wantedStep(decisions, progress, isConfirmed)
  if (wanted.kind === 'stop') return wanted
  if (progress.looks.taken >= progress.looks.most) {
    return { kind: 'stop', because: 'looks-spent', isConfirmed }
  }
  const affordable = withinBudget(wanted, progress)
  if (affordable) return affordable
  const isDecided = decisions.every(({ kind }) => kind !== 'inconclusive')
  const hasEnded = (progress.endedWithin ?? null) !== null
  return {
    kind: 'stop',
    because: isDecided ? 'decided' : 'budget-spent',
    isConfirmed,
    ...(hasEnded && !isConfirmed ? { hasEnded } : {}),
  }
}

/** Doubts that more runs of the same length can take away; the others need a longer window, and that is given. */
const DOUBTS_OF_SPREAD = ['one-run', 'too-noisy', 'straddles-threshold', 'sawtooth']

const DOUBTS_OF_SHAPE = ['one-step', 'still-filling']

/** A step that base takes too is one of both sides, a little higher or a little earlier here than there. */
function isOfSpread({ decision, base }: Judgement): boolean {
  if (decision.kind !== 'inconclusive') return false
  const hasBaseMoved = base !== null && base.shape !== 'flat'
  return DOUBTS_OF_SPREAD.includes(decision.code) || (hasBaseMoved && DOUBTS_OF_SHAPE.includes(decision.code))
}

/** As `nextStep`, where the length of the window is the user's: more rounds against the spread between runs, and no more. */
export function nextRound(progress: Progress): Step {
  const { judgements, looks } = progress
  const isConfirmed = !judgements.some(isSparseGrowth)
  const undecided = judgements.filter(({ decision }) => decision.kind === 'inconclusive')
  if (undecided.length === 0) return { kind: 'stop', because: 'decided', isConfirmed }
  if (judgements.some((judgement) => judgement.decision.kind === 'regression' && !isSparseGrowth(judgement)))
    return { kind: 'stop', because: 'decided', isConfirmed }
  if (!undecided.some(isOfSpread)) return { kind: 'stop', because: 'unmeasurable', isConfirmed }
  if (looks.taken >= looks.most) return { kind: 'stop', because: 'looks-spent', isConfirmed }
  return (
    withinBudget({ kind: 'another-round', rounds: 1 }, progress) ?? {
      kind: 'stop',
      because: 'budget-spent',
      isConfirmed,
    }
  )
}

function wantedStep(decisions: readonly Decision[], progress: Progress, isConfirmed: boolean): Step {
  const { iterations, runsPerSide, shortenedFrom } = progress
  const undecided = decisions.filter((decision) => decision.kind === 'inconclusive')
  if (undecided.some(({ remedy }) => remedy.kind === 'measure-again')) {
    return { kind: 'stop', because: 'unmeasurable', isConfirmed: true }
  }
  const longer = undecided.flatMap(({ remedy }) =>
    remedy.kind === 'longer-window' ? [remedy.iterations] : [],
  )
  const least = shortenedFrom ?? 0
  if (longer.length > 0) return { kind: 'longer-window', iterations: Math.max(...longer, least), rounds: 1 }
  if (undecided.length > 0) return againstNoise(progress)
  if (!isConfirmed) {
    const target = Math.max(iterationsToConfirm(progress), leastAfter(progress), least)
    return { kind: 'longer-window', iterations: target, rounds: Math.ceil(runsPerSide / 2) }
  }
  if (iterations < FEWEST_ITERATIONS) {
    return { kind: 'longer-window', iterations: FEWEST_ITERATIONS, rounds: Math.ceil(runsPerSide / 2) }
  }
  return { kind: 'stop', because: 'decided', isConfirmed: true }
}

/** One longer run of what is said to grow, where a regression or nothing else waits to be confirmed. */
function longerRun(progress: Progress): Step | null {
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
function leastAfter({ endedWithin = null }: Progress): number {
  return Math.ceil(LEAST_GROWTH * (endedWithin ?? 0))
}

/** A run that growth is asked to last in takes no longer than this for the sake of `FEWEST_ITERATIONS_OF_GROWTH`. */
const LASTING_MS = 7_500

/** Iterations of a run in which growth that showed itself in a window of `iterations` must last, where that window is too short. */
export function iterationsToLast(iterations: number, msPerIteration: number): number {
  const inTime = Math.floor(LASTING_MS / Math.max(msPerIteration, 1e-4))
  return Math.max(WINDOW_GROWTH * iterations, Math.min(FEWEST_ITERATIONS_OF_GROWTH, inTime))
}

function iterationsToConfirm({ iterations, patience, cost }: Progress): number {
  if (patience && patience.windowMs < patience.growthMs) {
    return Math.ceil((LEAST_GROWTH * iterations * patience.growthMs) / Math.max(patience.windowMs, 1))
  }
  if (iterations >= FEWEST_ITERATIONS_OF_GROWTH) return WINDOW_GROWTH * iterations
  return Math.min(iterationsToLast(iterations, cost.msPerIteration), FEWEST_ITERATIONS_OF_GROWTH)
}

/** Growth that a longer run must confirm, and growth that one can be asked to confirm that was made already. */
function isUnconfirmed(judgement: Judgement, progress: Progress): boolean {
  const side = growingSide(judgement)
  if (side === null) return false
  const wasMade = ranFor(side, progress) >= (progress.shortenedFrom ?? Number.POSITIVE_INFINITY)
  return needsLonger(judgement, progress) || wasMade
}

function ranFor(side: 'base' | 'head', { ranFor }: Progress): number {
  return ranFor?.[side] ?? 0
}

/** Growth seen in one window only that is too short, or in which it came in too few steps, to trust it. */
function needsLonger(judgement: Judgement, { iterations, grewBeforeAt, patience }: Progress): boolean {
  if (!isGrowth(judgement.decision)) return false
  if (patience && patience.windowMs < patience.growthMs) return true
  if (grewBeforeAt !== null && grewBeforeAt * WINDOW_GROWTH <= iterations) return false
  return iterations < FEWEST_ITERATIONS_OF_GROWTH || isSparseGrowth(judgement)
}

function isSparseGrowth({ decision, base, head, difference }: Judgement): boolean {
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

function againstNoise(progress: Progress): Step {
  const { judgements, iterations, shortenedFrom = 0, patient, remainingMs } = progress
  const patientMs = patient && RUNS_PER_ROUND * (patient.msPerRun + iterations * patient.msPerIteration)
  const isWorthIt = patientMs !== undefined && patientMs <= remainingMs && !judgements.some(growsOnBoth)
  if (isWorthIt) return { kind: 'patient-window', iterations, rounds: 1 }
  const way = cheapestAgainstNoise(judgements, progress)
  if (way === null) return { kind: 'another-round', rounds: 1 }
  if (way.windowGrowth === 1 && !way.hasFewSamples) {
    // Half of what is predicted to suffice, then another look.
    const missing = (way.runsPerSide - progress.runsPerSide) / 2
    return { kind: 'another-round', rounds: missing < 1 ? missing : Math.max(1, Math.floor(missing / 2)) }
  }
  return {
    kind: 'longer-window',
    iterations: Math.max(Math.ceil(iterations * way.windowGrowth), way.hasFewSamples ? 0 : shortenedFrom),
    rounds: way.runsPerSide / 2,
    hasFewSamples: way.hasFewSamples,
  }
}

function withinBudget(step: Step, progress: Progress): Step | null {
  const { remainingMs, iterations, ranFor } = progress
  const cost = 'hasFewSamples' in step && step.hasFewSamples ? progress.costOfFew : progress.cost
  switch (step.kind) {
    case 'stop':
    case 'patient-window':
      return step
    case 'another-round': {
      const most = remainingMs / (RUNS_PER_ROUND * (cost.msPerRun + iterations * cost.msPerIteration))
      const rounds = Math.min(step.rounds, most >= 1 ? Math.floor(most) : most >= 0.5 ? 0.5 : 0)
      return rounds > 0 ? { ...step, rounds } : null
    }
    case 'longer-run':
    case 'longer-window': {
      const runs =
        step.kind === 'longer-run'
          ? step.sides.filter((side) => (ranFor?.[side] ?? 0) < step.iterations).length
          : RUNS_PER_ROUND * step.rounds
      if (runs === 0) return step
      const msPerRun = remainingMs / runs
      const most = Math.floor((msPerRun - cost.msPerRun) / Math.max(cost.msPerIteration, 1e-6))
      if (most >= step.iterations) return step
      const least = Math.max(LEAST_GROWTH * iterations, leastAfter(progress))
      return most >= least ? { ...step, iterations: most } : null
    }
  }
}
