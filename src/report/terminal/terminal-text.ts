import type { Table } from '../tables/metric-table.ts'
import { plainPhrase } from '../words/prose.ts'
import type { Paint } from './paint.ts'

/** Characters that terminals draw two columns wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const MARK = /\p{M}/u

export function displayWidth(text: string): number {
  return Array.from(text).reduce(
    (width, character) => width + (MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1),
    0,
  )
}

/** Lines of at most `columns`; a word longer than a line is broken. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, columns))) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > columns) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(word: string, columns: number): readonly string[] {
  const parts: string[] = ['']
  for (const character of word) {
    if (displayWidth(parts.at(-1)! + character) > columns) parts.push('')
    parts[parts.length - 1] += character
  }
  return parts
}

/** Columns aligned as in the Markdown table; a table wider than the terminal is told row by row instead. */
export function terminalTable(table: Table, columns: number, paint: Paint): readonly string[] {
  const cells = [table.heads, ...table.rows.map((row) => row.map((cell) => plainPhrase(cell)))]
  const widths = table.heads.map((_, column) =>
    Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))),
  )
  const others = widths.slice(1).reduce((total, width) => total + width + GAP.length, 0)
  const first = Math.min(widths[0]!, columns - INDENT.length - others)
  if (first < MIN_FIRST_COLUMN && first < widths[0]!) return rowByRow(cells, columns)
  return cells.map((row, index) => {
    const line = row
      .map((cell, column) =>
        column === 0 ? padEnd(shortened(cell, first), first) : padStart(cell, widths[column]!),
      )
      .join(GAP)
    return `${INDENT}${index === 0 ? paint.dim(line) : line}`.trimEnd()
  })
}

const INDENT = '  '
const GAP = '   '
const MIN_FIRST_COLUMN = 12

/** heapUsed (per call): base 0, head 280 bytes, difference +280 bytes */
function rowByRow([heads, ...rows]: readonly (readonly string[])[], columns: number): readonly string[] {
  return rows.flatMap((row) => {
    const parts = row.slice(1).map((cell, index) => `${heads![index + 1]} ${cell}`)
    return wrapped(`${row[0]} (${heads![0]}): ${parts.join(', ')}`, columns - INDENT.length).map(
      (line) => INDENT + line,
    )
  })
}

function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break
    kept += character
  }
  return `${kept}…`
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text
}
