import type { RunRequest, Side } from '../measure/index.ts'

/** One side of one workload, ready to be started again and again. */
export interface SideRun {
  readonly side: Side
  /** Root of the side's copy. */
  readonly root: string
  readonly request: RunRequest
}
