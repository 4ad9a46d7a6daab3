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
  /** The index of the string that reads `text`, or -1. Walks the table: for a few names, not for many. */
  readonly find: (text: string) => StringIndex | -1
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
  const find = (text: string): StringIndex | -1 => {
    const wanted = new TextEncoder().encode(JSON.stringify(text).slice(1, -1))
    for (let index = 0; index < count; index++) {
      const start = offset[index]
      if (offset[index + 1] - 1 - start !== wanted.length) continue
      let at = 0
      while (at < wanted.length && bytes[start + at] === wanted[at]) at++
      if (at === wanted.length) return index as StringIndex
    }
    return -1
  }
  return { count, bytes, offset, decode, find }
}
