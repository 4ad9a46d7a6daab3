import { markdownText } from './escape.ts'
import type { Table } from './metric-table.ts'
import { markdownPhrase } from './prose.ts'

/** A GitHub table: first column to the left, numbers to the right, unless `align` says otherwise. */
export function markdownTable(table: Table, align: readonly ('left' | 'right')[] = []): string {
  const marks = table.heads.map((_, column) =>
    (align[column] ?? (column === 0 ? 'left' : 'right')) === 'left' ? ':--' : '--:',
  )
  return [
    row(table.heads.map((head) => markdownText(head))),
    row(marks),
    ...table.rows.map((cells) => row(cells.map((cell) => markdownPhrase(cell, 'cell')))),
  ].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
