import type { GrowingBytes } from './growing-bytes.ts'
import type { ChangedNames } from './plan-redaction.ts'

/** Copies an array of numbers but for the names that change. */
export interface NumberRewriter {
  /** Reads on until the closing bracket or the chunk's end; returns where it stopped. */
  readonly read: (chunk: Uint8Array, from: number) => number
  readonly count: () => number
}

const comma = 44
const closeBracket = 93

/** @param position of the name among a record's `fields` numbers */
export function createNumberRewriter(
  changes: ChangedNames,
  fields: number,
  position: number,
  out: GrowingBytes,
): NumberRewriter {
  let change = 0
  let commas = 0
  let isEmpty = true
  const nextTarget = (): number =>
    change < changes.record.length ? changes.record[change] * fields + position : -1
  let target = nextTarget()
  let state: 'copying' | 'before-number' | 'in-number' = target === 0 ? 'before-number' : 'copying'

  return {
    read(chunk, from) {
      let copied = from
      let at = from
      for (; at < chunk.length; at++) {
        const byte = chunk[at]
        const isDigit = (byte ^ 48) < 10
        if (isDigit) {
          isEmpty = false
          if (state !== 'before-number') continue
          out.append(chunk.subarray(copied, at))
          out.appendNumber(changes.name[change++])
          target = nextTarget()
          state = 'in-number'
          continue
        }
        if (state === 'in-number') {
          state = 'copying'
          copied = at
        }
        if (byte === comma) {
          commas++
          if (commas === target) state = 'before-number'
        } else if (byte === closeBracket) break
      }
      if (state !== 'in-number') out.append(chunk.subarray(copied, at))
      return at
    },
    count: () => (isEmpty ? 0 : commas + 1),
  }
}
