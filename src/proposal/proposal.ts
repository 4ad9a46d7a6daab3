export interface ProposedFile {
  /** Relative to the repository's root, forward slashes. */
  readonly path: string
  readonly text: string
}

/** A first workload, its config and its workflow. */
export interface Proposal {
  readonly kind: 'library' | 'server' | 'program'
  /** Name of the workload. */
  readonly workload: string
  /** Folder of the package that it measures; `.` for the root. */
  readonly folder: string
  readonly files: readonly ProposedFile[]
  /** What was seen and what follows from it, as sentences. */
  readonly reasons: readonly string[]
  /** What was guessed, as sentences that say what to correct. */
  readonly doubts: readonly string[]
  /** Whether the workload can be run as it is. */
  readonly isComplete: boolean
}

export type ProposalOutcome =
  | ({ readonly kind: 'proposed' } & { readonly proposal: Proposal })
  /** With the remedy. */
  | { readonly kind: 'nothing-to-measure'; readonly text: string }
