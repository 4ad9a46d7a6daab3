import type { SectionReader } from './byte-window.ts'
import type { SourceLocations } from './columns.ts'
import { createGrowingColumn } from './growing-column.ts'
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
  const node = createGrowingColumn(expected)
  const scriptId = createGrowingColumn(expected)
  const line = createGrowingColumn(expected)
  const column = createGrowingColumn(expected)
  const reader = createRecordReader({
    section: 'locations',
    fieldCount: fields.length,
    taken: [nodeAt, scriptAt, lineAt, columnAt],
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
      node.push(ordinal)
      scriptId.push(values[scriptAt])
      line.push(values[lineAt])
      column.push(values[columnAt])
    },
  })
  const locations = (): SourceLocations => ({
    count: node.length(),
    node: node.trimmed(),
    scriptId: scriptId.trimmed(),
    line: line.trimmed(),
    column: column.trimmed(),
  })
  return { reader, locations }
}
