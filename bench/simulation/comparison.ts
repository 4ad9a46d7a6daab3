import {
  concludeWith,
  type ErrorBudget,
  FAMILY_ERROR,
  firstWindow,
  growingSide,
  growthLasts,
  isGrowth,
  type Judgement,
  judgeMetric,
  LOOKS,
  type MetricRun,
  nextStep,
  type Progress,
  samplePoints,
} from '../../src/statistics/index.ts'
import { type DrawRun, type Family, streamOf, withLeak } from './families.ts'

/** What became of one simulated comparison. */
export interface Outcome {
  readonly judgement: Judgement
  readonly looks: number
  readonly runsPerSide: number
  readonly iterations: number
  /** Simulated milliseconds of measuring. */
  readonly spentMs: number
}

/** One workload of a pull request of ten, one gating metric each. */
export const BUDGET: ErrorBudget = { familyError: FAMILY_ERROR, comparisons: 10, looks: LOOKS }
const BUDGET_MS = 60_000
/** Of an iteration and of a run; HEAPSLOPE_MS_PER_ITERATION asks for dearer iterations, and so for shorter windows. */
const COST = { msPerIteration: Number(process.env['HEAPSLOPE_MS_PER_ITERATION'] ?? 0.3), msPerRun: 350 }

/**
 * Measures a simulated base and head with the real plan, from the first window to the last look: the same `judgeMetric` and
 * `nextStep` that a real comparison takes.
 *
 * @param leak bytes per iteration that head leaks and base does not.
 */
export function simulateComparison(family: Family, leak: number, seed: number): Outcome {
  const base = family.program(streamOf(seed, 1), 'base')
  const head = family.program(streamOf(seed, family.name === 'exact, changed' ? 2 : 1), 'head')
  let runsDrawn = 0
  const draw = (program: DrawRun, at: readonly number[], slope: number): MetricRun => ({
    iterations: at,
    values: withLeak(program(at, streamOf(seed, 3, runsDrawn++)), at, slope),
  })
  let iterations = firstWindow(COST.msPerIteration, BUDGET_MS)
  let grewBeforeAt: number | null = null
  let spentMs = 0
  let bases: MetricRun[] = []
  let heads: MetricRun[] = []
  const measureRounds = (rounds: number) => {
    const at = samplePoints(iterations)
    for (let round = 0; round < 2 * rounds; round++) {
      bases.push(draw(base, at, 0))
      heads.push(draw(head, at, leak))
    }
    spentMs += 4 * rounds * (COST.msPerRun + iterations * COST.msPerIteration)
  }
  measureRounds(1)
  for (let look = 1; ; look++) {
    const judgement = judgeMetric(bases, heads, { unit: 'bytes', threshold: 'auto', budget: BUDGET, look })
    const progress = (hasEnded: boolean): Progress => ({
      judgements: [judgement],
      iterations,
      runsPerSide: bases.length,
      grewBeforeAt,
      hasEnded,
      looks: { taken: look, most: LOOKS },
      cost: COST,
      remainingMs: BUDGET_MS - spentMs,
    })
    let step = nextStep(progress(false))
    if (step.kind === 'longer-run') {
      const at = samplePoints(step.iterations)
      const run = growingSide(judgement) === 'head' ? draw(head, at, leak) : draw(base, at, 0)
      spentMs += COST.msPerRun + step.iterations * COST.msPerIteration
      step = growthLasts(judgement, run)
        ? { kind: 'stop', because: 'decided', isConfirmed: true }
        : nextStep(progress(true))
    }
    switch (step.kind) {
      case 'stop':
        return {
          judgement: concludeWith(judgement, step),
          looks: look,
          runsPerSide: bases.length,
          iterations,
          spentMs,
        }
      case 'another-round':
      case 'longer-run':
        measureRounds(1)
        break
      case 'longer-window':
        if (isGrowth(judgement.decision)) grewBeforeAt = grewBeforeAt ?? iterations
        iterations = step.iterations
        bases = []
        heads = []
        measureRounds(step.rounds)
    }
  }
}
