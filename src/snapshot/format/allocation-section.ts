import { type ByteWindow, type SectionReader, skipSpace, unexpected } from './byte-window.ts'
import type { AllocationTrace } from './columns.ts'
import { createGrowingColumn, doubled } from './growing-column.ts'
import { createRecordReader } from './record-reader.ts'
import type { SnapshotSchema } from './schema.ts'

export interface FunctionSection {
  readonly reader: SectionReader
  readonly functions: () => AllocationTrace['functions']
}

/** Reads the section `trace_function_infos`; null where the header lacks its fields. */
export function createFunctionSection(schema: SnapshotSchema): FunctionSection | null {
  const positions = ['name', 'script_name', 'script_id', 'line', 'column'].map((field) =>
    schema.traceFunctionFields.indexOf(field),
  )
  if (positions.includes(-1)) return null
  const columns = positions.map(() => createGrowingColumn())
  const reader = createRecordReader({
    section: 'trace_function_infos',
    fieldCount: schema.traceFunctionFields.length,
    taken: positions,
    clamped: positions.slice(3),
    take(values) {
      for (const [at, position] of positions.entries()) columns[at].push(values[position])
    },
  })
  const functions = (): AllocationTrace['functions'] => {
    const [nameIndex, scriptNameIndex, scriptId, line, column] = columns.map((growing) => growing.trimmed())
    return { count: nameIndex.length, nameIndex, scriptNameIndex, scriptId, line, column }
  }
  return { reader, functions }
}

export interface TraceTreeSection {
  readonly reader: SectionReader
  readonly tree: () => AllocationTrace['tree']
}

/**
 * Reads the section `trace_tree`, arrays nested as deep as the call tree: `[id, function, count, size, [children]]`,
 * children of one node one after another in one array. The stack is a column: no depth ends it.
 */
export function createTraceTreeSection(schema: SnapshotSchema): TraceTreeSection | null {
  const usual = ['id', 'function_info_index', 'count', 'size', 'children']
  if (schema.traceNodeFields.join() !== usual.join()) return null
  const columns = [0, 1, 2, 3].map(() => createGrowingColumn())
  const parentRow = createGrowingColumn()
  let path = new Uint32Array(64)
  let depth = -1
  /** Row being read, and which of its five fields is due. */
  let field = 0
  let rows = 0
  let value = -1
  let state: 'before-array' | 'first' | 'field' | 'behind' = 'before-array'

  const finishNumber = (window: ByteWindow): void => {
    if (value < 0 || field === 4)
      throw unexpected(window, window.start, 'trace_tree', field === 4 ? "'['" : 'a number')
    columns[field].push(value)
    if (field === 0) {
      parentRow.push(depth === 0 ? 0 : path[depth - 1])
      path[depth] = rows++
    }
    value = -1
    field++
  }

  const read = (window: ByteWindow): boolean => {
    for (;;) {
      if (value < 0 && !skipSpace(window)) return false
      if (window.start >= window.end) return false
      const byte = window.bytes[window.start]
      const digit = byte ^ 48
      if (digit < 10 && (state === 'field' || state === 'first')) {
        value = Math.min(Math.max(0, value) * 10 + digit, 2 ** 53)
        state = 'field'
      } else if (
        byte === 91 &&
        (state === 'before-array' || (state === 'field' && field === 4 && value < 0))
      ) {
        depth++
        if (depth === path.length) path = doubled(path)
        field = 0
        state = 'first'
      } else if (byte === 44 && state === 'field') {
        finishNumber(window)
      } else if (byte === 44 && state === 'behind') {
        field = 0
        state = 'field'
      } else if (byte === 93 && (state === 'behind' || state === 'first')) {
        depth--
        field = 0
        state = 'behind'
        if (depth < 0) {
          window.start++
          return true
        }
      } else {
        throw unexpected(window, window.start, 'trace_tree', 'numbers and nested arrays')
      }
      window.start++
    }
  }

  const tree = (): AllocationTrace['tree'] => {
    const [id, functionIndex, allocationCount, sizes] = columns.map((growing) => growing.trimmed())
    return {
      count: id.length,
      id,
      functionIndex,
      parentRow: parentRow.trimmed(),
      allocationCount,
      allocatedBytes: Float64Array.from(sizes),
    }
  }
  return { reader: { read }, tree }
}
