import type { AllocationSite } from '../result/index.ts'
import type { ClassCount, DescribedRetention, HeapComparison, HeapDiff, Suspect } from '../snapshot/index.ts'
import type { SnapshotSource } from './snapshot-source.ts'

/** A snapshot that a worker thread can open by itself. */
export type StoredSnapshot = Exclude<SnapshotSource, { readonly kind: 'stream' }>

/** A suspect whose allocation stack was followed to a line of source. */
export interface ExplainedSuspect extends Suspect {
  readonly allocationSite: AllocationSite | null
  /** Where its class or function is written, traced through source maps; null where that is not the user's code. */
  readonly definitionSite: DefinitionSite | null
}

/** From 1. */
export interface DefinitionSite {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface GrowthRequest {
  /** Three snapshots or more, oldest first. */
  readonly snapshots: readonly StoredSnapshot[]
  /** Iterations done when each was taken; null where nobody knows. */
  readonly iterations: readonly number[] | null
  /** Root of the copy that ran; sources are read below it and sites named relative to it. null: sites stay as V8 names them. */
  readonly sourceRoot: string | null
  /** Contents of strings are masked in what comes back. */
  readonly redact: boolean
  /** Memory granted to the analysis; null for the default. */
  readonly budgetBytes: number | null
  /** Path of a script that is none of the program's, as the sampler's is not: its functions are no allocation sites. */
  readonly ownScript?: string
  /** Texts that V8 ran in place of those on disk, by path. */
  readonly sources?: ReadonlyMap<string, string>
}

export interface GrowthAnalysis {
  readonly suspects: readonly ExplainedSuspect[]
  /** null where the last snapshot was analysed; else what was counted instead, and why. There are no suspects then. */
  readonly countedOnly: CountedOnly | null
}

export interface CountedOnly {
  readonly text: string
  /** Largest first. */
  readonly classes: readonly ClassCount[]
}

export interface RetentionRequest {
  readonly snapshot: StoredSnapshot
  readonly wanted: { readonly id: number } | { readonly className: string }
}

export interface RetentionAnalysis {
  /** Empty where the snapshot has no such node. */
  readonly nodes: readonly DescribedRetention[]
}

export interface ComparisonRequest {
  readonly before: StoredSnapshot
  readonly after: StoredSnapshot
}

export interface ComparisonAnalysis {
  readonly comparison: HeapComparison
  /** The same as node-memwatch's `HeapDiff` writes it. */
  readonly heapDiff: HeapDiff
}

export interface RedactionRequest {
  readonly snapshot: StoredSnapshot
  /** Path of the redacted snapshot, plain text. */
  readonly output: string
}

/** What the worker can be asked for. */
export type SnapshotJob =
  | ({ readonly kind: 'growth' } & GrowthRequest)
  | ({ readonly kind: 'retention' } & RetentionRequest)
  | ({ readonly kind: 'comparison' } & ComparisonRequest)
  | ({ readonly kind: 'redaction' } & RedactionRequest)

export interface JobProgress {
  readonly label: string
  readonly readBytes: number
  readonly totalBytes: number | null
}

/** How a job lets others know what of a source it has read. */
export type TellProgress = (source: SnapshotSource) => (readBytes: number, totalBytes: number | null) => void

/** What the worker says: progress while it reads, then one answer, then it ends. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'error'; readonly message: string }
