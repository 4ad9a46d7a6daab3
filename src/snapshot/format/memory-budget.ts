import type { SnapshotSchema } from './schema.ts'

/** Taking the whole graph apart would need more memory than was granted. Remedy: grant more, or be content with a histogram. */
export class SnapshotTooLargeError extends Error {
  override readonly name = 'SnapshotTooLargeError'
  readonly neededBytes: number
  /** 0 where it was not the budget but the machine that had no more. */
  readonly budgetBytes: number
  readonly nodeCount: number
  readonly edgeCount: number

  constructor(
    facts: Pick<SnapshotTooLargeError, 'neededBytes' | 'budgetBytes' | 'nodeCount' | 'edgeCount'>,
    options?: ErrorOptions,
  ) {
    const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`
    super(
      `the snapshot has ${facts.nodeCount} nodes and ${facts.edgeCount} edges: its analysis needs about ${gib(facts.neededBytes)} of memory, more than ${facts.budgetBytes === 0 ? 'there is' : `the ${gib(facts.budgetBytes)} granted`}; grant more, or have only its classes counted`,
      options,
    )
    this.neededBytes = facts.neededBytes
    this.budgetBytes = facts.budgetBytes
    this.nodeCount = facts.nodeCount
    this.edgeCount = facts.edgeCount
  }
}

/** Four gibibytes: a snapshot of about four gigabytes of text. */
export const defaultBudgetBytes = 4 * 2 ** 30

/**
 * What parsing and analysis keep at their peak: a node is 17 bytes in columns and 21 in the workspace, an edge 8 and 4. Strings and
 * locations, which the header does not count, come on top, a seventh as much in usual heaps: at a gigabyte of text this says 1.0 GB,
 * and the process peaks at 1.3 GB (bench/snapshot.md).
 */
export function analysisBytes({
  nodeCount,
  edgeCount,
}: Pick<SnapshotSchema, 'nodeCount' | 'edgeCount'>): number {
  return nodeCount * 38 + edgeCount * 12
}

/** Runs what allocates columns: where the machine has less memory than was granted, that is told like a budget too small. */
export function withinMemory<T>(
  counts: Pick<SnapshotSchema, 'nodeCount' | 'edgeCount'>,
  allocate: () => T,
): T {
  try {
    return allocate()
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    const { nodeCount, edgeCount } = counts
    const facts = { neededBytes: analysisBytes(counts), budgetBytes: 0, nodeCount, edgeCount }
    throw new SnapshotTooLargeError(facts, { cause })
  }
}
