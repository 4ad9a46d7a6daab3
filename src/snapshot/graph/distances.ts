import type { StringIndex } from '../format/brands.ts'
import type { SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeNameIsIndex, edgeTargetShift, edgeTypeMask } from '../format/edge-word.ts'
import { NodeType } from '../format/node-type.ts'
import { systemDistance, unreachableDistance } from './heap-graph.ts'
import { createPairSet } from './pair-set.ts'
import { isUserRoot } from './self-sizes.ts'
import { pairType, type WeakMapEdges } from './weak-map-edges.ts'
import type { WellKnownNames } from './well-known-names.ts'
import type { Workspace } from './workspace.ts'

/**
 * Steps from the user roots over edges that are not weak, then from the root for what they do not reach. Left out, as in
 * DevTools (HeapSnapshot.ts, calculateDistances): a native context's sloppy function map, descriptors in descriptor arrays
 * that several maps may share, and the first seen of the two edges to a WeakMap's value, so that its distance is one more
 * than the greater of table's and key's.
 */
export function findDistances(
  columns: SnapshotColumns,
  names: WellKnownNames,
  weakMaps: WeakMapEdges,
  workspace: Workspace,
): Int32Array {
  const { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName, strings } = columns
  const { buffer, byteOffset } = workspace.third
  const distance = new Int32Array(buffer, byteOffset, nodeCount).fill(unreachableDistance)
  const queue = workspace.rest
  /** One bit a node, in memory that stays in the cache: which have a distance, and which leave out edges for what they are. */
  const reachedBits = new Uint32Array((nodeCount + 31) >>> 5)
  const selectiveBits = new Uint32Array((nodeCount + 31) >>> 5)
  for (let node = 0; node < nodeCount; node++) {
    const name = nodeName[node]
    if (name !== names.nativeContext && name !== names.mapDescriptors) continue
    const type = name === names.nativeContext ? NodeType.hidden : NodeType.array
    if (nodeType[node] === type) selectiveBits[node >>> 5] |= 1 << (node & 31)
  }
  const halfSeenPairs = createPairSet()
  let queued = 0

  const isLeftOut = (node: number, edge: number, word: number): boolean => {
    const name = edgeName[edge] as StringIndex
    if (nodeType[node] === NodeType.hidden) return name === names.sloppyFunctionMap && !edgeNameIsIndex(word)
    const index = edgeNameIsIndex(word) ? name : Number.parseInt(strings.decode(name), 10)
    return index >= 2 && index % 3 === 1
  }
  /** Whether an edge leads on that is weak, of a WeakMap, or of a selective node. */
  const leadsOn = (node: number, edge: number, isSelective: boolean): boolean => {
    const word = edgeWord[edge]
    const type = word & edgeTypeMask
    if (type === EdgeType.weak || (isSelective && isLeftOut(node, edge, word))) return false
    const name = edgeName[edge] as StringIndex
    return type !== pairType || !halfSeenPairs.toggle(weakMaps.tableId(name), weakMaps.keyId(name))
  }

  /** From what is queued, all at the same distance, level by level. */
  const walk = (startDistance: number): void => {
    const [waiting, firsts, words, distances] = [queue, firstEdge, edgeWord, distance]
    const [reached, selective] = [reachedBits, selectiveBits]
    let length = queued
    let next = startDistance
    let levelEnd = 0
    for (let head = 0; head < length; head++) {
      if (head === levelEnd) {
        next++
        levelEnd = length
      }
      const node = waiting[head]
      const end = firsts[node + 1]
      const isSelective = ((selective[node >>> 5] >>> (node & 31)) & 1) !== 0
      for (let edge = firsts[node]; edge < end; edge++) {
        const word = words[edge]
        const target = word >>> edgeTargetShift
        if (((reached[target >>> 5] >>> (target & 31)) & 1) !== 0) continue
        if (((word & edgeTypeMask) >= EdgeType.weak || isSelective) && !leadsOn(node, edge, isSelective))
          continue
        reached[target >>> 5] |= 1 << (target & 31)
        distances[target] = next
        waiting[length++] = target
      }
    }
  }

  for (let edge = firstEdge[0]; edge < firstEdge[1]; edge++) {
    const target = edgeWord[edge] >>> edgeTargetShift
    if (distance[target] !== unreachableDistance || !isUserRoot(columns, names, target)) continue
    distance[target] = 1
    reachedBits[target >>> 5] |= 1 << (target & 31)
    queue[queued++] = target
  }
  const reached = queued > 0
  walk(1)
  reachedBits[0] |= 1
  distance[0] = reached ? systemDistance : 0
  queue[0] = 0
  queued = 1
  walk(distance[0])
  return distance
}
