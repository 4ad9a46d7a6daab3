import { type ByteWindow, blockBytes, type SectionReader } from './byte-window.ts'
import type { SizeColumn, SnapshotColumns } from './columns.ts'
import { createRecordReader, type RecordPosition } from './record-reader.ts'
import type { SnapshotSchema } from './schema.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'

export interface NodeSection {
  readonly reader: SectionReader
  readonly nodeType: Uint8Array
  readonly nodeName: Uint32Array
  readonly nodeId: Uint32Array
  readonly firstEdge: Uint32Array
  /** Complete once the reader is done. */
  readonly late: {
    selfSizeBytes: SizeColumn
    detachedness: Uint8Array | null
    traceNodeId: Uint32Array | null
    maxNameIndex: number
    done: boolean
  }
}

const commaXor = 44 ^ 48
const newlineXor = 10 ^ 48
const uint32Limit = 2 ** 32

/** Reads the section `nodes` into columns. */
export function createNodeSection(schema: SnapshotSchema): NodeSection {
  const { nodeCount, edgeCount, nodeFields, nodeTypeCode } = schema
  const nodeType = new Uint8Array(nodeCount)
  const nodeName = new Uint32Array(nodeCount)
  const nodeId = new Uint32Array(nodeCount)
  const firstEdge = new Uint32Array(nodeCount + 1)
  const late: NodeSection['late'] = {
    selfSizeBytes: new Uint32Array(nodeCount),
    detachedness: null,
    traceNodeId: null,
    maxNameIndex: 0,
    done: false,
  }
  let node = 0
  let edges = 0

  const position = (field: string): number => nodeFields.indexOf(field)
  const [typeAt, nameAt, idAt, sizeAt, edgeCountAt, detachednessAt, traceAt] = [
    position('type'),
    position('name'),
    position('id'),
    position('self_size'),
    position('edge_count'),
    position('detachedness'),
    position('trace_node_id'),
  ]

  const refuse = (byteOffset: number, expected: string, found: string): SnapshotFormatError =>
    new SnapshotFormatError({ byteOffset, section: 'nodes', expected, found })

  const takeRare = (at: number, field: number, value: number): void => {
    if (field === detachednessAt) {
      late.detachedness ??= new Uint8Array(nodeCount)
      late.detachedness[at] = Math.min(value, 255)
    } else if (field === traceAt) {
      late.traceNodeId ??= new Uint32Array(nodeCount)
      late.traceNodeId[at] = value
    }
  }

  const take = (fields: Float64Array, byteOffset: number): void => {
    if (node === nodeCount) throw refuse(byteOffset, `']' after ${nodeCount} nodes`, 'another node')
    const type = fields[typeAt] < 256 ? nodeTypeCode[fields[typeAt]] : 255
    if (type === 255) throw refuse(byteOffset, 'a node type of meta.node_types', `${fields[typeAt]}`)
    const name = fields[nameAt]
    const id = fields[idAt]
    if (name >= uint32Limit || id >= uint32Limit)
      throw refuse(byteOffset, 'a name and an id below 2^32', `${name}, ${id}`)
    const edgesOfNode = fields[edgeCountAt]
    if (edges + edgesOfNode > edgeCount) {
      throw refuse(byteOffset, `edge counts that add up to ${edgeCount}`, `${edges + edgesOfNode}`)
    }
    nodeType[node] = type
    nodeName[node] = name
    if (name > late.maxNameIndex) late.maxNameIndex = name
    nodeId[node] = id
    const selfSizeBytes = fields[sizeAt]
    if (selfSizeBytes >= uint32Limit && late.selfSizeBytes instanceof Uint32Array) {
      late.selfSizeBytes = Float64Array.from(late.selfSizeBytes)
    }
    late.selfSizeBytes[node] = selfSizeBytes
    firstEdge[node] = edges
    edges += edgesOfNode
    if (detachednessAt >= 0 && fields[detachednessAt] !== 0)
      takeRare(node, detachednessAt, fields[detachednessAt])
    if (traceAt >= 0 && fields[traceAt] !== 0) takeRare(node, traceAt, fields[traceAt])
    node++
  }

  const fieldCount = nodeFields.length
  const usualOrder = typeAt === 0 && nameAt === 1 && idAt === 2 && sizeAt === 3 && edgeCountAt === 4

  const cursor: NodeCursor = { node: 0, edges: 0, maxNameIndex: 0 }
  const fast = (window: ByteWindow): RecordPosition => {
    cursor.node = node
    cursor.edges = edges
    cursor.maxNameIndex = late.maxNameIndex
    const columns = { nodeType, nodeName, nodeId, selfSizeBytes: late.selfSizeBytes, firstEdge }
    const result = readPlainNodes(window, cursor, columns, schema, takeRare)
    node = cursor.node
    edges = cursor.edges
    late.maxNameIndex = cursor.maxNameIndex
    return result
  }

  const close = (byteOffset: number): void => {
    if (node !== nodeCount) throw refuse(byteOffset, `${nodeCount} nodes`, `${node}`)
    if (edges !== edgeCount) throw refuse(byteOffset, `edge counts that add up to ${edgeCount}`, `${edges}`)
    firstEdge[nodeCount] = edges
    late.done = true
  }

  const reader = createRecordReader({
    section: 'nodes',
    fieldCount,
    taken: [typeAt, nameAt, idAt, sizeAt, edgeCountAt, detachednessAt, traceAt],
    take,
    close,
    ...(usualOrder ? { fast } : {}),
  })
  return { reader, nodeType, nodeName, nodeId, firstEdge, late }
}

