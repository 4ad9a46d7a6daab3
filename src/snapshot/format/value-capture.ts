import type { SectionReader } from './byte-window.ts'
import { type ByteWindow, skipSpace, unexpected } from './byte-window.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'

const quote = 34
const backslash = 92

/**
 * Passes over one JSON value of any kind, told by its brackets and quotes alone. What it passes over goes to `keep`, so
 * that a small value can be captured; a section nobody knows is skipped by keeping nothing.
 */
export function createValueReader(section: string, keep?: (bytes: Uint8Array) => void): SectionReader {
  let depth = 0
  let inString = false
  let escaped = false
  let scalar = false
  let started = false

  return {
    read(window: ByteWindow): boolean {
      if (!started) {
        if (!skipSpace(window)) return false
        started = true
        const first = window.bytes[window.start]
        scalar = first !== 123 && first !== 91 && first !== quote
        if (first === 44 || first === 125 || first === 93 || first === 58) {
          throw unexpected(window, window.start, section, 'a value')
        }
      }
      const { bytes, end } = window
      let at = window.start
      let ended = false
      while (at < end && !ended) {
        const byte = bytes[at]
        if (inString) {
          if (escaped) escaped = false
          else if (byte === backslash) escaped = true
          else if (byte === quote) {
            inString = false
            ended = depth === 0
          }
          at++
        } else if (scalar && (byte === 44 || byte === 125)) {
          break
        } else {
          if (byte === quote) inString = true
          else if (byte === 123 || byte === 91) depth++
          else if (byte === 125 || byte === 93) {
            depth--
            if (depth < 0) throw unexpected(window, at, section, 'a value')
            ended = depth === 0
          }
          at++
        }
      }
      keep?.(bytes.subarray(window.start, at))
      const done = ended || (scalar && at < end)
      window.start = at
      return done
    },
  }
}

/** Captures a small value as text. */
export function createTextReader(
  section: string,
  limitBytes: number,
): SectionReader & { readonly text: () => string } {
  const parts: Uint8Array[] = []
  let heldBytes = 0
  const reader = createValueReader(section, (bytes) => {
    heldBytes += bytes.length
    if (heldBytes > limitBytes) {
      throw new SnapshotFormatError({
        byteOffset: 0,
        section,
        expected: `a value of at most ${limitBytes} bytes`,
        found: 'a longer one',
      })
    }
    parts.push(bytes.slice())
  })
  const text = (): string => {
    const all = new Uint8Array(heldBytes)
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return new TextDecoder().decode(all)
  }
  return { read: reader.read, text }
}
