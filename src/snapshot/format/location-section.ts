import type { SectionReader } from './byte-window.ts'
import type { SourceLocations } from './columns.ts'
import { doubled } from './growing-column.ts'
import { createRecordReader } from './record-reader.ts'
import type { SnapshotSchema } from './schema.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'

export interface LocationSection {
  readonly reader: SectionReader
  readonly locations: () => SourceLocations
}

export const noLocations: SourceLocations = {
  count: 0,
  node: new Uint32Array(0),
  scriptId: new Uint32Array(0),
  line: new Uint32Array(0),
  column: new Uint32Array(0),
}

/** Reads the section `locations`; null where the header lacks the fields, as a file without it has no such section. */
export function createLocationSection(schema: SnapshotSchema): LocationSection | null {
  const { locationFields: fields, nodeCount, nodeFields } = schema
  const nodeAt = fields.indexOf('object_index')
  const scriptAt = fields.indexOf('script_id')
  const lineAt = fields.indexOf('line')
  const columnAt = fields.indexOf('column')
  if (nodeAt < 0 || scriptAt < 0 || lineAt < 0 || columnAt < 0) return null
  // a quarter of the nodes has one; memory that is not written to costs nothing
  const expected = Math.min(nodeCount >>> 2, 2 ** 22) + 64
  let node = new Uint32Array(expected)
  let scriptId = new Uint32Array(expected)
  let line = new Uint32Array(expected)
  let column = new Uint32Array(expected)
  let count = 0
  const reader = createRecordReader({
    section: 'locations',
    fieldCount: fields.length,
    taken: [nodeAt, scriptAt, lineAt, columnAt],
    clamped: [lineAt, columnAt],
    take(values, byteOffset) {
      const ordinal = values[nodeAt] / nodeFields.length
      if (ordinal >= nodeCount || !Number.isInteger(ordinal)) {
        throw new SnapshotFormatError({
          byteOffset,
          section: 'locations',
          expected: `a multiple of ${nodeFields.length} below ${nodeFields.length * nodeCount}`,
          found: `${values[nodeAt]}`,
        })
      }
      if (count === node.length) {
        node = doubled(node)
        scriptId = doubled(scriptId)
        line = doubled(line)
        column = doubled(column)
      }
      node[count] = ordinal
      scriptId[count] = values[scriptAt]
      line[count] = values[lineAt]
      column[count++] = values[columnAt]
    },
  })
  const locations = (): SourceLocations => ({
    count,
    node: node.subarray(0, count),
    scriptId: scriptId.subarray(0, count),
    line: line.subarray(0, count),
    column: column.subarray(0, count),
  })
  return { reader, locations }
}
