import type { Place } from './runners-place.ts'

/** Shorter pieces of code stand in too many lines to tell them apart. */
const SHORTEST_CODE = 6

/**
 * Where code that stands at a place of a transformed text stands in the text that was written, by the code itself: transformers
 * drop types and move lines, but leave expressions as they are. null where the same code does not stand in both as often.
 */
export function writtenPlace(running: string, written: string, { line, column }: Place): Place | null {
  const runningLines = running.split('\n')
  const code = bare((runningLines[line - 1] ?? '').slice(column - 1))
  if (code.length < SHORTEST_CODE) return null
  const writtenLines = written.split('\n')
  const inRunning = linesWith(runningLines, code)
  const inWritten = linesWith(writtenLines, code)
  const rank = inRunning.indexOf(line)
  if (rank < 0 || inRunning.length !== inWritten.length) return null
  const found = inWritten[rank]!
  return { line: found, column: columnOf(writtenLines[found - 1]!, code) }
}

/** Code without what transformers change: white space, semicolons, the kind of quotes. */
function bare(text: string): string {
  return text.replaceAll(/[\s;]/g, '').replaceAll(/["`]/g, "'")
}

function linesWith(lines: readonly string[], code: string): readonly number[] {
  return lines.flatMap((text, index) => (bare(text).includes(code) ? [index + 1] : []))
}

function columnOf(text: string, code: string): number {
  for (let start = text.length - 1; start > 0; start--) {
    if (bare(text.slice(start)).startsWith(code) && !/\s/.test(text[start]!)) return start + 1
  }
  return 1
}
