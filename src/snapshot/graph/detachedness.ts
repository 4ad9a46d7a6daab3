import type { SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTarget, edgeTypeMask } from '../format/edge-word.ts'
import { NodeType } from '../format/node-type.ts'

const attached = 1
const detached = 2
/** Every node that is not native ends the propagation: state does not pass through JavaScript. */
const skipped = (1 << EdgeType.hidden) | (1 << EdgeType.weak) | (1 << EdgeType.unknown)

/**
 * Nodes whose class name carries `Detached `: native nodes that V8 calls detached, and native nodes reached from them that
 * are not reached from an attached one. null where no node is. (DevTools, HeapSnapshot.ts, propagateDOMState.)
 */
export function detachedNodes(columns: SnapshotColumns): Uint8Array | null {
  const { nodeCount, nodeType, detachedness, firstEdge, edgeWord } = columns
  if (detachedness === null) return null
  const state = new Uint8Array(nodeCount)
  const renamed = new Uint8Array(nodeCount)
  const visited = new Uint8Array(nodeCount)
  const attachedWork: number[] = []
  const detachedWork: number[] = []

  const process = (node: number, newState: number): void => {
    if (visited[node] !== 0) return
    visited[node] = 1
    if (nodeType[node] !== NodeType.native) return
    state[node] = newState
    if (newState === attached) attachedWork.push(node)
    else if (newState === detached) {
      renamed[node] = 1
      detachedWork.push(node)
    }
  }
  const propagate = (node: number, newState: number): void => {
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const word = edgeWord[edge]
      if (((skipped >> (word & edgeTypeMask)) & 1) === 0) process(edgeTarget(word), newState)
    }
  }

  for (let node = 0; node < nodeCount; node++) {
    const given = detachedness[node] & 3
    if (given !== 0) process(node, given)
  }
  for (let node = attachedWork.pop(); node !== undefined; node = attachedWork.pop()) propagate(node, attached)
  for (let node = detachedWork.pop(); node !== undefined; node = detachedWork.pop()) {
    if (state[node] !== attached) propagate(node, detached)
  }
  return renamed
}
