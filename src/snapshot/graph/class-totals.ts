import type { HeapGraph } from './heap-graph.ts'

/** Per class, indexed by `ClassOrdinal`. Nodes of size 0 are not counted, as in DevTools. */
export interface ClassTotals {
  readonly objects: Uint32Array
  readonly selfSizeBytes: Float64Array
  /** What would be freed with the class: a node below another of its class in the dominator tree is not counted again. */
  readonly retainedSizeBytes: Float64Array
  /** Least distance of a node; `0x7fffffff` for a class without nodes that count. */
  readonly distance: Int32Array
}

export function totalClasses(graph: HeapGraph): ClassTotals {
  const { selfSizeBytes: sizes, distance: distances, classes } = graph
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
  return { objects, selfSizeBytes, retainedSizeBytes: retainedByClass(graph), distance }
}

/** Walks the dominator tree; a class is open while one of its nodes is on the path, and only its first node counts. */
function retainedByClass(graph: HeapGraph): Float64Array {
  const { dominator, selfSizeBytes, retainedSizeBytes, classes } = graph
  const nodeCount = dominator.length
  const firstChild = new Uint32Array(nodeCount + 2)
  for (let node = 1; node < nodeCount; node++) firstChild[dominator[node] + 2]++
  for (let node = 2; node < nodeCount + 2; node++) firstChild[node] += firstChild[node - 1]
  const child = new Uint32Array(nodeCount)
  for (let node = 1; node < nodeCount; node++) child[firstChild[dominator[node] + 1]++] = node

  const retained = new Float64Array(classes.count)
  const openedBy = new Uint32Array(classes.count).fill(nodeCount)
  // a node is its own stack entry: the next one on the path up is its dominator
  const next = firstChild.slice(0, nodeCount)
  const open = (node: number): void => {
    const classOrdinal = classes.ofNode[node]
    if (openedBy[classOrdinal] !== nodeCount || selfSizeBytes[node] === 0) return
    openedBy[classOrdinal] = node
    retained[classOrdinal] += retainedSizeBytes[node]
  }
  let node = 0
  open(0)
  for (;;) {
    if (next[node] < firstChild[node + 1]) {
      node = child[next[node]++]
      open(node)
    } else {
      const classOrdinal = classes.ofNode[node]
      if (openedBy[classOrdinal] === node) openedBy[classOrdinal] = nodeCount
      if (node === 0) return retained
      node = dominator[node]
    }
  }
}
