import {
  createFunctionSection,
  createTraceTreeSection,
  type FunctionSection,
  type TraceTreeSection,
} from './allocation-section.ts'
import { joinAllocations } from './allocation-trace.ts'
import { type ByteWindow, type SectionReader, skipSpace, unexpected } from './byte-window.ts'
import type { SnapshotColumns } from './columns.ts'
import { createEdgeSection, type EdgeSection } from './edge-section.ts'
import { createLocationSection, type LocationSection, noLocations } from './location-section.ts'
import { createNodeSection, type NodeSection } from './node-section.ts'
import { parseSchema, type SnapshotSchema } from './schema.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'
import { createStringSection, type StringSection } from './string-section.ts'
import { createTextReader, createValueReader } from './value-capture.ts'

export interface SnapshotParserOptions {
  /** Length of the whole text, where it is known: saves a copy of the strings. */
  readonly textBytes?: number
  /** How much of the text is in memory at a time. */
  readonly windowBytes?: number
}

/** Takes the text as it comes; throws `SnapshotFormatError` at the first byte that cannot be right. */
export interface SnapshotParser {
  /** Copies the chunk: the caller keeps it. */
  readonly write: (chunk: Uint8Array) => void
  /** Where up to `length` next bytes may be put, to save that copy: follow with `commit`. Never empty. */
  readonly space: () => Uint8Array
  readonly commit: (byteCount: number) => void
  readonly end: () => SnapshotColumns
}

const headerLimitBytes = 1 << 20
const keyLimitBytes = 256

/** A parser of `.heapsnapshot` text, Node 20 to 26 and Chrome. Sections may come in any order after the header. */
export function createSnapshotParser(options: SnapshotParserOptions = {}): SnapshotParser {
  const bytes = new Uint8Array(Math.max(2 * 4096, options.windowBytes ?? 1 << 20))
  const window: ByteWindow = { bytes, start: 0, end: 0, base: 0, ended: false }
  const seen: string[] = []
  let state: 'before-object' | 'first-key' | 'key' | 'colon' | 'value' | 'behind-value' | 'behind-object' =
    'before-object'
  let keyReader = createTextReader('header', keyLimitBytes)
  let key = ''
  let reader: SectionReader = keyReader
  let header: ReturnType<typeof createTextReader> | null = null
  let schema: SnapshotSchema | null = null
  let nodes: NodeSection | null = null
  let edges: EdgeSection | null = null
  let locations: LocationSection | null = null
  let functions: FunctionSection | null = null
  let tree: TraceTreeSection | null = null
  let strings: StringSection | null = null

  const openSection = (): SectionReader => {
    if (seen.includes(key)) throw unexpected(window, window.start, key, 'each section once')
    seen.push(key)
    if (key === 'snapshot') {
      header = createTextReader('snapshot', headerLimitBytes)
      return header
    }
    if (schema === null) throw unexpected(window, window.start, 'header', 'the key "snapshot" first')
    switch (key) {
      case 'nodes':
        nodes = createNodeSection(schema)
        return nodes.reader
      case 'edges':
        edges = createEdgeSection(schema)
        return edges.reader
      case 'locations':
        locations = createLocationSection(schema)
        return locations?.reader ?? createValueReader(key)
      case 'trace_function_infos':
        functions = createFunctionSection(schema)
        return functions?.reader ?? createValueReader(key)
      case 'trace_tree':
        tree = createTraceTreeSection(schema)
        return tree?.reader ?? createValueReader(key)
      case 'strings':
        strings = createStringSection((options.textBytes ?? 0) - window.base - window.start)
        return strings.reader
      default:
        return createValueReader(key)
    }
  }

  const closeSection = (): void => {
    if (header === null || schema !== null) return
    schema = parseSchema(header.text(), window.base + window.start)
  }

  /** One step of the top-level object; false where more text is needed. */
  const step = (): boolean => {
    if (state === 'value') {
      if (!reader.read(window)) return false
      closeSection()
      state = 'behind-value'
      return true
    }
    if (!skipSpace(window)) return false
    const byte = window.bytes[window.start]
    switch (state) {
      case 'before-object':
        if (byte !== 123) throw unexpected(window, window.start, 'header', "'{'")
        window.start++
        state = 'first-key'
        return true
      case 'first-key':
      case 'key':
        if (byte !== 34 && keyReader.text() === '')
          throw unexpected(window, window.start, 'header', 'a key in quotes')
        if (!keyReader.read(window)) return false
        key = keyReader.text().slice(1, -1)
        keyReader = createTextReader('header', keyLimitBytes)
        state = 'colon'
        return true
      case 'colon':
        if (byte !== 58) throw unexpected(window, window.start, key, "':'")
        window.start++
        reader = openSection()
        state = 'value'
        return true
      case 'behind-value':
        if (byte !== 44 && byte !== 125) throw unexpected(window, window.start, key, "',' or '}'")
        window.start++
        state = byte === 44 ? 'key' : 'behind-object'
        return true
      case 'behind-object':
        throw unexpected(window, window.start, 'header', 'nothing after the object')
    }
  }

  const advance = (): void => {
    while (step()) {
      // each step consumes bytes or changes state
    }
    if (window.start === 0) return
    bytes.copyWithin(0, window.start, window.end)
    window.base += window.start
    window.end -= window.start
    window.start = 0
  }

  const space = (): Uint8Array => bytes.subarray(window.end)
  const commit = (byteCount: number): void => {
    window.end += byteCount
    advance()
  }

  return {
    space,
    commit,
    write(chunk) {
      for (let at = 0; at < chunk.length; ) {
        const room = Math.min(bytes.length - window.end, chunk.length - at)
        bytes.set(chunk.subarray(at, at + room), window.end)
        at += room
        commit(room)
      }
    },
    end() {
      window.ended = true
      advance()
      if (state !== 'behind-object') throw unexpected(window, window.end, key || 'header', 'more text')
      const require = <T>(section: T | null, name: string): T => {
        if (section !== null) return section
        throw new SnapshotFormatError({
          byteOffset: window.base,
          section: name,
          expected: `a section "${name}"`,
          found: 'none',
        })
      }
      const { nodeCount, edgeCount, nodeTypeNames } = require(schema, 'snapshot')
      const { late, nodeType, nodeName, nodeId, firstEdge } = require(nodes, 'nodes')
      const { edgeWord, edgeName, late: edgesLate } = require(edges, 'edges')
      const stringTable = require(strings, 'strings').table()
      const checkNames = (section: string, maxNameIndex: number, records: number): void => {
        if (records === 0 || maxNameIndex < stringTable.count) return
        const facts = {
          byteOffset: window.base,
          expected: `names below ${stringTable.count}, the number of strings`,
        }
        throw new SnapshotFormatError({ ...facts, section, found: `${maxNameIndex}` })
      }
      checkNames('nodes', late.maxNameIndex, nodeCount)
      checkNames('edges', edgesLate.maxNameIndex, edgeCount)
      return {
        nodeCount,
        edgeCount,
        nodeTypeNames,
        nodeType,
        nodeName,
        nodeId,
        selfSizeBytes: late.selfSizeBytes,
        detachedness: late.detachedness,
        traceNodeId: late.traceNodeId,
        firstEdge,
        edgeWord,
        edgeName,
        strings: stringTable,
        locations: locations?.locations() ?? noLocations,
        allocations: joinAllocations(functions, tree, stringTable.count),
      }
    },
  }
}
