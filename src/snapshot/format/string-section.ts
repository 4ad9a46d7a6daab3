import { type ByteWindow, type SectionReader, skipSpace, unexpected } from './byte-window.ts'
import { createGrowingColumn } from './growing-column.ts'
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

/** Reads the section `strings`: copies the bytes together, checks every escape, decodes nothing. */
export function createStringSection(expectedBytes: number): StringSection {
  let store = new Uint8Array(Math.max(1 << 12, Math.min(expectedBytes, maxStringBytes)))
  let stored = 0
  const offsets = createGrowingColumn(1 << 12)
  let state: 'before-array' | 'first' | 'before-string' | 'in-string' | 'behind-string' = 'before-array'
  /** Of an escape that the window cut off: 0 none, 5 the backslash has been read, 4 to 1 that many hex digits are due. */
  let escapeDue = 0

  const reserve = (moreBytes: number): void => {
    if (stored + moreBytes <= store.length) return
    const larger = new Uint8Array(Math.min(maxStringBytes, Math.max(store.length * 2, stored + moreBytes)))
    larger.set(store.subarray(0, stored))
    store = larger
  }

  /** Copies from inside a string up to its closing quote or the window's end. */
  const copyString = (window: ByteWindow): void => {
    const { bytes, end } = window
    const target = store
    let at = window.start
    let to = stored
    while (at < end) {
      const byte = bytes[at]
      if (escapeDue !== 0) {
        if (!isEscape(byte, escapeDue)) throw unexpected(window, at, 'strings', 'a valid escape')
        escapeDue = escapeDue === 5 ? (byte === 117 ? 4 : 0) : escapeDue - 1
      } else if (byte === backslash) {
        escapeDue = 5
      } else if (byte === quote) {
        state = 'behind-string'
        target[to++] = byte
        at++
        break
      } else if (byte < 32) {
        throw unexpected(window, at, 'strings', 'no control character inside a string')
      }
      target[to++] = byte
      at++
    }
    window.start = at
    stored = to
  }

  const read = (window: ByteWindow): boolean => {
    const available = window.end - window.start
    if (stored + available > maxStringBytes) {
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
        if (window.start === window.end) return false
        copyString(window)
        continue
      }
      if (!skipSpace(window)) return false
      const byte = window.bytes[window.start]
      if (state === 'before-array') {
        if (byte !== 91) throw unexpected(window, window.start, 'strings', "'['")
        state = 'first'
      } else if (byte === quote && state !== 'behind-string') {
        offsets.push(stored)
        state = 'in-string'
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
    offsets.push(stored)
    return createStringTable(store.subarray(0, stored), offsets.trimmed())
  }
  return { reader: { read }, table }
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
