import type { AllocationSite } from '../result/index.ts'
import type { Suspect } from '../snapshot/index.ts'

/** A suspect whose allocation stack was followed to a line of source. */
export interface ExplainedSuspect extends Suspect {
  readonly allocationSite: AllocationSite | null
}

export interface GrowthRequest {
  /** Three snapshots or more, oldest first; absolute paths. */
  readonly files: readonly string[]
  /** Iterations done when each was taken; null where nobody knows. */
  readonly iterations: readonly number[] | null
  /** Root of the copy that ran; sources are read below it and sites named relative to it. null: sites stay as V8 names them. */
  readonly sourceRoot: string | null
}

export interface GrowthAnalysis {
  readonly suspects: readonly ExplainedSuspect[]
}
