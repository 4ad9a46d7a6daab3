// npm run docs: writes the tables of inputs and outputs into README.md, from action.yml.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * README's text with the tables between `<!-- inputs:start -->` and `<!-- inputs:end -->`, and the same for outputs.
 * @param {string} readme
 * @param {string} actionYml
 */
export function withTables(readme, actionYml) {
  const { inputs, outputs } = parse(actionYml)
  return between(
    between(readme, 'inputs', table(['input', 'default', 'meaning'], Object.entries(inputs).map(inputRow))),
    'outputs',
    table(
      ['output', 'meaning'],
      Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  )
}

/** @param {[string, { description: string, default?: string }]} entry */
function inputRow([name, { description, default: value }]) {
  return [`\`${name}\``, value === undefined ? '' : `\`${value}\``, description]
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const cells = [head, ...rows].map((row) =>
    row.map((text) => text.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')),
  )
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const line = (/** @type {string[]} */ row) =>
    `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`
  const [first, ...others] = cells.map(line)
  return [first, line(widths.map((width) => '-'.repeat(width))), ...others].join('\n')
}

/** @param {string} text @param {string} name @param {string} content */
function between(text, name, content) {
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
