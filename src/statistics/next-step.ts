import { cheapestAgainstNoise, FEWEST_ITERATIONS, growsFar, growsOnBoth } from './against-noise.ts'
import {
  FEWEST_ITERATIONS_OF_GROWTH,
  isSparseGrowth,
  isUnconfirmed,
  iterationsToConfirm,
  leastAfter,
  longerRun,
} from './confirmation.ts'
import type { Decision } from './decision.ts'
import type { Judgement } from './judgement.ts'
import { type Progress, RUNS_PER_ROUND, type Step } from './progress.ts'
import { withinBudget } from './within-budget.ts'

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
  if (longer.length > 0)
    return { kind: 'longer-window', iterations: Math.max(...longer, least), rounds: roundsAlike(progress) }
  if (undecided.length > 0) return againstNoise(progress)
  if (!isConfirmed) {
    const target = Math.max(iterationsToConfirm(progress), leastAfter(progress), least)
    const isPlain = progress.judgements.filter((one) => isUnconfirmed(one, progress)).every(growsFar)
    return { kind: 'longer-window', iterations: target, rounds: isPlain ? 1 : Math.ceil(runsPerSide / 2) }
  }
  if (iterations < FEWEST_ITERATIONS) {
    return { kind: 'longer-window', iterations: FEWEST_ITERATIONS, rounds: Math.ceil(runsPerSide / 2) }
  }
  return { kind: 'stop', because: 'decided', isConfirmed: true }
}

/** As many rounds as there were, where runs differ by chance: one round of longer ones would be as undecided as the first was. */
function roundsAlike({ judgements, runsPerSide }: Progress): number {
  const differ = judgements.some(({ decision, difference, head }) => {
    return decision.kind === 'inconclusive' && (difference ?? head)?.agreement === 'apart'
  })
  return differ ? Math.ceil(runsPerSide / 2) : 1
}

function againstNoise(progress: Progress): Step {
  const { judgements, iterations, shortenedFrom = 0, patient, remainingMs } = progress
  const patientMs = patient && RUNS_PER_ROUND * (patient.msPerRun + iterations * patient.msPerIteration)
  const isWorthIt = patientMs !== undefined && patientMs <= remainingMs && !judgements.some(growsOnBoth)
  if (isWorthIt) return { kind: 'patient-window', iterations, rounds: 1 }
  const way = cheapestAgainstNoise(judgements, progress)
  if (way === null) return { kind: 'another-round', rounds: 1 }
  if (way.windowGrowth === 1 && !way.hasFewSamples) {
    // Half of what is predicted to suffice, then another look. Looks are few: half a round is not worth one where a whole one fits.
    const missing = (way.runsPerSide - progress.runsPerSide) / 2
    return { kind: 'another-round', rounds: Math.max(1, Math.floor(missing / 2)) }
  }
  return {
    kind: 'longer-window',
    iterations: Math.max(Math.ceil(iterations * way.windowGrowth), way.hasFewSamples ? 0 : shortenedFrom),
    rounds: way.runsPerSide / 2,
    hasFewSamples: way.hasFewSamples,
  }
}
