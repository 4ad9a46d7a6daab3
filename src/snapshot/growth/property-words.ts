import {
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  NodeType,
  type SnapshotColumns,
  type StringIndex,
  type StringTable,
} from '../format/index.ts'
import { isDictionary } from './dictionaries.ts'
import type { GrowthNames } from './growth-names.ts'
import { findSpelledNames } from './spelled-names.ts'

/** Tells property names that are words of the program from those that are data. */
export interface PropertyWords {
  /** Whether a property's name is data: it is not to leave the machine, and part of no signature. */
  readonly isData: (edge: number, source: number) => boolean
  /** The same of a key of plain objects, by string index. */
  readonly isDataKey: (name: number) => boolean
  /** Whether an object's class name is data, as `Symbol.toStringTag` can make it; by string index. */
  readonly isDataClass: (name: number) => boolean
  /** Whether the node is an object used as a dictionary: see `isDictionary`. */
  readonly isDictionary: (node: number) => boolean
  /** Whether the program's code spells the text: see `findSpelledNames`. */
  readonly isSpelled: (name: number) => boolean
}

/** Plain objects that share a key from which on they are records that came as data: their keys are a schema's. */
const fewestRecords = 20
const longestWord = 40
const word = /^[#$_A-Za-z][$_A-Za-z]*\d{0,2}$/
const plainWord = /^[$_A-Za-z]+$/
/** `Intl.Locale`, `system / Context`, `Map Iterator`, `global (global*)`; among symbols `Symbol.iterator`, `dns:resolver` */
const words = /^[$_A-Za-z]+\d{0,2}(?:[ ./:]+[$_A-Za-z]+\d{0,2})*(?: \([a-z]+\*?\))?$/

/**
 * A property's name is a word of the program if the program's code spells it. Of the names that no code spells (it was
 * never compiled, or V8 has dropped it since; the names of V8's and Node's own objects) those are words that read as one (letters
 * with at most two digits behind them, 40 at most) and belong to an instance of a class or hold a function, or, being
 * letters alone, belong to 20 plain objects or more that have other properties besides. All keys of a dictionary are data.
 */
export function createPropertyWords(columns: SnapshotColumns, names: GrowthNames): PropertyWords {
  const { nodeCount, nodeType, nodeName, edgeWord, edgeName, strings } = columns
  const spelled = findSpelledNames(columns)
  const evidence = judgeEvidence(columns, spelled)
  const dictionaries = new Uint8Array(nodeCount)
  const isKnownDictionary = (node: number): boolean => {
    if (dictionaries[node] === 0) dictionaries[node] = isDictionary(columns, names, node) ? yes : no
    return dictionaries[node] === yes
  }
  const known = new Uint8Array(strings.count)
  const kindOf = (name: number): number => {
    if (known[name] === 0)
      known[name] = spelled[name] === 1 && evidence === 'code' ? kind.spelled : readAs(name)
    return known[name]
  }
  let spelledTexts: ReadonlySet<string> | null = null
  const readAs = (name: number): number => {
    const whole = strings.decode(name as StringIndex)
    const text = bareName(whole)
    if (evidence === 'redacted') return masked.test(whole) ? kind.data : kind.spelled
    if (text !== whole) {
      spelledTexts ??= textsOf(columns, spelled)
      if (spelledTexts.has(text)) return kind.spelled
    }
    if (whole === '<symbol>' || (text !== whole && words.test(text))) return kind.word
    if (text.length > longestWord || !word.test(text)) return kind.data
    return plainWord.test(text) ? kind.plainWord : kind.word
  }
  let counted: Uint32Array | null = null
  const isRecordKey = (name: number): boolean => {
    counted ??= countPlainObjects(columns, names)
    return counted[name] >= fewestRecords
  }
  const isDataKey = (name: number): boolean => {
    const found = kindOf(name)
    if (found === kind.spelled || found === kind.data) return found === kind.data
    return evidence === 'code' && !(found === kind.plainWord && isRecordKey(name))
  }
  const knownClass = new Uint8Array(strings.count)
  return {
    isDataClass(name) {
      if (knownClass[name] === 0) {
        const isData = kindOf(name) === kind.data && !words.test(strings.decode(name as StringIndex))
        knownClass[name] = isData ? yes : no
      }
      return knownClass[name] === yes
    },
    isDictionary: isKnownDictionary,
    isSpelled: (name) => spelled[name] === 1,
    isDataKey,
    isData(edge, source) {
      const name = edgeName[edge]
      if (name === names.proto) return false
      if (isKnownDictionary(source)) return true
      const isPlain = nodeType[source] === NodeType.object && nodeName[source] === names.plainObject
      const isMethod = nodeType[edgeWord[edge] >>> edgeTargetShift] === NodeType.closure
      return isPlain && !isMethod ? isDataKey(name) : kindOf(name) === kind.data
    },
  }
}

const yes = 1
const no = 2
const asterisk = 42
const masked = /^\*+$/
const kind = { spelled: 1, word: 2, plainWord: 3, data: 4 } as const

/** Whether the heap has the words of its code; a redacted one has lost them, and no name in it is data but the masked ones. */
function judgeEvidence({ strings }: SnapshotColumns, spelled: Uint8Array): 'code' | 'redacted' | 'none' {
  let words = 0
  let asterisks = 0
  for (let index = 0; index < strings.count; index++) {
    if (spelled[index] === 0 || strings.offset[index + 1] - strings.offset[index] < 3) continue
    words++
    if (isMasked(strings, index)) asterisks++
  }
  if (words === 0) return 'none'
  return asterisks * 20 > words ? 'redacted' : 'code'
}

function isMasked({ bytes, offset }: StringTable, index: number): boolean {
  for (let at = offset[index]; at < offset[index + 1] - 1; at++) if (bytes[at] !== asterisk) return false
  return true
}

/** Without what V8 puts around the names of accessors and symbols. */
function bareName(name: string): string {
  const bare = /^[gs]et (.+)$/s.exec(name)?.[1] ?? name
  return /^<symbol (.*)>$/s.exec(bare)?.[1] ?? bare
}

function textsOf({ strings }: SnapshotColumns, marked: Uint8Array): ReadonlySet<string> {
  const texts = new Set<string>()
  for (let index = 0; index < strings.count; index++)
    if (marked[index] === 1) texts.add(strings.decode(index as StringIndex))
  return texts
}

/** How many plain objects have a property of that name and another besides, by string index. */
function countPlainObjects(
  { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName, strings }: SnapshotColumns,
  names: GrowthNames,
): Uint32Array {
  const counts = new Uint32Array(strings.count)
  for (let node = 0; node < nodeCount; node++) {
    if (nodeType[node] !== NodeType.object || nodeName[node] !== names.plainObject) continue
    let properties = 0
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++)
      if ((edgeWord[edge] & edgeTypeMask) === EdgeType.property && edgeName[edge] !== names.proto)
        properties++
    if (properties < 2) continue
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++)
      if ((edgeWord[edge] & edgeTypeMask) === EdgeType.property) counts[edgeName[edge]]++
  }
  return counts
}
