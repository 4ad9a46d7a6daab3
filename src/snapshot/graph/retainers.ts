import type { EdgeIndex, NodeOrdinal } from '../format/brands.ts'
import type { SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTargetShift, edgeTypeMask } from '../format/edge-word.ts'
import { pairType } from './weak-map-edges.ts'
import type { Workspace } from './workspace.ts'

/** Edges by their target: `edge[firstRetainer[i]]` up to `edge[firstRetainer[i + 1]]` lead to node i, weak ones included. */
export interface Retainers {
  /** n + 1 entries. */
  readonly firstRetainer: Uint32Array
  /** Edge indices, ascending within a node; `edgeSource` tells where an edge starts. */
  readonly edge: Uint32Array
}

export function listRetainers(columns: SnapshotColumns, workspace: Workspace): Retainers {
  const { nodeCount, edgeCount, edgeWord } = columns
  const firstRetainer = workspace.fifth.subarray(0, nodeCount + 1).fill(0)
  const edge = workspace.rest.subarray(0, edgeCount)
  for (let index = 0; index < edgeCount; index++) {
    const word = edgeWord[index]
    firstRetainer[word >>> edgeTargetShift]++
    if ((word & edgeTypeMask) === pairType) edgeWord[index] = (word & ~edgeTypeMask) | EdgeType.internal
  }
  let sum = 0
  for (let node = 0; node <= nodeCount; node++) {
    sum += firstRetainer[node]
    firstRetainer[node] = sum
  }
  for (let index = edgeCount - 1; index >= 0; index--)
    edge[--firstRetainer[edgeWord[index] >>> edgeTargetShift]] = index
  return { firstRetainer, edge }
}

/** The node an edge starts from, by bisection. */
export function edgeSource(columns: SnapshotColumns, edge: EdgeIndex): NodeOrdinal {
  const { firstEdge, nodeCount } = columns
  let low = 0
  let high = nodeCount
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (firstEdge[middle] <= edge) low = middle
    else high = middle
  }
  return low as NodeOrdinal
}
