import type { SizeColumn } from '../format/columns.ts'
import type { ClassIndex } from './class-index.ts'
import type { Workspace } from './workspace.ts'

/** Per class, indexed by `ClassOrdinal`. Nodes of size 0 are not counted, as in DevTools. */
export interface ClassTotals {
  readonly objects: Uint32Array
  readonly selfSizeBytes: Float64Array
  /** What would be freed with the class: a node below another of its class in the dominator tree is not counted again. */
  readonly retainedSizeBytes: Float64Array
  /** Least distance of a node; `0x7fffffff` for a class without nodes that count. */
  readonly distance: Int32Array
}

interface Measured {
  readonly selfSizeBytes: SizeColumn
  readonly retainedSizeBytes: SizeColumn
  readonly dominator: Uint32Array
  readonly distance: Int32Array
  readonly classes: ClassIndex
}

export function totalClasses(heap: Measured, workspace: Workspace): ClassTotals {
  const { selfSizeBytes: sizes, distance: distances, classes } = heap
  const objects = new Uint32Array(classes.count)
  const selfSizeBytes = new Float64Array(classes.count)
  const distance = new Int32Array(classes.count).fill(0x7fffffff)
  for (let node = 0; node < sizes.length; node++) {
    if (sizes[node] === 0) continue
    const classOrdinal = classes.ofNode[node]
    objects[classOrdinal]++
    selfSizeBytes[classOrdinal] += sizes[node]
    if (distances[node] < distance[classOrdinal]) distance[classOrdinal] = distances[node]
  }
  return { objects, selfSizeBytes, retainedSizeBytes: retainedByClass(heap, workspace), distance }
}

/**
 * Walks the dominator tree; a class is open while one of its nodes is on the path, and only its first node counts. The tree
 * is linked through first child and next sibling, the way up is the dominator: no stack, whatever the depth.
 */
function retainedByClass(heap: Measured, workspace: Workspace): Float64Array {
  const { dominator, selfSizeBytes, retainedSizeBytes, classes } = heap
  const nodeCount = dominator.length
  // 0 is none, as the root is nobody's child
  const firstChild = workspace.rest.subarray(0, nodeCount).fill(0)
  const nextSibling = workspace.rest.subarray(nodeCount, 2 * nodeCount)
  for (let node = nodeCount - 1; node > 0; node--) {
    nextSibling[node] = firstChild[dominator[node]]
    firstChild[dominator[node]] = node
  }
  const retained = new Float64Array(classes.count)
  const openedBy = new Uint32Array(classes.count).fill(nodeCount)
  let node = 0
  for (;;) {
    const classOrdinal = classes.ofNode[node]
    if (openedBy[classOrdinal] === nodeCount && selfSizeBytes[node] !== 0) {
      openedBy[classOrdinal] = node
      retained[classOrdinal] += retainedSizeBytes[node]
    }
    let next = firstChild[node]
    while (next === 0) {
      const left = classes.ofNode[node]
      if (openedBy[left] === node) openedBy[left] = nodeCount
      if (node === 0) return retained
      next = nextSibling[node]
      if (next === 0) node = dominator[node]
    }
    node = next
  }
}
