import { LEAST_GROWTH, leastAfter, ranFor } from './confirmation.ts'
import { type Progress, RUNS_PER_ROUND, type Step } from './progress.ts'

/** The step as far as the time left holds it; null where that is not worth it. */
export function withinBudget(step: Step, progress: Progress): Step | null {
  const { remainingMs, iterations } = progress
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
    case 'longer-run': {
      const runs = step.sides.filter((side) => ranFor(side, progress) < step.iterations).length
      return runs === 0 ? step : shortened(step, runs)
    }
    case 'longer-window': {
      const roundMs = RUNS_PER_ROUND * (cost.msPerRun + step.iterations * cost.msPerIteration)
      const rounds = Math.min(step.rounds, Math.floor(remainingMs / roundMs))
      // Where runs differ, those of one round alone say less than what there is already.
      const leastRounds = Math.min(step.rounds, 2)
      if (rounds >= leastRounds) return { ...step, rounds }
      return shortened({ ...step, rounds: leastRounds }, RUNS_PER_ROUND * leastRounds)
    }
  }

  /** With as many iterations as so many runs have the time for. */
  function shortened<S extends Step & { readonly iterations: number }>(to: S, runs: number): S | null {
    const most = Math.floor((remainingMs / runs - cost.msPerRun) / Math.max(cost.msPerIteration, 1e-6))
    if (most >= to.iterations) return to
    const least = Math.max(LEAST_GROWTH * iterations, leastAfter(progress))
    return most >= least ? { ...to, iterations: most } : null
  }
}
