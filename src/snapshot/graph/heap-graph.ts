import type { SizeColumn, SnapshotColumns } from '../format/columns.ts'
import type { ClassIndex } from './class-index.ts'
import type { ClassTotals } from './class-totals.ts'
import type { Retainers } from './retainers.ts'

/** A snapshot with everything that follows from it. Columns are indexed by `NodeOrdinal`; numbers are those of Chrome DevTools. */
export interface HeapGraph {
  readonly columns: SnapshotColumns
  /** After array, hidden and external string nodes gave theirs to their only owner. */
  readonly selfSizeBytes: SizeColumn
  /** Steps from the user roots; `systemDistance` and more: reached only by system roots; `unreachableDistance`: by none. */
  readonly distance: Int32Array
  /** Ordinal of the immediate dominator; the root is its own. */
  readonly dominator: Uint32Array
  readonly retainedSizeBytes: SizeColumn
  readonly retainers: Retainers
  readonly classes: ClassIndex
  readonly totals: ClassTotals
}

export const unreachableDistance = -5
export const systemDistance = 100_000_000
