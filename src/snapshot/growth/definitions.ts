import { type ClassOrdinal, NodeType, type SnapshotColumns, type StringIndex } from '../format/index.ts'
import type { HeapGraph } from '../graph/index.ts'
import type { StackFunction } from '../suspect.ts'
import { followProperty } from './edges.ts'
import type { GrowthNames } from './growth-names.ts'
import { scriptNameOfClosure } from './user-code.ts'

/** Where the functions, or the constructors of the objects, are defined: for each node, null where the snapshot does not say. */
export function findDefinitions(
  graph: HeapGraph,
  names: GrowthNames,
  nodes: readonly number[],
): readonly (StackFunction | null)[] {
  const { columns, classes } = graph
  const { locations, nodeType, strings } = columns
  const rowOf = new Map<number, number>()
  const wanted = new Set(nodes)
  for (let row = 0; row < locations.count; row++) {
    if (wanted.has(locations.node[row])) rowOf.set(locations.node[row], row)
  }
  return nodes.map((node) => {
    const isClosure = nodeType[node] === NodeType.closure
    const row = rowOf.get(node) ?? classes.locationRow(classes.ofNode[node] as ClassOrdinal)
    if (row < 0) return null
    const functionNode = isClosure ? node : constructorOf(columns, names, node)
    if (functionNode < 0) return null
    const scriptName = scriptNameOfClosure(columns, names, functionNode)
    if (scriptName === '') return null
    return {
      functionName: strings.decode(columns.nodeName[functionNode] as StringIndex),
      scriptName,
      line: locations.line[row] + 1,
      column: locations.column[row] + 1,
    }
  })
}

function constructorOf(columns: SnapshotColumns, names: GrowthNames, node: number): number {
  const prototype = followProperty(columns, node, names.proto)
  const found = prototype < 0 ? -1 : followProperty(columns, prototype, names.constructorProperty)
  return found >= 0 && columns.nodeType[found] === NodeType.closure ? found : -1
}
