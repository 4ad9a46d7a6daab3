import type { StringIndex } from '../format/brands.ts'
import type { SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTypeMask } from '../format/edge-word.ts'
import type { StringTable } from '../format/string-table.ts'

/**
 * The type under which such edges go while an analysis runs, in place of `internal`: two passes in random order need not
 * look at every internal edge's name. A type that only a newer V8 knows, which has this code, becomes `hidden`.
 */
export const pairType = EdgeType.unknown

/** One pass in the order of memory; `listRetainers`, the last one, takes the marks back. */
export function markWeakMapEdges(columns: SnapshotColumns, weakMaps: WeakMapEdges): void {
  const { edgeWord, edgeName } = columns
  for (let edge = 0; edge < edgeWord.length; edge++) {
    const word = edgeWord[edge]
    const type = word & edgeTypeMask
    if (type === EdgeType.internal) {
      if (weakMaps.isPair(edgeName[edge] as StringIndex)) edgeWord[edge] = word | pairType
    } else if (type === EdgeType.unknown) edgeWord[edge] = (word & ~edgeTypeMask) | EdgeType.hidden
  }
}

/**
 * V8 draws the value of a WeakMap entry with two edges, one from the table and one from the key, told by nothing but their
 * names: `7 / part of key (Session @11) -> value (Object @13) pair in WeakMap (table @15)`. (V8, heap-snapshot-generator.cc,
 * ExtractEphemeronHashTableReferences.)
 */
export interface WeakMapEdges {
  /** Whether a name is of that form. */
  readonly isPair: (name: StringIndex) => boolean
  /** Node id of the table; only for names that are of that form. */
  readonly tableId: (name: StringIndex) => number
  readonly keyId: (name: StringIndex) => number
}

const partOfKey = new TextEncoder().encode(' / part of key (')
const pairInTable = new TextEncoder().encode(' pair in WeakMap (table @')
const toValue = new TextEncoder().encode(') -> value (')
const shortestName = partOfKey.length + toValue.length + pairInTable.length

export function createWeakMapEdges(strings: StringTable): WeakMapEdges {
  const { bytes, offset, count } = strings
  /** One bit a name: a table of bytes would not stay in the cache while the edges pass by. */
  const pairs = new Uint32Array((count + 31) >>> 5)

  /** The number that ends before `end`. */
  const numberBefore = (end: number): number => {
    let value = 0
    let power = 1
    for (let at = end - 1; (bytes[at] ^ 48) < 10; at--) {
      value += (bytes[at] ^ 48) * power
      power *= 10
    }
    return value
  }
  const matches = (at: number, wanted: Uint8Array): boolean => {
    for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false
    return true
  }
  const skipDigits = (from: number): number => {
    let at = from
    while ((bytes[at] ^ 48) < 10) at++
    return at
  }
  const skipDigitsBack = (from: number): number => {
    let at = from
    while ((bytes[at - 1] ^ 48) < 10) at--
    return at
  }
  /** Where `) -> value (` starts, behind the id of the key; -1 where there is none. */
  const keyEnd = (name: StringIndex): number => {
    const last = offset[name + 1] - toValue.length
    for (let at = offset[name]; at < last; at++) {
      if (bytes[at] === 41 && matches(at, toValue) && bytes[skipDigitsBack(at) - 1] === 64) return at
    }
    return -1
  }

  const test = (name: StringIndex): boolean => {
    const start = offset[name]
    const end = offset[name + 1] - 1
    const afterNumber = skipDigits(start)
    if (afterNumber === start || !matches(afterNumber, partOfKey) || bytes[end - 1] !== 41) return false
    const tableStart = skipDigitsBack(end - 1)
    if (tableStart === end - 1 || !matches(tableStart - pairInTable.length, pairInTable)) return false
    return keyEnd(name) > 0
  }

  for (let name = 0; name < count; name++) {
    if (offset[name + 1] - offset[name] > shortestName && test(name as StringIndex))
      pairs[name >>> 5] |= 1 << (name & 31)
  }

  return {
    isPair: (name) => ((pairs[name >>> 5] >>> (name & 31)) & 1) !== 0,
    tableId: (name) => numberBefore(offset[name + 1] - 2),
    keyId: (name) => numberBefore(keyEnd(name)),
  }
}
