import { type ByteWindow, blockBytes, type SectionReader, skipSpace, unexpected } from './byte-window.ts'
import { doubled } from './growing-column.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'
import { createStringTable, type StringTable } from './string-table.ts'

export interface StringSection {
  readonly reader: SectionReader
  readonly table: () => StringTable
}

const quote = 34
const backslash = 92
/** Offsets are 32 bits wide. */
const maxStringBytes = 2 ** 32 - 1

/**
 * Reads the section `strings`: copies the bytes together, checks every escape, decodes nothing. Strings that are not to be
 * kept end up empty.
 */
export function createStringSection(
  expectedBytes: number,
  expectedCount: number,
  keeps?: (index: number) => boolean,
): StringSection {
  let store = new Uint8Array(Math.max(1 << 12, Math.min(expectedBytes, maxStringBytes)))
  let offset = new Uint32Array(expectedCount + 64)
  const cursor: StringCursor = { at: 0, stored: 0, count: 0 }
  let state: 'before-array' | 'first' | 'before-string' | 'in-string' | 'behind-string' = 'before-array'
  /** Of an escape that the window cut off: 0 none, 5 the backslash has been read, 4 to 1 that many hex digits are due. */
  let escapeDue = 0

  const reserve = (moreBytes: number): void => {
    const needed = cursor.stored + moreBytes
    if (needed <= store.length) return
    const larger = new Uint8Array(Math.min(maxStringBytes, Math.max(store.length * 2, needed)))
    larger.set(store.subarray(0, cursor.stored))
    store = larger
  }
  const startString = (): void => {
    if (cursor.count + 1 === offset.length) offset = doubled(offset)
    offset[cursor.count++] = cursor.stored
    state = 'in-string'
  }

  /** Takes the one byte at which the plain copying stopped. */
  const takeByte = (window: ByteWindow, byte: number): void => {
    if (escapeDue !== 0) {
      if (!isEscape(byte, escapeDue)) throw unexpected(window, window.start, 'strings', 'a valid escape')
      escapeDue = escapeDue === 5 ? (byte === 117 ? 4 : 0) : escapeDue - 1
    } else if (byte === backslash) escapeDue = 5
    else if (byte === quote) {
      state = 'behind-string'
      if (keeps?.(cursor.count - 1) === false) cursor.stored = offset[cursor.count - 1]
    } else if (byte < 32) {
      throw unexpected(window, window.start, 'strings', 'no control character inside a string')
    }
    store[cursor.stored++] = byte
    window.start++
  }

  const read = (window: ByteWindow): boolean => {
    const available = window.end - window.start
    if (cursor.stored + available > maxStringBytes) {
      throw new SnapshotFormatError({
        byteOffset: window.base + window.start,
        section: 'strings',
        expected: `at most ${maxStringBytes} bytes of strings`,
        found: 'more',
      })
    }
    reserve(available)
    for (;;) {
      if (state === 'in-string') {
        if (escapeDue === 0 && keeps === undefined) {
          cursor.at = window.start
          const end = Math.min(window.end, window.start + blockBytes)
          copyPlain(cursor, window.bytes, end, store, offset)
          window.start = cursor.at
        }
        if (window.start === window.end) return false
        takeByte(window, window.bytes[window.start])
        continue
      }
      if (!skipSpace(window)) return false
      const byte = window.bytes[window.start]
      if (state === 'before-array') {
        if (byte !== 91) throw unexpected(window, window.start, 'strings', "'['")
        state = 'first'
      } else if (byte === quote && state !== 'behind-string') {
        startString()
      } else if (byte === 93 && state !== 'before-string') {
        window.start++
        return true
      } else if (byte === 44 && state === 'behind-string') {
        state = 'before-string'
      } else {
        throw unexpected(
          window,
          window.start,
          'strings',
          state === 'behind-string' ? "',' or ']'" : 'a string',
        )
      }
      window.start++
    }
  }

  const table = (): StringTable => {
    offset[cursor.count] = cursor.stored
    return createStringTable(store.subarray(0, cursor.stored), offset.subarray(0, cursor.count + 1))
  }
  return { reader: { read }, table }
}

interface StringCursor {
  /** In the window. */
  at: number
  stored: number
  count: number
}

/** Copies strings parted as V8 parts them, by `","` or `",\n"`; stops at escapes, control characters and anything else. */
function copyPlain(
  cursor: StringCursor,
  bytes: Uint8Array,
  end: number,
  store: Uint8Array,
  offset: Uint32Array,
): void {
  let { at, stored, count } = cursor
  const room = offset.length - 1
  while (at < end) {
    const byte = bytes[at]
    if (byte === quote) {
      if (at + 3 >= end || bytes[at + 1] !== 44 || count === room) break
      let next = at + 3
      if (bytes[at + 2] !== quote) {
        if (bytes[at + 2] !== 10 || bytes[at + 3] !== quote) break
        next++
      }
      store[stored++] = byte
      offset[count++] = stored
      at = next
      continue
    }
    if (byte < 32 || byte === backslash) break
    store[stored++] = byte
    at++
  }
  cursor.at = at
  cursor.stored = stored
  cursor.count = count
}

function isEscape(byte: number, escapeDue: number): boolean {
  if (escapeDue < 5)
    return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102)
  switch (byte) {
    case 34:
    case 47:
    case 92:
    case 98:
    case 102:
    case 110:
    case 114:
    case 116:
    case 117:
      return true
  }
  return false
}
