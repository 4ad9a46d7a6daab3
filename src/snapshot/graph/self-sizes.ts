import type { SizeColumn, SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTargetShift, edgeTypeMask } from '../format/edge-word.ts'
import { doubled } from '../format/growing-column.ts'
import { NodeType } from '../format/node-type.ts'
import type { WellKnownNames } from './well-known-names.ts'
import type { Workspace } from './workspace.ts'

const severalOwners = 0xffffffff

/**
 * Moves the size of array and hidden nodes and of external string data to their only owner, so that an array counts what
 * its elements store takes. Left alone where the snapshot exposes V8's internals, told by a root without user roots.
 * (DevTools, HeapSnapshot.ts, calculateShallowSizes.) Works in place, unless the heap passes 2^32 bytes.
 */
export function moveSizesToOwners(
  columns: SnapshotColumns,
  names: WellKnownNames,
  detached: Uint8Array | null,
  workspace: Workspace,
): SizeColumn {
  const { nodeCount, nodeType, nodeName, firstEdge, edgeWord } = columns
  const sizes = wideEnough(columns.selfSizeBytes)
  if (!hasUserRoots(columns, names)) return sizes
  const owned = new Uint32Array((nodeCount + 31) >>> 5)
  for (let node = 0; node < nodeCount; node++) {
    const type = nodeType[node]
    const isOwned =
      type === NodeType.hidden ||
      type === NodeType.array ||
      (type === NodeType.native && nodeName[node] === names.externalStringData && !detached?.[node])
    if (isOwned) owned[node >>> 5] |= 1 << (node & 31)
  }
  /** Owner + 1, 0 none yet; only for nodes that can be owned. */
  const owner = workspace.second
  let work = new Uint32Array(1024)
  let working = 0
  const claim = (node: number, by: number): void => {
    const end = firstEdge[node + 1]
    for (let edge = firstEdge[node]; edge < end; edge++) {
      const word = edgeWord[edge]
      const target = word >>> edgeTargetShift
      if (((owned[target >>> 5] >>> (target & 31)) & 1) === 0 || (word & edgeTypeMask) === EdgeType.weak)
        continue
      const before = owner[target]
      if (before === by || before === severalOwners) continue
      owner[target] = before === 0 ? by : severalOwners
      if (working === work.length) work = doubled(work)
      work[working++] = target
    }
  }
  for (let node = 0; node < nodeCount; node++) {
    if (((owned[node >>> 5] >>> (node & 31)) & 1) === 0) claim(node, node + 1)
  }
  while (working > 0) {
    const node = work[--working]
    claim(node, owner[node])
  }
  for (let node = 0; node < nodeCount; node++) {
    if (owner[node] === 0 || owner[node] === severalOwners) continue
    const to = owner[node] - 1
    if (to === 0 || nodeType[to] === NodeType.synthetic) continue
    sizes[to] += sizes[node]
    sizes[node] = 0
  }
  return sizes
}

function wideEnough(sizes: SizeColumn): SizeColumn {
  let total = 0
  for (let node = 0; node < sizes.length; node++) total += sizes[node]
  return total < 2 ** 32 || sizes instanceof Float64Array ? sizes : Float64Array.from(sizes)
}

function hasUserRoots(columns: SnapshotColumns, names: WellKnownNames): boolean {
  if (columns.nodeCount === 0) return false
  for (let edge = 0; edge < columns.firstEdge[1]; edge++) {
    if (isUserRoot(columns, names, columns.edgeWord[edge] >>> edgeTargetShift)) return true
  }
  return false
}

/** Whether a child of the root is one from which distances are counted. */
export function isUserRoot(columns: SnapshotColumns, names: WellKnownNames, node: number): boolean {
  return columns.nodeType[node] !== NodeType.synthetic || columns.nodeName[node] === names.documentTrees
}
