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

const quote = 34
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
    /** By length and first byte, which for an empty string is its closing quote. */
    const mayBeWanted = new Uint8Array((longest + 1) << 8)
    for (const raw of wanted) mayBeWanted[(raw.length << 8) | (raw[0] ?? quote)] = 1
    const compare = (index: number): void => {
      const raw = bytes.subarray(offset[index], offset[index + 1] - 1)
      for (const [at, text] of wanted.entries())
        if (found[at] < 0 && equals(raw, text)) found[at] = index as StringIndex
    }
    for (let index = 0; index < count; index++) {
      const start = offset[index]
      const length = offset[index + 1] - 1 - start
      if (length <= longest && mayBeWanted[(length << 8) | bytes[start]] === 1) compare(index)
    }
    return found
  }
  return { count, bytes, offset, decode, find }
}

function equals(raw: Uint8Array, wanted: Uint8Array): boolean {
  return raw.length === wanted.length && raw.every((byte, at) => byte === wanted[at])
}
