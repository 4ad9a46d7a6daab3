import { SnapshotFormatError } from './snapshot-format-error.ts'

/** The stretch of the text that is in memory: `bytes[start..end)` is not read yet. Readers advance `start`. */
export interface ByteWindow {
  readonly bytes: Uint8Array
  start: number
  end: number
  /** Offset in the text of `bytes[0]`. */
  base: number
  /** Nothing follows `end`. */
  ended: boolean
}

/** Reads one value of the top-level object, in as many steps as the text comes in. */
export interface SectionReader {
  /** Advances `window.start` as far as it can; true once the value has ended. */
  readonly read: (window: ByteWindow) => boolean
}

/**
 * What a fast loop reads before it returns to its caller, in bytes. Loops that run through a whole window get optimised before
 * V8 has seen how they end, and again each time they do: at 27 MB that is a tenth of the time.
 */
export const blockBytes = 1 << 13

export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}

/** Advances past white space; false where the window has nothing else. */
export function skipSpace(window: ByteWindow): boolean {
  const { bytes, end } = window
  let at = window.start
  while (at < end && isSpace(bytes[at])) at++
  window.start = at
  return at < end
}

export function unexpected(
  window: ByteWindow,
  at: number,
  section: string,
  expected: string,
): SnapshotFormatError {
  const found = at < window.end ? describeByte(window.bytes[at]) : 'the end of the text'
  return new SnapshotFormatError({ byteOffset: window.base + at, section, expected, found })
}

function describeByte(byte: number): string {
  return byte > 32 && byte < 127
    ? `'${String.fromCharCode(byte)}'`
    : `byte 0x${byte.toString(16).padStart(2, '0')}`
}
