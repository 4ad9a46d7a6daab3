import {
  edgeNameIsIndex,
  edgeTargetShift,
  NodeType,
  type SnapshotColumns,
  type StringIndex,
} from '../format/index.ts'

/** Holders for which a string is the name of a variable, a property or an export. */
const nameTables = [
  'system / ScopeInfo',
  '(context local names)',
  'system / DescriptorArray',
  'system / SourceTextModule',
  'system / SyntheticModule',
]

/**
 * Strings that stay readable as they are no value of the program: V8 alone holds them, one of its tables of names among the
 * holders, and the program's code spells them. 1 by ordinal. From these the names of exports, and of properties that hold
 * small integers, can be told in a redacted snapshot.
 */
export function findNameNodes(columns: SnapshotColumns, isSpelled: (name: number) => boolean): Uint8Array {
  const { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName, strings } = columns
  const [isolateData, hashedProperties, ...tables] = strings.find([
    'Node / IsolateData',
    '(object properties)',
    ...nameTables,
  ])
  const tableNames = new Set<number>(tables.filter((name) => name >= 0))
  const found = new Uint8Array(nodeCount)
  const marked = new Uint8Array(nodeCount)
  /** V8 keeps hashed properties as key, value and details behind six words (objects/dictionary.h, Node 20 to 26). */
  const isKey = (edge: number): boolean =>
    !edgeNameIsIndex(edgeWord[edge]) && Number(strings.decode(edgeName[edge] as StringIndex)) % 3 === 0
  const mark = (node: number, bit: number): void => {
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const target = edgeWord[edge] >>> edgeTargetShift
      const type = nodeType[target]
      if (type !== NodeType.string && type !== NodeType.array) continue
      if (nodeName[node] === hashedProperties && isKey(edge)) continue
      // what an array holds has the array's holders
      if (type === NodeType.array && (marked[target] & bit) === 0 && nodeType[node] !== NodeType.array) {
        marked[target] |= bit
        mark(target, bit)
      }
      marked[target] |= bit
    }
  }
  for (let node = 0; node < nodeCount; node++) {
    if (tableNames.has(nodeName[node])) mark(node, inTable)
    // Node's own words are held from here for ever
    else if (isProgram(nodeType[node]) && nodeName[node] !== isolateData) mark(node, inProgram)
  }
  for (let node = 0; node < nodeCount; node++) {
    const isName = nodeType[node] === NodeType.string && marked[node] === inTable && isSpelled(nodeName[node])
    if (isName) found[node] = 1
  }
  return found
}

const inTable = 1
const inProgram = 2

/** Whether what such a node holds is a value of the program. */
function isProgram(nodeType: number): boolean {
  switch (nodeType) {
    case NodeType.synthetic:
    case NodeType.code:
    case NodeType.objectShape:
    case NodeType.hidden:
    case NodeType.array:
      return false
  }
  return true
}