interface NodeCursor {
  node: number
  edges: number
  maxNameIndex: number
}

/** Numbers of at most 9 digits, one comma apart, a newline or none before a record's comma; stops at anything else. */
function readPlainNodes(
  window: ByteWindow,
  cursor: NodeCursor,
  columns: Pick<SnapshotColumns, 'nodeType' | 'nodeName' | 'nodeId' | 'selfSizeBytes' | 'firstEdge'>,
  schema: SnapshotSchema,
  takeRare: (node: number, field: number, value: number) => void,
): RecordPosition {
  const { nodeType, nodeName, nodeId, selfSizeBytes, firstEdge } = columns
  const { nodeCount, edgeCount, nodeTypeCode } = schema
  const fieldCount = schema.nodeFields.length
  const bytes = window.bytes
  const safeEnd = Math.min(window.end - fieldCount * 12, window.start + blockBytes)
  let { node, edges, maxNameIndex } = cursor
  let at = window.start
  let result: RecordPosition = 'at-record'
  while (at < safeEnd && node < nodeCount) {
    let p = at
    let type = bytes[p++] ^ 48
    if (type > 9) break
    let digitsFrom = p
    let digit = bytes[p++] ^ 48
    while (digit < 10) {
      type = (type * 10 + digit) | 0
      digit = bytes[p++] ^ 48
    }
    if (digit !== commaXor || p - digitsFrom > 2) break
    const code = nodeTypeCode[type]

    let name = bytes[p++] ^ 48
    if (name > 9 || code === 255) break
    digitsFrom = p
    digit = bytes[p++] ^ 48
    while (digit < 10) {
      name = (name * 10 + digit) | 0
      digit = bytes[p++] ^ 48
    }
    if (digit !== commaXor || p - digitsFrom > 9) break

    let id = bytes[p++] ^ 48
    if (id > 9) break
    digitsFrom = p
    digit = bytes[p++] ^ 48
    while (digit < 10) {
      id = (id * 10 + digit) | 0
      digit = bytes[p++] ^ 48
    }
    if (digit !== commaXor || p - digitsFrom > 9) break

    let selfSize = bytes[p++] ^ 48
    if (selfSize > 9) break
    digitsFrom = p
    digit = bytes[p++] ^ 48
    while (digit < 10) {
      selfSize = (selfSize * 10 + digit) | 0
      digit = bytes[p++] ^ 48
    }
    if (digit !== commaXor || p - digitsFrom > 9) break

    let edgesOfNode = bytes[p++] ^ 48
    if (edgesOfNode > 9) break
    digitsFrom = p
    digit = bytes[p++] ^ 48
    while (digit < 10) {
      edgesOfNode = (edgesOfNode * 10 + digit) | 0
      digit = bytes[p++] ^ 48
    }
    if (p - digitsFrom > 9 || edges + edgesOfNode > edgeCount) break

    let field = 5
    for (; field < fieldCount && digit === commaXor; field++) {
      let value = bytes[p++] ^ 48
      if (value > 9) break
      digitsFrom = p
      digit = bytes[p++] ^ 48
      while (digit < 10) {
        value = (value * 10 + digit) | 0
        digit = bytes[p++] ^ 48
      }
      if (p - digitsFrom > 9) break
      if (value !== 0) takeRare(node, field, value)
    }
    if (field < fieldCount) break

    nodeType[node] = code
    nodeName[node] = name
    if (name > maxNameIndex) maxNameIndex = name
    nodeId[node] = id
    selfSizeBytes[node] = selfSize
    firstEdge[node] = edges
    edges += edgesOfNode
    node++
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
  cursor.node = node
  cursor.edges = edges
  cursor.maxNameIndex = maxNameIndex
  window.start = at
  return result
}
