import { type ByteWindow, type SectionReader, unexpected } from './byte-window.ts'
import { parseSchema, type SnapshotSchema } from './schema.ts'
import { createTextReader, createValueReader } from './value-capture.ts'

const headerLimitBytes = 1 << 20

/** The header first, then each section at most once in any order; sections without a reader are passed over. */
export interface SectionOrder {
  readonly open: (key: string, window: ByteWindow) => SectionReader
  readonly close: (key: string, byteOffset: number) => void
  readonly schema: () => SnapshotSchema | null
}

export function createSectionOrder(
  openSection: (key: string, schema: SnapshotSchema, window: ByteWindow) => SectionReader | null,
): SectionOrder {
  const seen: string[] = []
  let header: ReturnType<typeof createTextReader> | null = null
  let schema: SnapshotSchema | null = null
  return {
    open(key, window) {
      if (seen.includes(key)) throw unexpected(window, window.start, key, 'each section once')
      if (seen.length === 1000) throw unexpected(window, window.start, key, 'fewer than 1000 sections')
      seen.push(key)
      if (key === 'snapshot') {
        header = createTextReader(key, headerLimitBytes)
        return header
      }
      if (schema === null) throw unexpected(window, window.start, 'header', 'the key "snapshot" first')
      return openSection(key, schema, window) ?? createValueReader(key)
    },
    close(key, byteOffset) {
      if (key === 'snapshot' && header !== null) schema = parseSchema(header.text(), byteOffset)
    },
    schema: () => schema,
  }
}
