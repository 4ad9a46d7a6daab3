import { baseName, type Finding, type Result, type WorkloadResult } from '../../result/index.ts'
import { terminalPlot } from '../plot/terminal-plot.ts'
import { movedMetricsTable } from '../tables/metric-table.ts'
import { sourcesTable } from '../tables/source-table.ts'
import { visibleText } from '../words/escape.ts'
import { bySeverity, metricsOf, tellingFindings } from '../words/evidence.ts'
import { findingNumbers, objectName, retainerPathText, siteWords } from '../words/finding-words.ts'
import { resultHeadline } from '../words/headline.ts'
import { countText } from '../words/numbers.ts'
import { insidePhrase } from '../words/process-words.ts'
import { type Phrase, phrase, plainPhrase } from '../words/prose.ts'
import { toldInSeconds } from '../words/told-in-seconds.ts'
import { type Headline, isHeadlineNote, workloadHeadline } from '../words/workload-headline.ts'
import { type Paint, paintFor, verdictColour } from './paint.ts'
import { displayWidth, terminalTable, wrapped } from './terminal-text.ts'

export interface TerminalOptions {
  /** Width of the terminal in characters; text wraps at it. */
  readonly columns: number
  readonly color: boolean
}

const MIN_COLUMNS = 40
const MAX_COLUMNS = 110
const PLOT_ROWS = 8
const MAX_SECTIONS = 10
const MAX_FINDINGS = 5
const MAX_NOTES = 20
/** Both sides' names with their signs. */
const KEY_WIDTH = 20

/** The result as lines for a terminal, ending in a newline. */
export function renderTerminal(written: Result, options: TerminalOptions): string {
  const result = toldInSeconds(written)
  const columns = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, Math.floor(options.columns) || MIN_COLUMNS))
  const paint = paintFor(options.color)
  const [only, ...others] = result.workloads
  const headline = resultHeadline(result)
  const body =
    only !== undefined && others.length === 0
      ? workloadLines(only, columns, paint)
      : sectionsOf(result).flatMap((workload) => [
          '',
          ...headlineLines(
            workloadHeadline(workload, baseName(result.base)),
            workload.verdict.kind,
            columns,
            paint,
          ),
          ...workloadLines(workload, columns, paint),
        ])
  const unshown =
    others.length === 0
      ? 0
      : result.workloads.filter((workload) => needsALook(workload)).length - sectionsOf(result).length
  return [
    ...headlineLines(headline, result.verdict.kind, columns, paint),
    ...body,
    ...(unshown > 0 ? ['', `${countText(unshown, 'more workload')} in the result file.`] : []),
    ...noteLines(
      result.notes.filter((note) => !isHeadlineNote(note)),
      columns,
    ),
    ...(result.reproduce.trim() === ''
      ? []
      : [
          '',
          paint.dim('Reproduce'),
          ...result.reproduce
            .split('\n')
            .slice(0, 10)
            .map((line) => `  ${visibleText(line)}`),
        ]),
    '',
  ].join('\n')
}

function needsALook(workload: WorkloadResult): boolean {
  return workload.verdict.kind !== 'unchanged'
}

function sectionsOf(result: Result): readonly WorkloadResult[] {
  const order = ['failed', 'regression', 'inconclusive', 'improvement'] as const
  return order
    .flatMap((kind) => bySeverity(result.workloads.filter((workload) => workload.verdict.kind === kind)))
    .slice(0, MAX_SECTIONS)
}

function headlineLines(
  headline: Headline,
  kind: Result['verdict']['kind'],
  columns: number,
  paint: Paint,
): readonly string[] {
  const colour = verdictColour(kind)
  const title = wrapped(`${kind}: ${plainPhrase(headline.title)}`, columns).map((line) =>
    paint.bold(paint[colour](line)),
  )
  return [
    ...title,
    ...headline.details.flatMap((words) =>
      wrapped(plainPhrase(words), columns - 2).map((line) => `  ${line}`),
    ),
  ]
}

