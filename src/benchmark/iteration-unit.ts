import type { WorkloadConfig } from '../config/index.ts'
import type { WorkloadResult } from '../result/index.ts'
import type { Series } from '../series/index.ts'

export type IterationUnit = WorkloadResult['iterationUnit']

/** How people are told of iterations. */
export interface UnitWords {
  readonly unit: IterationUnit
  /** What rates are told by. */
  readonly word: string
  readonly iterationsPerWord: number
  /** One iteration. */
  readonly iteration: string
  /** The setting that gives a run more of them. */
  readonly raise: 'budget' | 'duration'
  /** What to do for a window of so many iterations. */
  readonly longerWindow: (iterations: number) => string
}

/** What one iteration is; `runs` are those that were judged together, none where the workload failed. */
export function iterationUnitOf({ kind }: WorkloadConfig, runs: readonly Series[]): IterationUnit {
  switch (kind) {
    case 'iterate':
      return 'call'
    case 'serve':
      return 'request'
    case 'script':
      return runs.length > 0 && runs.every(({ ticks }) => ticks !== undefined) ? 'tick' : 'interval'
  }
}

/** Intervals are the machine's words: people count by the second. */
export function unitWords(unit: IterationUnit, workload: WorkloadConfig): UnitWords {
  const raiseBudget = (iterations: number) =>
    `About ${iterations} ${unit === 'call' ? 'iteration' : unit}s a run would decide it: raise budget.`
  const plain = {
    unit,
    word: unit,
    iterationsPerWord: 1,
    iteration: unit,
    raise: 'budget',
    longerWindow: raiseBudget,
  } as const
  switch (workload.kind) {
    case 'iterate':
      return plain
    case 'serve': {
      if (workload.load.requestsPerSample === null && workload.load.kind === 'requests') return plain
      const longerWindow = (iterations: number) =>
        `About ${iterations} requests a run would decide it: let load send more for each sample.`
      return { ...plain, longerWindow }
    }
    case 'script': {
      const { intervalMs } = workload
      if (unit === 'tick')
        return {
          ...plain,
          raise: 'duration',
          longerWindow: (ticks) => `About ${ticks} ticks a run would decide it: raise duration.`,
        }
      return {
        unit,
        word: 'second',
        iterationsPerWord: 1_000 / intervalMs,
        iteration: `interval of ${intervalMs} ms`,
        raise: 'duration',
        longerWindow: (intervals) =>
          `A duration of about ${Math.ceil((intervals * intervalMs) / 1_000)}s would decide it.`,
      }
    }
  }
}
