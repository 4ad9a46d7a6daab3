import {
  type ClassOrdinal,
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  NodeType,
  type SnapshotColumns,
  type StringIndex,
} from '../format/index.ts'
import type { HeapGraph } from '../graph/index.ts'
import type { Suspect } from '../suspect.ts'
import { vmContextName } from './context-class.ts'
import { followInternal } from './edges.ts'
import { placeOfFunction } from './function-place.ts'
import type { GrowthNames } from './growth-names.ts'
import type { PropertyWords } from './property-words.ts'

/** Number of a class as growth tells classes apart: functions by where they are written, plain objects by their keys. */
export type ClassKey = number & { readonly unit: 'class-key' }

export interface ClassDescription {
  readonly constructorName: string
  readonly kind: Suspect['kind']
  readonly keys: readonly string[] | null
  /** Of a function, where it is written; see `placeOfFunction`. */
  readonly place?: readonly string[]
}

export interface ClassKeys {
  readonly of: (node: number) => ClassKey
  /** The class of plain objects with these keys; null for those whose keys are data. */
  readonly ofShape: (keys: readonly string[] | null) => ClassKey
  /** The class of contexts of `node:vm`. */
  readonly vmContext: ClassKey
  readonly describe: (key: ClassKey) => ClassDescription
}

/** Hidden classes remembered: an object that V8 keeps as a hash table has one of its own. */
const mostRemembered = 1 << 20
/** Keys of a shape: more are cut off. */
const mostKeys = 40
/** Stands for all keys that are data. */
const dataKeys = '[*]'

export function createClassKeys(
  graph: HeapGraph,
  names: GrowthNames,
  isVisible: (node: number) => boolean,
  words: PropertyWords,
  isVmContext: (node: number) => boolean,
): ClassKeys {
  const { columns, classes } = graph
  const { nodeType, nodeName, strings } = columns
  const descriptions: ClassDescription[] = [{ constructorName: vmContextName, kind: 'native', keys: null }]
  const vmContext = 0
  const byClass = new Map<number, number>()
  const byFunction = new Map<number, number>()
  const byHiddenClass = new Map<number, number>()
  const byKeys = new Map<string, number>()
  const remember = <K>(table: Map<K, number>, key: K, describe: () => ClassDescription): number => {
    let found = table.get(key)
    if (found === undefined) {
      found = descriptions.push(describe()) - 1
      table.set(key, found)
    }
    return found
  }
  const ofShape = (keys: readonly string[] | null): number =>
    remember(byKeys, keys === null ? '' : JSON.stringify(keys), () => ({
      constructorName: 'Object',
      kind: 'object',
      keys,
    }))
  const ofPlainObject = (node: number): number => {
    if (words.isDictionary(node)) return ofShape(null)
    const held = heldKeys(columns, names, words, node)
    const hiddenClass = followInternal(columns, node, names.map)
    const known = byHiddenClass.get(hiddenClass)
    if (hiddenClass >= 0 && known !== undefined) return known
    const written = hiddenClass < 0 ? [] : describedKeys(columns, names, words, node, hiddenClass)
    const isKnown = held.every((key) => written.includes(key))
    const key = ofShape(isKnown && written.length > 0 ? written : held)
    if (hiddenClass >= 0 && isKnown && written.length > 0) {
      if (byHiddenClass.size === mostRemembered) byHiddenClass.clear()
      byHiddenClass.set(hiddenClass, key)
    }
    return key
  }
  const ofOther = (node: number): number =>
    remember(byClass, classes.ofNode[node], () => ({
      constructorName:
        nodeType[node] === NodeType.object && words.isDataClass(nodeName[node])
          ? dataKeys
          : classes.name(classes.ofNode[node] as ClassOrdinal),
      kind: isVisible(node) ? kindOf(nodeType[node], nodeName[node] === arrayName) : 'internal',
      keys: null,
    }))
  const [arrayName] = strings.find(['Array'])

  return {
    of(node) {
      if (nodeType[node] === NodeType.closure) {
        const shared = followInternal(columns, node, names.shared)
        const name = strings.decode(nodeName[node] as StringIndex)
        return remember(byFunction, shared >= 0 ? shared : -2 - nodeName[node], () => ({
          constructorName: name === '' ? '(anonymous)' : name,
          kind: 'closure',
          keys: null,
          place: placeOfFunction(columns, names, node),
        })) as ClassKey
      }
      if (isVmContext(node)) return vmContext as ClassKey
      const isPlain = nodeType[node] === NodeType.object && nodeName[node] === names.plainObject
      return (isPlain ? ofPlainObject(node) : ofOther(node)) as ClassKey
    },
    ofShape: (keys) => ofShape(keys) as ClassKey,
    vmContext: vmContext as ClassKey,
    describe: (key) => descriptions[key],
  }
}

