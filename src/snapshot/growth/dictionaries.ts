import { EdgeType, edgeTargetShift, edgeTypeMask, NodeType, type SnapshotColumns } from '../format/index.ts'
import { followInternal } from './edges.ts'
import type { GrowthNames } from './growth-names.ts'

/** Keys from which on a plain object may be a dictionary: where V8 keeps it as a hash table, and where it does not. */
const fewestHashedKeys = 16
const fewestKeys = 64

/**
 * Whether a plain object is used as a dictionary, its property names being data and not words of the program: it has
 * many keys (16 where V8 keeps it as a hash table, else 64) and few shapes (half of its values or more are of one class
 * and type), functions apart: an object full of functions is a module.
 */
export function isDictionary(columns: SnapshotColumns, names: GrowthNames, node: number): boolean {
  const { nodeType, nodeName, firstEdge, edgeWord, edgeName } = columns
  if (nodeType[node] !== NodeType.object || nodeName[node] !== names.plainObject) return false
  if (firstEdge[node + 1] - firstEdge[node] < fewestHashedKeys) return false
  let keys = 0
  // majority vote: the candidate is the only class that can make up half of the values
  let candidate = -1
  let lead = 0
  const classOf = (value: number): number =>
    nodeType[value] === NodeType.object ? 256 + nodeName[value] : nodeType[value]
  const values: number[] = []
  for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
    const word = edgeWord[edge]
    if ((word & edgeTypeMask) !== EdgeType.property || edgeName[edge] === names.proto) continue
    const valueClass = classOf(word >>> edgeTargetShift)
    keys++
    values.push(valueClass)
    if (lead === 0) candidate = valueClass
    lead += valueClass === candidate ? 1 : -1
  }
  const store = followInternal(columns, node, names.properties)
  const isHashed = store >= 0 && nodeName[store] === names.objectProperties
  if (keys < (isHashed ? fewestHashedKeys : fewestKeys)) return false
  const share = values.filter((value) => value === candidate).length
  return candidate !== NodeType.closure && share * 2 >= keys
}
