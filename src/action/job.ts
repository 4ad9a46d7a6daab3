import type { BaseEvent } from '../baseline/index.ts'
import type { Config } from '../config/index.ts'
import type { Result } from '../result/index.ts'
import type { ReportFolder } from '../storage/index.ts'

/** What the action asks of the benchmark. */
export interface Job {
  readonly config: Config
  readonly only: readonly string[]
  /** Absolute: the checkout. */
  readonly repository: string
  readonly head: string | null
  readonly base: string | null
  readonly event: BaseEvent | null
  readonly report: ReportFolder
  readonly temporaryFolder: string
  readonly reproduce: string
  readonly signal: AbortSignal
  /** One line, already safe to print. */
  readonly say: (line: string) => void
}

/** Measures and writes series, snapshots and result into the report folder. */
export type Benchmark = (job: Job) => Promise<Result>
