import { createGrowingColumn } from '../format/growing-column.ts'
import {
  EdgeType,
  edgeNameIsIndex,
  edgeTargetShift,
  edgeTypeMask,
  NodeType,
  type SnapshotColumns,
  type StringIndex,
} from '../format/index.ts'
import { createWeakMapEdges } from '../graph/weak-map-edges.ts'
import { findGrowthNames } from '../growth/growth-names.ts'
import { createPropertyWords } from '../growth/property-words.ts'
import { createContentTest } from './content-nodes.ts'
import { maskRawBytes } from './mask-text.ts'
import { findNameNodes } from './name-nodes.ts'
import { maskPairName, namesPair } from './weak-map-names.ts'

/** Nodes or edges that get the name of a copy: their numbers, ascending, and the string index of the name. */
export interface ChangedNames {
  readonly record: Uint32Array
  readonly name: Uint32Array
}

/** What becomes of one snapshot's strings. A string that is both a name and content is there twice afterwards. */
export interface RedactionPlan {
  readonly nodeCount: number
  readonly edgeCount: number
  readonly stringCount: number
  readonly changedNodes: ChangedNames
  readonly changedEdges: ChangedNames
  /** Raw bytes between the quotes, null where the string stays as it is. */
  readonly replacement: (string: number) => Uint8Array | null
  /** Masked copies that follow the strings of the file, raw bytes. */
  readonly copies: readonly Uint8Array[]
}

// how a string is used
const asName = 1
const asContent = 2
const asPair = 4
const keyIsName = 8
const valueIsName = 16

/**
 * Contents are masked, and with them the property names that are data (see `createPropertyWords`); names of other
 * properties, variables, constructors, functions and scripts stay. What nothing refers to is masked as well.
 */
export function planRedaction(columns: SnapshotColumns): RedactionPlan {
  const { nodeCount, edgeCount, nodeName, firstEdge, edgeWord, edgeName, strings, allocations } = columns
  const words = createPropertyWords(columns, findGrowthNames(strings))
  const hasContent = createContentTest(columns)
  const isName = findNameNodes(columns, words.isSpelled)
  const isContent = (node: number): boolean =>
    columns.nodeType[node] === NodeType.object
      ? words.isDataClass(nodeName[node])
      : isName[node] === 0 && hasContent(node)
  const isDataEdge = (edge: number, node: number): boolean =>
    (edgeWord[edge] & edgeTypeMask) === EdgeType.property && words.isData(edge, node)
  const uses = new Uint8Array(strings.count)
  const pairUse = createPairUse(columns, isContent)

  for (let node = 0; node < nodeCount; node++) {
    uses[nodeName[node]] |= isContent(node) ? asContent : asName
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const word = edgeWord[edge]
      if (edgeNameIsIndex(word)) continue
      if (isDataEdge(edge, node)) uses[edgeName[edge]] |= asContent
      else uses[edgeName[edge]] |= (word & edgeTypeMask) === EdgeType.internal ? pairUse(edge) : asName
    }
  }
  if (allocations !== null) {
    const { count, nameIndex, scriptNameIndex } = allocations.functions
    for (let index = 0; index < count; index++) {
      uses[nameIndex[index]] |= asName
      uses[scriptNameIndex[index]] |= asName
    }
  }

  // V8's table starts with a string that stands for none
  if (strings.count > 0 && uses[0] === 0 && strings.decode(0 as StringIndex) === '<dummy>') uses[0] = asName

  const masked = (string: number): Uint8Array =>
    maskRawBytes(strings.bytes, strings.offset[string], strings.offset[string + 1] - 1)
  const copies: Uint8Array[] = []
  const copyOf = new Map<number, number>()
  for (let string = 0; string < strings.count; string++) {
    const isBoth = (uses[string] & asContent) !== 0 && (uses[string] & (asName | asPair)) !== 0
    if (isBoth) copyOf.set(string, strings.count + copies.push(masked(string)) - 1)
  }
  const changedNodes = createChangedNames(copyOf)
  const changedEdges = createChangedNames(copyOf)
  for (let node = 0; node < nodeCount; node++) {
    if (isContent(node)) changedNodes.add(node, nodeName[node])
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++)
      if (isDataEdge(edge, node)) changedEdges.add(edge, edgeName[edge])
  }
  return {
    nodeCount,
    edgeCount,
    stringCount: strings.count,
    changedNodes: changedNodes.done(),
    changedEdges: changedEdges.done(),
    replacement(string) {
      const use = uses[string]
      if ((use & asPair) !== 0) {
        const text = strings.decode(string as StringIndex)
        return rawBytes(maskPairName(text, (use & keyIsName) === 0, (use & valueIsName) === 0))
      }
      return (use & asName) !== 0 ? null : masked(string)
    },
    copies,
  }
}

/**
 * How an internal edge uses its name. The two edges to a WeakMap's value repeat each other's names, and DevTools pairs
 * them by that: what is masked in them must not depend on which of the two it is.
 */
function createPairUse(
  { nodeCount, nodeType, nodeId, edgeName, edgeWord, strings }: SnapshotColumns,
  isContent: (node: number) => boolean,
): (edge: number) => number {
  const weakMaps = createWeakMapEdges(strings)
  /** Of all that can be a key of a WeakMap, symbols alone are named by a content. */
  const symbolIds = new Set<number>()
  for (let node = 0; node < nodeCount; node++) {
    if (nodeType[node] === NodeType.symbol && isContent(node)) symbolIds.add(nodeId[node])
  }
  /** 1 a pair, 2 none, 0 not looked at. */
  const known = new Uint8Array(strings.count)
  const looksLikePair = (name: StringIndex): boolean => {
    const length = strings.offset[name + 1] - strings.offset[name]
    return length > 16 && strings.bytes[strings.offset[name]] < 58 && namesPair(strings.decode(name))
  }
  return (edge) => {
    const name = edgeName[edge] as StringIndex
    if (known[name] === 0) known[name] = looksLikePair(name) ? 1 : 2
    if (known[name] === 2) return asName
    if (!weakMaps.isPair(name)) return asPair
    const value = isContent(edgeWord[edge] >>> edgeTargetShift) ? 0 : valueIsName
    const key = symbolIds.has(weakMaps.keyId(name)) ? 0 : keyIsName
    return asPair | value | key
  }
}

function createChangedNames(copyOf: ReadonlyMap<number, number>) {
  const record = createGrowingColumn()
  const name = createGrowingColumn()
  return {
    /** Notes the record where its name has a copy. */
    add(index: number, string: number): void {
      const copy = copyOf.get(string)
      if (copy === undefined) return
      record.push(index)
      name.push(copy)
    },
    done: (): ChangedNames => ({ record: record.trimmed(), name: name.trimmed() }),
  }
}

function rawBytes(text: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(text).slice(1, -1))
}
