import { type ByteWindow, blockBytes, type SectionReader } from './byte-window.ts'
import { EdgeType, edgeTargetShift, presumedBits } from './edge-word.ts'
import { createRecordReader, type RecordPosition } from './record-reader.ts'
import type { SnapshotSchema } from './schema.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'

export interface EdgeSection {
  readonly reader: SectionReader
  readonly edgeWord: Uint32Array
  readonly edgeName: Uint32Array
  readonly late: { maxNameIndex: number; done: boolean }
}

const commaXor = 44 ^ 48
const newlineXor = 10 ^ 48
const guardBytes = 40
const indexNamed = (1 << EdgeType.element) | (1 << EdgeType.hidden) | (1 << EdgeType.unknown)

/** Reads the section `edges` into columns. `to_node` is a multiple of the node field count: it is checked and divided. */
export function createEdgeSection(schema: SnapshotSchema): EdgeSection {
  const { nodeCount, edgeCount, edgeFields, edgeTypeCode } = schema
  const nodeFieldCount = schema.nodeFields.length
  const edgeWord = new Uint32Array(edgeCount)
  const edgeName = new Uint32Array(edgeCount)
  const late = { maxNameIndex: 0, done: false }
  let edge = 0

  const typeAt = edgeFields.indexOf('type')
  const nameAt = edgeFields.indexOf('name_or_index')
  const targetAt = edgeFields.indexOf('to_node')

  const refuse = (byteOffset: number, expected: string, found: string): SnapshotFormatError =>
    new SnapshotFormatError({ byteOffset, section: 'edges', expected, found })

  const take = (fields: Float64Array, byteOffset: number): void => {
    if (edge === edgeCount) throw refuse(byteOffset, `']' after ${edgeCount} edges`, 'another edge')
    const type = fields[typeAt] < 256 ? edgeTypeCode[fields[typeAt]] : 255
    if (type === 255) throw refuse(byteOffset, 'an edge type of meta.edge_types', `${fields[typeAt]}`)
    const name = fields[nameAt]
    if (name >= 2 ** 32) throw refuse(byteOffset, 'a name or index below 2^32', `${name}`)
    const target = fields[targetAt] / nodeFieldCount
    if (target >= nodeCount || !Number.isInteger(target)) {
      throw refuse(
        byteOffset,
        `a multiple of ${nodeFieldCount} below ${nodeFieldCount * nodeCount}`,
        `${fields[targetAt]}`,
      )
    }
    edgeWord[edge] = target * (1 << edgeTargetShift) + presumedBits(type)
    edgeName[edge] = name
    if (((indexNamed >> type) & 1) === 0 && name > late.maxNameIndex) late.maxNameIndex = name
    edge++
  }

  const cursor: EdgeCursor = { edge: 0, maxNameIndex: 0 }
  const fast = (window: ByteWindow): RecordPosition => {
    cursor.edge = edge
    cursor.maxNameIndex = late.maxNameIndex
    const result = readPlainEdges(window, cursor, edgeWord, edgeName, edgeTypeCode, nodeFieldCount, nodeCount)
    edge = cursor.edge
    late.maxNameIndex = cursor.maxNameIndex
    return result
  }

  const close = (byteOffset: number): void => {
    if (edge !== edgeCount) throw refuse(byteOffset, `${edgeCount} edges`, `${edge}`)
    late.done = true
  }

  const usualOrder = edgeFields.length === 3 && typeAt === 0 && nameAt === 1 && targetAt === 2
  const reader = createRecordReader({
    section: 'edges',
    fieldCount: edgeFields.length,
    taken: [typeAt, nameAt, targetAt],
    take,
    close,
    ...(usualOrder ? { fast } : {}),
  })
  return { reader, edgeWord, edgeName, late }
}

interface EdgeCursor {
  edge: number
  maxNameIndex: number
}

/** Numbers of at most 9 digits, one comma apart, a newline or none before a record's comma; stops at anything else. */
function readPlainEdges(
  window: ByteWindow,
  cursor: EdgeCursor,
  edgeWord: Uint32Array,
  edgeName: Uint32Array,
  edgeTypeCode: Uint8Array,
  nodeFieldCount: number,
  nodeCount: number,
): RecordPosition {
  const bytes = window.bytes
  const safeEnd = Math.min(window.end - guardBytes, window.start + blockBytes)
  const edgeCount = edgeWord.length
  const perNodeField = 1 / nodeFieldCount
  let maxNameIndex = cursor.maxNameIndex
  let edge = cursor.edge
  let at = window.start
  let result: RecordPosition = 'at-record'
  while (at < safeEnd && edge < edgeCount) {
    const fileType = bytes[at] ^ 48
    let p = at + 2
    if (fileType > 9 || bytes[at + 1] !== 44) break
    const type = edgeTypeCode[fileType]

    let name = bytes[p++] ^ 48
    if (name > 9 || type === 255) break
    let digitsFrom = p
    let digit = bytes[p++] ^ 48
    while (digit < 10) {
      name = (name * 10 + digit) | 0
      digit = bytes[p++] ^ 48
    }
    if (digit !== commaXor || p - digitsFrom > 9) break

    let target = bytes[p++] ^ 48
    if (target > 9) break
    digitsFrom = p
    digit = bytes[p++] ^ 48
    while (digit < 10) {
      target = (target * 10 + digit) | 0
      digit = bytes[p++] ^ 48
    }
    const ordinal = (target * perNodeField + 0.5) | 0
    if (p - digitsFrom > 9 || Math.imul(ordinal, nodeFieldCount) !== target || ordinal >= nodeCount) break

    edgeWord[edge] = (ordinal << edgeTargetShift) | presumedBits(type)
    edgeName[edge] = name
    if (name > maxNameIndex && ((indexNamed >> type) & 1) === 0) maxNameIndex = name
    edge++
    at = p
    if (digit === commaXor) continue
    if (digit === newlineXor && bytes[p] === 44) {
      at++
      continue
    }
    at--
    result = 'behind-record'
    break
  }
  cursor.edge = edge
  cursor.maxNameIndex = maxNameIndex
  window.start = at
  return result
}