/** The properties that hold a heap object: those of small integers have no edge. */
function heldKeys(
  columns: SnapshotColumns,
  names: GrowthNames,
  words: PropertyWords,
  node: number,
): readonly string[] {
  const { firstEdge, edgeWord, edgeName, strings } = columns
  const keys: string[] = []
  for (let edge = firstEdge[node]; edge < firstEdge[node + 1] && keys.length < mostKeys; edge++) {
    if ((edgeWord[edge] & edgeTypeMask) !== EdgeType.property || edgeName[edge] === names.proto) continue
    keys.push(words.isData(edge, node) ? dataKeys : strings.decode(edgeName[edge] as StringIndex))
  }
  return dataKeysLast(keys)
}

function dataKeysLast(keys: readonly string[]): readonly string[] {
  const named = keys.filter((key) => key !== dataKeys)
  return named.length === keys.length ? keys : [...named, dataKeys]
}

/** Words of an object's header: hidden class, properties, elements. */
const headerWords = 3
const wordBytes = 8

/**
 * All property names of an object's hidden class, in the order of their making. The descriptors are shared with classes that add
 * more properties, so no more are taken than the object has room for (V8, descriptor-array.h: entries of three words).
 */
function describedKeys(
  columns: SnapshotColumns,
  names: GrowthNames,
  words: PropertyWords,
  node: number,
  hiddenClass: number,
): readonly string[] {
  const { nodeType, nodeName, firstEdge, edgeWord, edgeName, strings, selfSizeBytes } = columns
  const descriptors = followInternal(columns, hiddenClass, names.descriptors)
  if (descriptors < 0) return []
  const found: (readonly [number, string])[] = []
  for (let edge = firstEdge[descriptors]; edge < firstEdge[descriptors + 1]; edge++) {
    if ((edgeWord[edge] & edgeTypeMask) !== EdgeType.internal) continue
    const target = edgeWord[edge] >>> edgeTargetShift
    const position = Number(strings.decode(edgeName[edge] as StringIndex))
    if (!Number.isInteger(position) || position % 3 !== 0 || nodeType[target] !== NodeType.string) continue
    const isData = words.isDataKey(nodeName[target])
    found.push([position, isData ? dataKeys : strings.decode(nodeName[target] as StringIndex)])
  }
  const hasStore = followInternal(columns, node, names.properties) >= 0
  const room = hasStore ? mostKeys : Math.floor(selfSizeBytes[node] / wordBytes) - headerWords
  const written = found.sort(([a], [b]) => a - b).slice(0, Math.max(0, room))
  return dataKeysLast(written.map(([, name]) => name))
}

function kindOf(nodeType: number, isArray: boolean): Suspect['kind'] {
  switch (nodeType) {
    case NodeType.string:
    case NodeType.concatenatedString:
    case NodeType.slicedString:
    case NodeType.symbol:
    case NodeType.number:
    case NodeType.bigint:
      return 'string'
    case NodeType.native:
      return 'native'
    case NodeType.code:
      return 'code'
  }
  return isArray ? 'array' : 'object'
}
