import type { ByteWindow, SectionReader } from './byte-window.ts'
import { EdgeType, edgeTargetShift } from './edge-word.ts'
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
  const perNodeField = 1 / nodeFieldCount
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
    edgeWord[edge] = target * (1 << edgeTargetShift) + type
    edgeName[edge] = name
    if (((indexNamed >> type) & 1) === 0 && name > late.maxNameIndex) late.maxNameIndex = name
    edge++
  }

  /** Plain numbers of at most 9 digits, one comma apart, a newline or none before a record's comma. */
  const fast = (window: ByteWindow): RecordPosition => {
    const bytes = window.bytes
    const safeEnd = window.end - guardBytes
    let maxNameIndex = late.maxNameIndex
    let at = window.start
    let next = edge
    let result: RecordPosition = 'at-record'
    while (at < safeEnd && next < edgeCount) {
      let p = at
      let digit = 0
      const fileType = bytes[p++] ^ 48
      if (fileType > 9 || bytes[p++] !== 44) break
      const type = edgeTypeCode[fileType]
      if (type === 255) break

      let name = bytes[p++] ^ 48
      let digitsFrom = p
      if (name > 9) break
      digit = bytes[p++] ^ 48
      while (digit < 10) {
        name = (name * 10 + digit) | 0
        digit = bytes[p++] ^ 48
      }
      if (digit !== commaXor || p - digitsFrom > 9) break

      let target = bytes[p++] ^ 48
      digitsFrom = p
      if (target > 9) break
      digit = bytes[p++] ^ 48
      while (digit < 10) {
        target = (target * 10 + digit) | 0
        digit = bytes[p++] ^ 48
      }
      const ordinal = (target * perNodeField + 0.5) | 0
      if (p - digitsFrom > 9 || ordinal * nodeFieldCount !== target || ordinal >= nodeCount) break

      edgeWord[next] = (ordinal << edgeTargetShift) | type
      edgeName[next] = name
      if (name > maxNameIndex && ((indexNamed >> type) & 1) === 0) maxNameIndex = name
      next++
      if (digit === commaXor) at = p
      else if (digit === newlineXor && bytes[p] === 44) at = p + 1
      else {
        at = p - 1
        result = 'behind-record'
        break
      }
    }
    edge = next
    late.maxNameIndex = maxNameIndex
    window.start = at
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
    take,
    close,
    ...(usualOrder ? { fast } : {}),
  })
  return { reader, edgeWord, edgeName, late }
}
