import type { ByteWindow, SectionReader } from './byte-window.ts'
import { parseSchema, type SnapshotSchema } from './schema.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'
import { createTextReader, createValueReader } from './value-capture.ts'

const headerLimitBytes = 1 << 20
const mostSections = 1000

/** The header first, then each section at most once in any order; sections without a reader are passed over. */
export interface SectionOrder {
  readonly open: (key: string, window: ByteWindow) => SectionReader
  readonly close: (key: string, byteOffset: number) => void
  readonly schema: () => SnapshotSchema | null
}

export function createSectionOrder(
  begin: (schema: SnapshotSchema) => void,
  openSection: (key: string, schema: SnapshotSchema, window: ByteWindow) => SectionReader | null,
): SectionOrder {
  const seen: string[] = []
  let header: ReturnType<typeof createTextReader> | null = null
  let schema: SnapshotSchema | null = null
  return {
    open(key, window) {
      if (seen.includes(key) || seen.length === mostSections) {
        const found = seen.includes(key) ? 'another one' : 'more'
        const expected = `each section once, ${mostSections} at most`
        throw new SnapshotFormatError({
          byteOffset: window.base + window.start,
          section: key,
          expected,
          found,
        })
      }
      seen.push(key)
      if (key === 'snapshot') {
        header = createTextReader(key, headerLimitBytes)
        return header
      }
      if (schema === null) {
        const byteOffset = window.base + window.start
        const expected = 'the key "snapshot" first'
        throw new SnapshotFormatError({ byteOffset, section: 'header', expected, found: `"${key}"` })
      }
      return openSection(key, schema, window) ?? createValueReader(key)
    },
    close(key, byteOffset) {
      if (key !== 'snapshot' || header === null) return
      schema = parseSchema(header.text(), byteOffset)
      begin(schema)
    },
    schema: () => schema,
  }
}
