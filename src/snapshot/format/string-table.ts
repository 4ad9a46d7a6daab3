import type { StringIndex } from './brands.ts'

/**
 * The `strings` section as raw bytes, escapes and all: decoding 3.6 million strings would cost more than the rest of the
 * parse, and an analysis shows a few thousand. String i is `bytes[offset[i]]` up to but not including `bytes[offset[i + 1] - 1]`.
 */
export interface StringTable {
  readonly count: number
  readonly bytes: Uint8Array
  /** count + 1 entries. Between the end of one string and the start of the next stands one byte, its closing quote. */
  readonly offset: Uint32Array
  /** Decoded on demand, nothing is kept. */
  readonly decode: (index: StringIndex) => string
  /** For each text the index of its string, or -1. Walks the table once. */
  readonly find: (texts: readonly string[]) => readonly (StringIndex | -1)[]
}

const backslash = 92

export function createStringTable(bytes: Uint8Array, offset: Uint32Array): StringTable {
  const decoder = new TextDecoder()
  const count = offset.length - 1
  const decode = (index: StringIndex): string => {
    const raw = bytes.subarray(offset[index], offset[index + 1] - 1)
    const text = decoder.decode(raw)
    return raw.includes(backslash) ? (JSON.parse(`"${text}"`) as string) : text
  }
  const find = (texts: readonly string[]): readonly (StringIndex | -1)[] => {
    const encoder = new TextEncoder()
    const wanted = texts.map((text) => encoder.encode(JSON.stringify(text).slice(1, -1)))
    const found: (StringIndex | -1)[] = texts.map(() => -1)
    const longest = Math.max(0, ...wanted.map((raw) => raw.length))
    const ofLength = Array.from({ length: longest + 1 }, (_, length) =>
      wanted.flatMap((raw, at) => (raw.length === length ? [at] : [])),
    )
    for (let index = 0; index < count; index++) {
      const start = offset[index]
      const length = offset[index + 1] - 1 - start
      if (length > longest) continue
      for (const at of ofLength[length]) {
        if (found[at] < 0 && startsWith(bytes, start, wanted[at])) found[at] = index as StringIndex
      }
    }
    return found
  }
  return { count, bytes, offset, decode, find }
}

function startsWith(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at++) if (bytes[start + at] !== wanted[at]) return false
  return true
}
