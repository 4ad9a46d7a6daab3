import type { NodeOrdinal } from '../format/brands.ts'
import type { SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTypeMask } from '../format/edge-word.ts'
import { NodeType } from '../format/node-type.ts'
import { createExampleTable } from './example-table.ts'
import type { WellKnownNames } from './well-known-names.ts'

/** Plain objects that have the same properties in the same order, `__proto__` left out. */
export interface Shapes {
  readonly count: number
  /** How many plain objects there are. */
  readonly objects: number
  readonly objectsOf: (shape: number) => number
  /** The first object of a shape. Shapes are numbered in the order of their first objects. */
  readonly example: (shape: number) => NodeOrdinal
  /** Calls back for every plain object, ascending. */
  readonly forEachObject: (take: (node: number, shape: number) => void) => void
}

/**
 * What is inferred from an object's properties is inferred once for its shape: heaps of millions of objects have a few
 * thousand.
 * @param scratch two entries for each plain object, held as long as the result is used
 */
export function groupByShape(columns: SnapshotColumns, names: WellKnownNames, scratch: Uint32Array): Shapes {
  const { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName } = columns
  const { plainObject, proto } = names

  const hashOf = (node: number): number => {
    let hash = 0
    const end = firstEdge[node + 1]
    for (let edge = firstEdge[node]; edge < end; edge++) {
      if ((edgeWord[edge] & edgeTypeMask) !== EdgeType.property) continue
      const name = edgeName[edge]
      if (name !== proto) hash = Math.imul(hash ^ (name + 1), 0x9e3779b1) ^ (hash >>> 15)
    }
    return (hash ^ (hash >>> 15)) >>> 0
  }
  /** From an edge on the first that counts, or `end`. */
  const nextProperty = (from: number, end: number): number => {
    let edge = from
    while (edge < end && ((edgeWord[edge] & edgeTypeMask) !== EdgeType.property || edgeName[edge] === proto))
      edge++
    return edge
  }
  const same = (node: number, other: number): boolean => {
    const end = firstEdge[node + 1]
    const otherEnd = firstEdge[other + 1]
    let edge = nextProperty(firstEdge[node], end)
    let otherEdge = nextProperty(firstEdge[other], otherEnd)
    while (edge < end && otherEdge < otherEnd) {
      if (edgeName[edge] !== edgeName[otherEdge]) return false
      edge = nextProperty(edge + 1, end)
      otherEdge = nextProperty(otherEdge + 1, otherEnd)
    }
    return edge === end && otherEdge === otherEnd
  }

  const shapes = createExampleTable(same)
  const objectsOf: number[] = []
  let filled = 0
  for (let node = 0; node < nodeCount; node++) {
    if (nodeName[node] !== plainObject || nodeType[node] !== NodeType.object) continue
    const shape = shapes.find(node, hashOf(node))
    if (shape === objectsOf.length) objectsOf.push(0)
    objectsOf[shape]++
    scratch[filled++] = node
    scratch[filled++] = shape
  }
  return {
    count: objectsOf.length,
    objects: filled / 2,
    objectsOf: (shape) => objectsOf[shape],
    example: (shape) => shapes.example(shape) as NodeOrdinal,
    forEachObject(take) {
      for (let at = 0; at < filled; at += 2) take(scratch[at], scratch[at + 1])
    },
  }
}
