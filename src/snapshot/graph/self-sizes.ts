import type { SizeColumn, SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTargetShift, edgeTypeMask } from '../format/edge-word.ts'
import { doubled } from '../format/growing-column.ts'
import { NodeType } from '../format/node-type.ts'
import type { WellKnownNames } from './well-known-names.ts'

const unvisited = 0xffffffff
const severalOwners = 0xfffffffe

/**
 * Moves the size of array and hidden nodes and of external string data to their only owner, so that an array counts what
 * its elements store takes. Left alone where the snapshot exposes V8's internals, told by a root without user roots.
 * (DevTools, HeapSnapshot.ts, calculateShallowSizes.) Works in place, unless the heap passes 2^32 bytes.
 */
export function moveSizesToOwners(
  columns: SnapshotColumns,
  names: WellKnownNames,
  detached: Uint8Array | null,
): SizeColumn {
  const { nodeCount, nodeType, nodeName, firstEdge, edgeWord } = columns
  const sizes = wideEnough(columns.selfSizeBytes)
  if (!hasUserRoots(columns, names)) return sizes
  const owner = new Uint32Array(nodeCount)
  let work = new Uint32Array(Math.max(16, nodeCount))
  let working = 0
  for (let node = 0; node < nodeCount; node++) {
    const type = nodeType[node]
    const isOwned =
      type === NodeType.hidden ||
      type === NodeType.array ||
      (type === NodeType.native && nodeName[node] === names.externalStringData && !detached?.[node])
    if (isOwned) owner[node] = unvisited
    else {
      owner[node] = node
      work[working++] = node
    }
  }
  while (working > 0) {
    const node = work[--working]
    const ownerOfNode = owner[node]
    const end = firstEdge[node + 1]
    for (let edge = firstEdge[node]; edge < end; edge++) {
      const word = edgeWord[edge]
      const target = word >>> edgeTargetShift
      const ownerOfTarget = owner[target]
      if (ownerOfTarget === target || ownerOfTarget === ownerOfNode || ownerOfTarget === severalOwners)
        continue
      if ((word & edgeTypeMask) === EdgeType.weak) continue
      owner[target] = ownerOfTarget === unvisited ? ownerOfNode : severalOwners
      if (working === work.length) work = doubled(work)
      work[working++] = target
    }
  }
  for (let node = 0; node < nodeCount; node++) {
    const to = owner[node]
    if (to === node || to >= severalOwners || to === 0 || nodeType[to] === NodeType.synthetic) continue
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
