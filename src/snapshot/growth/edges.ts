import { EdgeType, edgeTargetShift, edgeTypeMask, type SnapshotColumns } from '../format/index.ts'

/** Target of the node's first internal edge of that name, -1 where it has none. */
export function followInternal(columns: SnapshotColumns, node: number, name: number): number {
  const { firstEdge, edgeWord, edgeName } = columns
  const end = firstEdge[node + 1]
  for (let edge = firstEdge[node]; edge < end; edge++) {
    const word = edgeWord[edge]
    if ((word & edgeTypeMask) === EdgeType.internal && edgeName[edge] === name)
      return word >>> edgeTargetShift
  }
  return -1
}

/** Target of the node's first property of that name, -1 where it has none. */
export function followProperty(columns: SnapshotColumns, node: number, name: number): number {
  const { firstEdge, edgeWord, edgeName } = columns
  const end = firstEdge[node + 1]
  for (let edge = firstEdge[node]; edge < end; edge++) {
    const word = edgeWord[edge]
    if ((word & edgeTypeMask) === EdgeType.property && edgeName[edge] === name)
      return word >>> edgeTargetShift
  }
  return -1
}
