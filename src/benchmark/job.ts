import type { BaseEvent, StoredReports } from '../baseline/index.ts'
import type { Config } from '../config/index.ts'
import type { Result } from '../result/index.ts'
import type { ReportFolder } from '../storage/index.ts'
import type { ReportProgress } from './progress.ts'

/** What an entry point asks for: one comparison of one checkout on this machine. */
export interface Job {
  readonly config: Config
  /** Names of the workloads to run; empty for all. */
  readonly only: readonly string[]
  /** Any folder of the checkout; it is only read. */
  readonly repository: string
  readonly head: 'working-tree' | { readonly ref: string }
  readonly base: string | null
  readonly event: BaseEvent | null
  /** Where base's series may come from with `baseline: stored`; asked for the commit of base, once. Nowhere if left out. */
  readonly storedReports?: (commit: string) => Promise<StoredReports>
  readonly report: ReportFolder
  /** Where the copies are made. */
  readonly temporaryFolder: string
  /** The command that repeats this comparison elsewhere. */
  readonly reproduce: string
  /** Of this process; scrubbed before any foreign program sees it. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly progress: ReportProgress
  readonly signal: AbortSignal
}

/** Measures, explains, and writes series, snapshots and result into the report folder. */
export type Benchmark = (job: Job) => Promise<Result>