function workloadLines(workload: WorkloadResult, columns: number, paint: Paint): readonly string[] {
  return [
    ...(metricsOf(workload).length === 0
      ? []
      : ['', ...terminalTable(movedMetricsTable(workload), columns, paint)]),
    ...sourceLines(workload, columns, paint),
    ...plotLines(workload, columns, paint),
    ...findingLines(workload, columns, paint),
    ...noteLines(
      workload.notes.filter((note) => !isHeadlineNote(note)),
      columns,
    ),
  ]
}

function sourceLines(workload: WorkloadResult, columns: number, paint: Paint): readonly string[] {
  const table = sourcesTable(workload)
  return table === null ? [] : ['', ...terminalTable(table, columns, paint)]
}

function plotLines(workload: WorkloadResult, columns: number, paint: Paint): readonly string[] {
  if (workload.plot === null) return []
  const plot = terminalPlot(workload.plot, workload.iterationUnit, {
    columns: Math.min(columns - 2, 72),
    rows: PLOT_ROWS,
  })
  if (plot === null) return []
  const width = plot.labels[0]!.length
  const key = [
    ...(workload.plot.base === null ? [] : [paint.blue('⣀ base')]),
    ...(workload.plot.head === null ? [] : [paint.red('⣀ head')]),
  ].join('  ')
  const inks = { base: paint.blue, head: paint.red, both: paint.magenta }
  const rows = plot.rows.map((cells, row) => {
    const drawn = cells
      .map((cell) => (cell.side === null ? cell.character : inks[cell.side](cell.character)))
      .join('')
    return `  ${paint.dim(`${plot.labels[row]} │`)}${drawn}`.trimEnd()
  })
  const isNarrow = displayWidth(plot.title) + KEY_WIDTH > columns - 2
  const title = isNarrow ? [...wrapped(plot.title, columns - 2), key] : [`${plot.title}   ${key}`]
  return [
    '',
    ...title.map((line) => `  ${line}`),
    ...rows,
    `  ${paint.dim(`${' '.repeat(width)} └${plot.xAxis}`)}`,
  ]
}

function findingLines(workload: WorkloadResult, columns: number, paint: Paint): readonly string[] {
  const telling = tellingFindings(workload)
  if (telling.length === 0) return []
  const more = telling.length - MAX_FINDINGS
  return [
    '',
    workload.verdict.kind === 'improvement' ? 'What no longer grows' : 'What grows',
    ...telling.slice(0, MAX_FINDINGS).flatMap((finding) => findingItem(finding, workload, columns, paint)),
    ...(more > 0 ? [`  … and ${countText(more, 'more finding')} in the result file.`] : []),
  ]
}

function findingItem(
  finding: Finding,
  workload: WorkloadResult,
  columns: number,
  paint: Paint,
): readonly string[] {
  const unit = workload.iterationUnit
  const numbers = `${findingNumbers(finding, unit)}`
  const lines: readonly Phrase[] = [
    ...(finding.allocationSite === null
      ? []
      : [phrase('allocated ', ...siteWords(finding.allocationSite, null))]),
    ...(finding.retainerPath.length === 0
      ? []
      : [phrase('path ', { kind: 'code', text: retainerPathText(finding.retainerPath) })]),
  ]
  const [first, ...rest] = wrapped(
    `${visibleText(objectName(finding), 120)} (${finding.kind})${plainPhrase(insidePhrase(finding.process))}: ${numbers}`,
    columns - 4,
  )
  return [
    `  ${paint.bold(first ?? '')}`,
    ...rest.map((line) => `    ${line}`),
    ...lines.flatMap((words) => wrapped(plainPhrase(words), columns - 4).map((line) => `    ${line}`)),
  ]
}

function noteLines(notes: Result['notes'], columns: number): readonly string[] {
  if (notes.length === 0) return []
  const shown = notes
    .slice(0, MAX_NOTES)
    .flatMap((note) =>
      wrapped(visibleText(note.text), columns - 4).map((line, index) =>
        index === 0 ? `  - ${line}` : `    ${line}`,
      ),
    )
  const more = notes.length - MAX_NOTES
  return ['', 'Notes', ...shown, ...(more > 0 ? [`  - … and ${more} more in the result file.`] : [])]
}
