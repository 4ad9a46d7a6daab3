import {
  type ByteWindow,
  blockBytes,
  isSpace,
  type SectionReader,
  skipSpace,
  unexpected,
} from './byte-window.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'

/** A record that fills more than this is white space or worse. */
const longestRecordBytes = 4096

const comma = 44
const minus = 45
const openBracket = 91
const closeBracket = 93

const SKIPPED = 0
const TAKEN = 1
const CLAMPED = 2

/** What a fast loop leaves behind: it stands at the first byte of a record, or right behind one. */
export type RecordPosition = 'at-record' | 'behind-record'

export interface RecordReaderOptions {
  readonly section: string
  readonly fieldCount: number
  /** Positions of the fields that are taken; a field nobody knows may hold any number, and reads as 0 where it is not whole. */
  readonly taken: readonly number[]
  /**
   * Positions of fields that may be negative, and then read as 0: lines and columns of scripts that were compiled with an
   * offset, as test runners do that wrap what they load.
   */
  readonly clamped?: readonly number[]
  /** Takes a record's numbers, whole and not negative; whether they fit is the taker's to say. */
  readonly take: (fields: Float64Array, byteOffset: number) => void
  /**
   * Reads as many plain records as it can from `window.start`, and leaves at a record's first byte whatever is not plain
   * (long numbers, white space, an unknown type, the last bytes of the window).
   */
  readonly fast?: (window: ByteWindow) => RecordPosition
  /** Called at the closing bracket. */
  readonly close?: (byteOffset: number) => void
}

/** Reads a flat array of numbers as records of `fieldCount`. */
export function createRecordReader(options: RecordReaderOptions): SectionReader {
  const { section, take, fast } = options
  const fields = new Float64Array(options.fieldCount)
  const reading = Uint8Array.from(fields, (_, field) =>
    options.clamped?.includes(field) ? CLAMPED : options.taken.includes(field) ? TAKEN : SKIPPED,
  )
  let state: 'before-array' | 'first' | RecordPosition = 'before-array'

  const readRecord = (window: ByteWindow): boolean => {
    const recordStart = window.start
    const end = readFields(window, section, fields, reading)
    if (end < 0) return false
    take(fields, window.base + recordStart)
    window.start = end
    return true
  }

  return {
    read(window) {
      for (;;) {
        if (!skipSpace(window)) return false
        const byte = window.bytes[window.start]
        switch (state) {
          case 'before-array':
            if (byte !== openBracket) throw unexpected(window, window.start, section, "'['")
            window.start++
            state = 'first'
            break
          case 'behind-record':
            if (byte === closeBracket) {
              options.close?.(window.base + window.start)
              window.start++
              return true
            }
            if (byte !== comma) throw unexpected(window, window.start, section, "',' or ']'")
            window.start++
            state = 'at-record'
            break
          case 'first':
            state = byte === closeBracket ? 'behind-record' : 'at-record'
            break
          case 'at-record': {
            const before = window.start
            state = fast === undefined ? readPlainRecords(window, fields, take) : fast(window)
            if (window.start > before) break
            if (!readRecord(window)) return false
            state = 'behind-record'
          }
        }
      }
    },
  }
}

/** Numbers of at most 9 digits, one comma apart, a newline or none before a record's comma; stops at anything else. */
function readPlainRecords(
  window: ByteWindow,
  fields: Float64Array,
  take: (fields: Float64Array, byteOffset: number) => void,
): RecordPosition {
  const bytes = window.bytes
  const fieldCount = fields.length
  const safeEnd = Math.min(window.end - fieldCount * 12, window.start + blockBytes)
  let at = window.start
  while (at < safeEnd) {
    let p = at
    let digit = 44 ^ 48
    let field = 0
    for (; field < fieldCount && digit === (44 ^ 48); field++) {
      let value = bytes[p++] ^ 48
      if (value > 9) break
      const digitsFrom = p
      digit = bytes[p++] ^ 48
      while (digit < 10) {
        value = (value * 10 + digit) | 0
        digit = bytes[p++] ^ 48
      }
      if (p - digitsFrom > 9) break
      fields[field] = value
    }
    if (field < fieldCount) break
    take(fields, window.base + at)
    at = p
    if (digit === (44 ^ 48)) continue
    if (digit === (10 ^ 48) && bytes[p] === 44) {
      at++
      continue
    }
    window.start = at - 1
    return 'behind-record'
  }
  window.start = at
  return 'at-record'
}

/** The position behind the record at `window.start`, or -1 where its end is not in the window yet. */
function readFields(window: ByteWindow, section: string, fields: Float64Array, reading: Uint8Array): number {
  const { bytes, end } = window
  let at = window.start
  for (let field = 0; field < fields.length; field++) {
    while (at < end && isSpace(bytes[at])) at++
    if (field > 0 && at < end) {
      if (bytes[at] !== comma)
        throw unexpected(window, at, section, `',' and ${fields.length} numbers a record`)
      at++
      while (at < end && isSpace(bytes[at])) at++
    }
    if (reading[field] === SKIPPED) {
      while (at < end && isOfNumber(bytes[at])) at++
      fields[field] = 0
      continue
    }
    const isNegative = reading[field] === CLAMPED && at < end && bytes[at] === minus
    if (isNegative) at++
    const firstDigit = at
    let value = 0
    while (at < end && (bytes[at] ^ 48) < 10) value = value * 10 + (bytes[at++] ^ 48)
    if (at < end && at === firstDigit) throw unexpected(window, at, section, 'a whole number, not negative')
    if (value > Number.MAX_SAFE_INTEGER) throw tooLarge(window.base + firstDigit, section)
    fields[field] = isNegative ? 0 : value
  }
  if (at < end) return at
  if (window.ended) throw unexpected(window, at, section, "a number, ',' or ']'")
  if (end - window.start > longestRecordBytes) {
    throw unexpected(window, window.start, section, `a record within ${longestRecordBytes} bytes`)
  }
  return -1
}

function isOfNumber(byte: number): boolean {
  return (
    (byte >= 48 && byte <= 57) || byte === 45 || byte === 43 || byte === 46 || byte === 69 || byte === 101
  )
}

function tooLarge(byteOffset: number, section: string): SnapshotFormatError {
  return new SnapshotFormatError({
    byteOffset,
    section,
    expected: 'a number below 2^53',
    found: 'a larger one',
  })
}
