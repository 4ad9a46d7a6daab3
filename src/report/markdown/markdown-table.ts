import type { Table } from '../tables/metric-table.ts'
import { markdownText } from '../words/escape.ts'
import { markdownPhrase } from '../words/prose.ts'

type Side = 'left' | 'right'

/** A GitHub table: first column to the left, numbers to the right, unless `align` says otherwise. */
export function markdownTable(table: Table, align: readonly Side[] = []): string {
  const sides = table.heads.map((_, column): Side => align[column] ?? (column === 0 ? 'left' : 'right'))
  return [
    row(table.heads.map((head) => markdownText(head))),
    row(sides.map((side) => (side === 'left' ? ':--' : '--:'))),
    ...table.rows.map((cells) =>
      row(cells.map((cell, column) => cellText(markdownPhrase(cell, 'cell'), sides[column]!))),
    ),
  ].join('\n')
}

/** A number is not parted from its unit, nor a sign from its name. */
function cellText(words: string, side: Side): string {
  return side === 'right' ? words.replaceAll(' ', '&nbsp;') : words.replace(/^(\p{So}) /u, '$1&nbsp;')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
