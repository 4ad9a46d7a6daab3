import type { WorkloadConfig } from '../config/index.ts'
import type { RunFailure, RunOutcome, Side } from '../measure/index.ts'
import type { Note, RunResult } from '../result/index.ts'
import type { Series } from '../series/index.ts'
import type { IterationUnit } from './iteration-unit.ts'
import type { JudgedMetric } from './judge-metrics.ts'
import type { JudgedSource } from './judge-sources.ts'
import type { RunCost } from './run-cost.ts'
import type { SideRun } from './side-run.ts'
import type { StoredRuns } from './stored-runs.ts'

export interface Measured {
  readonly metrics: readonly JudgedMetric[]
  readonly deciding: JudgedMetric
  /** Series of the main processes that were judged, in the order of their runs. */
  readonly series: SeriesOfSides
  /** Its processes and threads apart; none where there is only the main one. */
  readonly sources: readonly JudgedSource[]
  readonly runs: readonly RunResult[]
  readonly cost: RunCost
  /** Iterations of each judged run. */
  readonly iterations: number
  /** Of the longest run of all. */
  readonly longestIterations: number
  readonly unit: IterationUnit
  /** What the programs did on the side. */
  readonly notes: readonly Note[]
}

export type SeriesOfSides = Readonly<Record<Side, readonly Series[]>>

export type MeasureOutcome =
  | ({ readonly kind: 'measured' } & Measured)
  | {
      readonly kind: 'failed'
      readonly side: Side
      readonly failure: RunFailure
      readonly runs: readonly RunResult[]
    }

export interface MeasureTask {
  readonly workload: WorkloadConfig
  readonly head: SideRun
  /** null: head is judged alone. */
  readonly base: SideRun | null
  readonly budgetMs: number
  /** Runs of base that `measureRun` has stored: their window is the first. null where all runs are measured. */
  readonly stored: StoredRuns | null
  /** Workloads of the whole comparison: they share its error. */
  readonly workloads: number
}

export type MeasureFailed = MeasureOutcome & { readonly kind: 'failed' }

export function failedRun(
  outcome: RunOutcome & { readonly kind: 'failed' },
  runs: readonly RunResult[],
): MeasureFailed {
  return { kind: 'failed', side: outcome.side, failure: outcome.failure, runs }
}

/** A run that ended well and told nothing. */
export function silentRun(side: Side, runs: readonly RunResult[]): MeasureFailed {
  const text =
    'The run ended without a single reading of a metric that counts. Run it again; if it stays so, report it.'
  return { kind: 'failed', side, failure: { code: 'channel-broken', text }, runs }
}
