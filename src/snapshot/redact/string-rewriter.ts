import type { GrowingBytes } from './growing-bytes.ts'
import type { RedactionPlan } from './plan-redaction.ts'

/** Copies the strings but for those that change, and adds the plan's copies. */
export interface StringRewriter {
  /** Reads on to the next quote or the chunk's end; returns where it stopped. */
  readonly read: (chunk: Uint8Array, from: number) => number
  /** Whether the text goes on inside a string. */
  readonly isInside: () => boolean
  readonly count: () => number
  /** To be called before the closing bracket. */
  readonly finish: () => void
}

const quote = 34
const comma = 44
const backslash = 92
const closeBracket = 93

export function createStringRewriter(plan: RedactionPlan, out: GrowingBytes): StringRewriter {
  let count = 0
  let inside = false
  let escaped = false
  let isReplaced = false

  const open = (): void => {
    const replacement = plan.replacement(count++)
    inside = true
    isReplaced = replacement !== null
    out.push(quote)
    if (replacement !== null) out.append(replacement)
  }
  const readInside = (chunk: Uint8Array, from: number): number => {
    let at = from
    while (at < chunk.length) {
      const byte = chunk[at]
      if (escaped) escaped = false
      else if (byte === backslash) escaped = true
      else if (byte === quote) break
      at++
    }
    if (!isReplaced) out.append(chunk.subarray(from, at))
    if (at === chunk.length) return at
    inside = false
    out.push(quote)
    return at + 1
  }

  return {
    read(chunk, from) {
      if (inside) return readInside(chunk, from)
      let at = from
      while (at < chunk.length && chunk[at] !== quote && chunk[at] !== closeBracket) at++
      out.append(chunk.subarray(from, at))
      if (at === chunk.length || chunk[at] === closeBracket) return at
      open()
      return at + 1
    },
    isInside: () => inside,
    count: () => count,
    finish() {
      for (const copy of plan.copies) {
        if (count++ > 0) out.push(comma)
        out.push(quote)
        out.append(copy)
        out.push(quote)
      }
    },
  }
}
