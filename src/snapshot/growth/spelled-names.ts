import {
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  NodeType,
  type SnapshotColumns,
  type StringTable,
} from '../format/index.ts'

/** V8's own structures that hold the words of compiled code (bytecodes' constants, literals' keys, variables). */
const spelling = [
  '(constant pool)',
  'system / ObjectBoilerplateDescription',
  'system / ScopeInfo',
  '(context local names)',
  '(constant elements)',
] as const

/**
 * Which texts the program's code spells, 1 by string index: those that compiled functions have among their constants, keys
 * of literals, variables, and names of functions. What V8 learns while code runs (feedback) and what it compiles from that is
 * left out, as it holds keys that are data.
 */
export function findSpelledNames(columns: SnapshotColumns): Uint8Array {
  const { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName, strings } = columns
  const spelled = new Uint8Array(strings.count)
  const { isSpelling, constantPool, unnamed, functionName } = findSpellers(strings)
  const spellAll = (node: number): void => {
    const isPool = nodeName[node] === constantPool
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const target = edgeWord[edge] >>> edgeTargetShift
      if (nodeType[target] === NodeType.string) spelled[nodeName[target]] = 1
      // keys of a literal up to Node 20
      else if (isPool && nodeType[target] === NodeType.code && nodeName[target] === unnamed) spellAll(target)
    }
  }
  for (let node = 0; node < nodeCount; node++) {
    if (nodeType[node] !== NodeType.code) continue
    if (isSpelling.has(nodeName[node])) {
      spellAll(node)
      continue
    }
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const word = edgeWord[edge]
      if ((word & edgeTypeMask) !== EdgeType.internal || edgeName[edge] !== functionName) continue
      const target = word >>> edgeTargetShift
      if (nodeType[target] === NodeType.string) spelled[nodeName[target]] = 1
    }
  }
  return spelled
}

function findSpellers(strings: StringTable) {
  const [unnamed, functionName, ...names] = strings.find(['', 'name_or_scope_info', ...spelling])
  return {
    isSpelling: new Set<number>(names.filter((name) => name >= 0)),
    constantPool: names[0] >= 0 ? names[0] : -2,
    unnamed,
    functionName: functionName >= 0 ? functionName : -2,
  }
}
