import type { StringIndex } from './brands.ts'

/**
 * The `strings` section as raw bytes, escapes and all: decoding 3.6 million strings would cost more than the rest of the
 * parse, and an analysis shows a few thousand. String i is `bytes[offset[i]]` up to `bytes[offset[i + 1] - 1]`, quotes left out.
 */
export interface StringTable {
  readonly count: number
  readonly bytes: Uint8Array
  /** count + 1 entries. Between the end of one string and the start of the next stands one byte. */
  readonly offset: Uint32Array
  /** Decoded on demand, nothing is kept. */
  readonly decode: (index: StringIndex) => string
}
