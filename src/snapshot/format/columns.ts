import type { StringTable } from './string-table.ts'

/**
 * A parsed snapshot, one typed array per field. Node columns are indexed by `NodeOrdinal`, edge columns by `EdgeIndex`.
 * The analysis that is handed the columns owns them: it takes essential bits from
 * `edgeWord` and moves self sizes to their owners, in place, as a copy would cost a tenth of the peak.
 */
export interface SnapshotColumns {
  readonly nodeCount: number
  readonly edgeCount: number
  /** Names of the node types by code: `knownNodeTypes`, then those only this file knows. */
  readonly nodeTypeNames: readonly string[]
  /** A `NodeType` code. */
  readonly nodeType: Uint8Array
  /** String index of the node's name. */
  readonly nodeName: Uint32Array
  /** V8's id: odd for objects of JavaScript, even for native ones. */
  readonly nodeId: Uint32Array
  /** As the file has it, until the analysis moves what array and hidden nodes take to their owners. */
  readonly selfSizeBytes: SizeColumn
  /** 0 unknown, 1 attached, 2 detached; null where the file says 0 everywhere. */
  readonly detachedness: Uint8Array | null
  /** Node id in the trace tree, 0 none; null where the file says 0 everywhere. */
  readonly traceNodeId: Uint32Array | null
  /** n + 1 entries: the edges of node i are `firstEdge[i]` up to `firstEdge[i + 1]`. */
  readonly firstEdge: Uint32Array
  /** Target, essential bit and type: see `edge-word.ts`. */
  readonly edgeWord: Uint32Array
  /** A string index, or for element and hidden edges the index itself. */
  readonly edgeName: Uint32Array
  readonly strings: StringTable
  readonly locations: SourceLocations
  /** null where allocations were not tracked. */
  readonly allocations: AllocationTrace | null
}

/** Bytes by node. Doubles only where the heap as a whole passes 2^32. */
export type SizeColumn = Uint32Array | Float64Array

/** Where functions, and constructors of objects, are defined: one entry for each node that has a location. Lines and columns are 0-based. */
export interface SourceLocations {
  readonly count: number
  /** Node ordinal, as in the file: not sorted. */
  readonly node: Uint32Array
  readonly scriptId: Uint32Array
  readonly line: Uint32Array
  readonly column: Uint32Array
}

/** The functions that allocated, and their call tree. Lines and columns are 1-based, 0 where unknown. */
export interface AllocationTrace {
  /** By index in `trace_function_infos`. */
  readonly functions: {
    readonly count: number
    readonly nameIndex: Uint32Array
    readonly scriptNameIndex: Uint32Array
    readonly scriptId: Uint32Array
    readonly line: Uint32Array
    readonly column: Uint32Array
  }
  /** Rows of the tree; the root is row 0 and its own parent. */
  readonly tree: {
    readonly count: number
    /** What `traceNodeId` of a node refers to. */
    readonly id: Uint32Array
    readonly functionIndex: Uint32Array
    readonly parentRow: Uint32Array
    readonly allocationCount: Uint32Array
    readonly allocatedBytes: Float64Array
  }
  /** id -> row, 0xffffffff where there is none. Ids run from 1 without gaps. */
  readonly rowOfId: Uint32Array
}
