import { type ByteWindow, blockBytes } from './byte-window.ts'
import { createObjectReader, type TextSink } from './object-reader.ts'
import { createRecordReader, type RecordPosition } from './record-reader.ts'
import type { SnapshotSchema } from './schema.ts'
import { createSectionOrder } from './section-order.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'

/** What the first snapshots of a series are read for: a quarter of the text, no column kept. */
export interface ScannedIds {
  readonly nodeCount: number
  readonly edgeCount: number
  /** The greatest id of an object of JavaScript, which is odd: what is born later has a greater one. 0 where there is none. */
  readonly maxObjectId: number
}

/** Satisfied after the section `nodes`. */
export interface IdScanner extends TextSink {
  readonly end: () => ScannedIds
}

const commaXor = 44 ^ 48
const newlineXor = 10 ^ 48

export function createIdScanner(options: { readonly windowBytes?: number } = {}): IdScanner {
  let done = false
  let counted = 0
  let maxObjectId = 0

  const createReader = (schema: SnapshotSchema): ReturnType<typeof createRecordReader> => {
    const fieldCount = schema.nodeFields.length
    const idAt = schema.nodeFields.indexOf('id')
    const take = (id: number): void => {
      counted++
      if (id % 2 === 1 && id > maxObjectId) maxObjectId = id
    }
    /** Plain records, fields other than the id passed over. */
    const fast = (window: ByteWindow): RecordPosition => {
      const bytes = window.bytes
      const safeEnd = Math.min(window.end - fieldCount * 12, window.start + blockBytes)
      let at = window.start
      while (at < safeEnd) {
        let p = at
        let digit = 0
        let id = 0
        let field = 0
        for (; field < fieldCount; field++) {
          let value = bytes[p++] ^ 48
          const digitsFrom = p
          if (value > 9) break
          digit = bytes[p++] ^ 48
          while (digit < 10) {
            value = (value * 10 + digit) | 0
            digit = bytes[p++] ^ 48
          }
          if (p - digitsFrom > 9 || (digit !== commaXor && field < fieldCount - 1)) break
          if (field === idAt) id = value
        }
        if (field < fieldCount) break
        take(id)
        if (digit === commaXor) at = p
        else if (digit === newlineXor && bytes[p] === 44) at = p + 1
        else {
          window.start = p - 1
          return 'behind-record'
        }
      }
      window.start = at
      return 'at-record'
    }
    const close = (byteOffset: number): void => {
      if (counted !== schema.nodeCount) {
        const facts = {
          byteOffset,
          section: 'nodes',
          expected: `${schema.nodeCount} nodes`,
          found: `${counted}`,
        }
        throw new SnapshotFormatError(facts)
      }
      done = true
    }
    return createRecordReader({
      section: 'nodes',
      fieldCount,
      taken: [idAt],
      take: (fields) => take(fields[idAt]),
      fast,
      close,
    })
  }

  const order = createSectionOrder(
    () => {},
    (key, schema) => (key === 'nodes' ? createReader(schema) : null),
  )
  const text = createObjectReader({ ...order, ...options, isSatisfied: () => done })
  return {
    ...text,
    end() {
      text.end()
      const schema = order.schema()
      if (!done || schema === null) {
        const facts = {
          byteOffset: text.byteOffset(),
          section: 'nodes',
          expected: 'a section "nodes"',
          found: 'none',
        }
        throw new SnapshotFormatError(facts)
      }
      return { nodeCount: schema.nodeCount, edgeCount: schema.edgeCount, maxObjectId }
    },
  }
}
