import type { MetricKey } from './metric.ts'

/** Which process or thread of a run a series belongs to. */
export interface ProcessIdentity {
  readonly kind: 'main' | 'child' | 'worker'
  /** Tells processes of one kind apart in a way that is stable across runs, e.g. the script's base name. */
  readonly label: string
}

/**
 * The samples of one process of one run, as columns of equal length: entry i of every column belongs to sample i.
 * Sample 0 is taken before the first iteration that counts; `iterations` never falls.
 */
export interface Series {
  readonly process: ProcessIdentity
  /** Iterations done since the workload's setup, cumulative. */
  readonly iterations: readonly number[]
  /** Ticks of the program's own counter, where it has one, beside `iterations` in intervals. */
  readonly ticks?: readonly number[]
  /** Milliseconds since the first sample, monotonic. */
  readonly elapsedMs: readonly number[]
  /** Collections that the settle before this sample needed. */
  readonly settleRounds: readonly number[]
  /** Milliseconds spent in iterations from the start to each sample, settles left out; absent where nobody took the time. */
  readonly iteratingMs?: readonly number[]
  /** Bytes or counts, see `unitOf`. A metric that this platform cannot read is absent, never zero. */
  readonly metrics: { readonly [Key in MetricKey]?: readonly number[] }
}
