import {
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  essentialBit,
  NodeType,
  type SnapshotColumns,
} from '../format/index.ts'
import { bornAfter, isGrowth } from './epochs.ts'

/** A container holds at least so many of a class. */
const fewestHeld = 8

/**
 * Growth nodes that are containers: born in an interval, but what they hold was born before and after as well, so that
 * they collect and are not themselves collected. A Map that was made when the first entry came is one, and so is an
 * array that is copied at every push.
 * @returns 1 for a container, by ordinal
 */
export function findHoldingContainers(
  columns: SnapshotColumns,
  epoch: Uint8Array,
  isVisible: (node: number) => boolean,
): Uint8Array {
  const { nodeCount, nodeType, nodeName, firstEdge, edgeWord } = columns
  const isContainer = new Uint8Array(nodeCount)
  /** class -> held in an interval, held from other times */
  const held = new Map<number, [number, number]>()
  const count = (node: number, depth: number): void => {
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const word = edgeWord[edge]
      if ((word & essentialBit) === 0 || (word & edgeTypeMask) === EdgeType.hidden) continue
      const target = word >>> edgeTargetShift
      if (!isVisible(target)) {
        if (depth === 0 && nodeType[target] === NodeType.array) count(target, 1)
        continue
      }
      const key = nodeType[target] === NodeType.object ? nodeName[target] : -nodeType[target]
      const counts = held.get(key) ?? [0, 0]
      if (isGrowth(epoch[target])) counts[0]++
      else if (epoch[target] === bornAfter || nodeType[target] === NodeType.object) counts[1]++
      held.set(key, counts)
    }
  }
  for (let node = 0; node < nodeCount; node++) {
    if (!isGrowth(epoch[node]) || nodeType[node] !== NodeType.object || !isVisible(node)) continue
    if (firstEdge[node + 1] - firstEdge[node] < 2) continue
    held.clear()
    count(node, 0)
    for (const [inside, outside] of held.values()) {
      if (inside > 0 && outside > 0 && inside + outside >= fewestHeld) isContainer[node] = 1
    }
  }
  return isContainer
}
