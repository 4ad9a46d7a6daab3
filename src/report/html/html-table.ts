import type { Table } from '../tables/metric-table.ts'
import { htmlText } from '../words/escape.ts'
import { htmlPhrase } from '../words/prose.ts'

/** The same table as in Markdown: first column text, the others numbers unless `align` says otherwise. */
export function htmlTable(table: Table, align: readonly ('left' | 'right')[] = []): string {
  const isNumber = table.heads.map(
    (_, column) => (align[column] ?? (column === 0 ? 'left' : 'right')) === 'right',
  )
  const cell = (tag: 'th' | 'td', content: string, column: number) =>
    `<${tag}${isNumber[column] === true ? ' class="number"' : ''}>${content}</${tag}>`
  const heads = table.heads.map((head, column) => cell('th', htmlText(head), column)).join('')
  const rows = table.rows.map(
    (row) => `<tr>${row.map((words, column) => cell('td', htmlPhrase(words), column)).join('')}</tr>`,
  )
  return `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}
