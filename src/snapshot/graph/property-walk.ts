import type { StringIndex } from '../format/brands.ts'
import type { SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTypeMask } from '../format/edge-word.ts'
import type { WellKnownNames } from './well-known-names.ts'

/** Longest name of an interface, in UTF-16 units, its closing brace left out; one property is always in. (DevTools, HeapSnapshot.ts.) */
const longestInterfaceName = 120
const comma = ', '.length

/** Walks the leading properties of plain objects: as many as their interface's name has room for. */
export interface PropertyWalk {
  /** Hash of the leading properties, 0 where there are none. */
  readonly hash: (node: number) => number
  readonly same: (node: number, other: number) => boolean
  readonly list: (node: number) => readonly StringIndex[]
}

export function createPropertyWalk(columns: SnapshotColumns, names: WellKnownNames): PropertyWalk {
  const { firstEdge, edgeWord, edgeName, strings } = columns
  /** Length as written in an interface's name plus 1, 0 unknown; cut at 251, where nothing follows anyway. */
  const lengths = new Uint8Array(strings.count)

  const writtenLength = (name: StringIndex): number => {
    const known = lengths[name]
    if (known !== 0) return known - 1
    const length = Math.min(
      250,
      isPlain(strings.bytes, strings.offset[name], strings.offset[name + 1] - 1)
        ? strings.offset[name + 1] - 1 - strings.offset[name]
        : formatPropertyName(strings.decode(name)).length,
    )
    lengths[name] = length + 1
    return length
  }
  const isProperty = (edge: number): boolean =>
    (edgeWord[edge] & edgeTypeMask) === EdgeType.property && edgeName[edge] !== names.proto
  /** Length of the name with one more property, -1 where that is too long. */
  const extended = (length: number, name: StringIndex): number => {
    const more = writtenLength(name)
    if (length > 1 && length + more > longestInterfaceName) return -1
    return length + more + (length === 1 ? 0 : comma)
  }

  const walk = (node: number, take: (name: StringIndex) => void): void => {
    let length = 1
    const end = firstEdge[node + 1]
    for (let edge = firstEdge[node]; edge < end; edge++) {
      if (!isProperty(edge)) continue
      length = extended(length, edgeName[edge] as StringIndex)
      if (length < 0) return
      take(edgeName[edge] as StringIndex)
    }
  }

  return {
    hash(node) {
      let hash = 0
      let length = 1
      const end = firstEdge[node + 1]
      for (let edge = firstEdge[node]; edge < end; edge++) {
        if (!isProperty(edge)) continue
        const name = edgeName[edge]
        length = extended(length, name as StringIndex)
        if (length < 0) break
        hash = (Math.imul(hash ^ (name + 1), 0x9e3779b1) >>> 0) + 1
        hash = (hash ^ (hash >>> 15)) >>> 0
      }
      return hash
    },
    same(node, other) {
      let length = 1
      let otherEdge = firstEdge[other]
      const end = firstEdge[node + 1]
      const otherEnd = firstEdge[other + 1]
      for (let edge = firstEdge[node]; edge < end; edge++) {
        if (!isProperty(edge)) continue
        while (otherEdge < otherEnd && !isProperty(otherEdge)) otherEdge++
        const name = edgeName[edge] as StringIndex
        const otherName = otherEdge < otherEnd ? (edgeName[otherEdge] as StringIndex) : -1
        const before = length
        length = extended(before, name)
        if (length < 0) return otherName === -1 || extended(before, otherName as StringIndex) < 0
        if (name !== otherName) return false
        otherEdge++
      }
      while (otherEdge < otherEnd && !isProperty(otherEdge)) otherEdge++
      return otherEdge === otherEnd || extended(length, edgeName[otherEdge] as StringIndex) < 0
    },
    list(node) {
      const found: StringIndex[] = []
      walk(node, (name) => found.push(name))
      return found
    },
  }
}

/** A property name as it stands in an interface's name. */
export function formatPropertyName(name: string): string {
  if (!/[,'"{}]/.test(name)) return name
  const quoted = JSON.stringify({ [name]: 0 })
  return quoted.substring(1, quoted.length - 3)
}

/** Whether the raw bytes are ASCII without escapes, commas, quotes and braces: as long written as stored. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]
    if (byte > 126 || byte === 92 || byte === 44 || byte === 39 || byte === 123 || byte === 125) return false
  }
  return true
}
