import { stripVTControlCharacters } from 'node:util'

/**
 * Foreign output made harmless to print: no terminal escapes or control characters, and no line that the runner reads as
 * a workflow command (`::name::` at a line's beginning, `##[name]` anywhere).
 */
export function neutralised(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/^(\s*):(?=:)/gm, '$1: ')
    .replaceAll('##[', '## [')
}

/** Keeps the end of what was written to it, whatever the amount. */
export interface OutputTail {
  readonly write: (chunk: Uint8Array) => void
  /** Neutralised; begins with a whole line where something was dropped before it. */
  readonly text: () => string
}

/** A tail of at most `limitBytes` bytes of UTF-8. */
export function outputTail(limitBytes: number): OutputTail {
  let kept = Buffer.alloc(0)
  let dropped = false
  return {
    write(chunk) {
      const joined = Buffer.concat([kept, chunk.subarray(-limitBytes)])
      dropped ||= kept.length + chunk.length > limitBytes
      kept = joined.subarray(-limitBytes)
    },
    text() {
      const lineEnd = dropped ? kept.indexOf(0x0a) : -1
      return neutralised(kept.subarray(lineEnd + 1).toString('utf8'))
    },
  }
}
