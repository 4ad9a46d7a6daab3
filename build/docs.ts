// npm run docs: writes the tables of inputs and outputs into README.md, from action.yml.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Declared {
  readonly description: string
  readonly default?: string
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, Declared>>
  readonly outputs: Readonly<Record<string, Declared>>
}

/** README's text with the tables between `<!-- inputs:start -->` and `<!-- inputs:end -->`, and the same for outputs. */
export function withTables(readme: string, actionYml: string): string {
  const { inputs, outputs } = parse(actionYml) as ActionFile
  const inputRows = Object.entries(inputs).map(([name, { description, default: value }]) => [
    `\`${name}\``,
    value === undefined ? '' : `\`${value}\``,
    description,
  ])
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description])
  const withInputs = between(readme, 'inputs', table(['input', 'default', 'meaning'], inputRows))
  return between(withInputs, 'outputs', table(['output', 'meaning'], outputRows))
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) =>
    row.map((text) => text.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')),
  )
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`
  const [first, ...others] = cells.map(line)
  return [first, line(widths.map((width) => '-'.repeat(width))), ...others].join('\n')
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from)
    throw new Error(`README.md lacks the markers ${start} and ${end}: put them back.`)
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = `${root}README.md`
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8'), readFileSync(`${root}action.yml`, 'utf8')))
}
