import {
  type EdgeIndex,
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  NodeType,
  type StringIndex,
} from '../format/index.ts'
import { edgeSource, type HeapGraph } from '../graph/index.ts'

/** A cell is held by its module's tables and those of the modules that import it. */
const mostTables = 32

/**
 * Under what name a module exports the variable that a cell holds: V8 keeps exports in a hash table whose entries are the
 * name and then the cell (objects/module.h). String index, -1 where the cell is none of an export.
 */
export function exportNameOf({ columns, retainers }: HeapGraph, cell: number): number {
  const { nodeType, nodeName, firstEdge, edgeWord, edgeName, strings } = columns
  const indexOf = (edge: number): number => {
    if ((edgeWord[edge] & edgeTypeMask) !== EdgeType.internal) return -1
    const text = strings.decode(edgeName[edge] as StringIndex)
    return /^\d+$/.test(text) ? Number(text) : -1
  }
  const first = retainers.firstRetainer[cell]
  const end = Math.min(retainers.firstRetainer[cell + 1], first + mostTables)
  for (let at = first; at < end; at++) {
    const table = edgeSource(columns, retainers.edge[at] as EdgeIndex)
    const index = indexOf(retainers.edge[at])
    if (nodeType[table] !== NodeType.array || index < 1) continue
    for (let edge = firstEdge[table]; edge < firstEdge[table + 1]; edge++) {
      const key = edgeWord[edge] >>> edgeTargetShift
      if (nodeType[key] === NodeType.string && indexOf(edge) === index - 1) return nodeName[key]
    }
  }
  return -1
}
