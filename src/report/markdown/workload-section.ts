import type { WorkloadResult } from '../../result/index.ts'
import { renderPlot } from '../plot/xychart.ts'
import { runsTable, snapshotsTable } from '../tables/evidence-tables.ts'
import { movedMetricsTable, restOfMetricsTable } from '../tables/metric-table.ts'
import { sourcesTable } from '../tables/source-table.ts'
import { fencedBlock } from '../words/escape.ts'
import { isExcused, leakOnBothSides } from '../words/evidence.ts'
import type { SourceAddress } from '../words/finding-words.ts'
import { numberText } from '../words/numbers.ts'
import { markdownPhrase, phrase, sentencePhrase } from '../words/prose.ts'
import { isHeadlineNote } from '../words/workload-headline.ts'
import type { Detail } from './detail.ts'
import { findingBlocks } from './finding-list.ts'
import { folded } from './folded.ts'
import { markdownTable } from './markdown-table.ts'

/** Everything about one workload below its headline, as Markdown blocks. */
export function workloadBlocks(
  workload: WorkloadResult,
  detail: Detail,
  source: SourceAddress,
  withPlot: boolean,
): readonly string[] {
  const moved = movedMetricsTable(workload)
  const sources = detail.otherMetrics ? sourcesTable(workload) : null
  return [
    ...(moved.rows.length === 0 ? [] : [markdownTable(moved)]),
    ...(sources === null ? [] : [markdownTable(sources, sources.align)]),
    ...(withPlot ? plotBlock(workload) : []),
    ...findingBlocks(workload, detail, source),
    ...noteBlock(
      null,
      workload.notes.filter((note) => !isHeadlineNote(note)),
      detail,
    ),
    ...excuseBlock(workload, detail),
    ...evidenceBlock(workload, detail),
  ]
}

const MOST_EXCUSES = 5
/** What a signature looks like that is ours; anything else is somebody's text and goes into no block to copy. */
const SIGNATURE = /^[0-9a-f]{6,64}$/

/** What to copy into the config where a team decides to live with a leak for a while. */
function excuseBlock({ verdict, findings }: WorkloadResult, detail: Detail): readonly string[] {
  const open = findings.filter(
    ({ kind, known, signature }) =>
      (kind === 'new' || kind === 'worse') && known === undefined && SIGNATURE.test(signature),
  )
  if (verdict.kind !== 'regression' || open.length === 0 || !detail.runs) return []
  const lines = open
    .slice(0, MOST_EXCUSES)
    .flatMap(({ signature }) => [
      `  - signature: ${signature}`,
      '    reason: why it may stay',
      '    # expires: its last day, such as 2027-03-31',
    ])
  return [folded(phrase('Known? Excuse it in heapslope.yml'), [fencedBlock('yaml', ['known:', ...lines])])]
}

/** What a doubting reader asks for, behind one fold. */
function evidenceBlock(workload: WorkloadResult, detail: Detail): readonly string[] {
  const rest = detail.otherMetrics ? restOfMetricsTable(workload) : null
  const tables = [
    ...(rest === null ? [] : [{ ...rest, title: 'other metrics', align: [] }]),
    ...(detail.runs ? [runsTable(workload), snapshotsTable(workload)].filter((table) => table !== null) : []),
  ]
  if (tables.length === 0) return []
  const title = tables.map((table) => table.title).join(', ')
  const blocks = tables.map((table) => markdownTable(table, table.align))
  return [folded(phrase(title.slice(0, 1).toUpperCase() + title.slice(1)), blocks)]
}

/** A flat plot proves nothing at a glance and is folded. */
function plotBlock(workload: WorkloadResult): readonly string[] {
  const chart = workload.plot === null ? null : renderPlot(workload.plot, workload.iterationUnit)
  if (chart === null) return []
  const block = ['```mermaid', chart, '```'].join('\n')
  const { kind } = workload.verdict
  const isFlat = kind === 'unchanged' && !isExcused(workload) && leakOnBothSides(workload) === undefined
  return isFlat ? [folded(phrase('Plot'), [block])] : [block]
}

export function noteBlock(
  title: string | null,
  notes: WorkloadResult['notes'],
  detail: Detail,
): readonly string[] {
  const shown = notes.slice(0, detail.notes).map((note) => `- ${markdownPhrase(sentencePhrase(note.text))}`)
  if (shown.length === 0) return []
  const more = notes.length - shown.length
  const last = more === 0 ? [] : [`- … and ${numberText(more)} more in the result file.`]
  return [...(title === null ? [] : [`**${title}**`]), [...shown, ...last].join('\n')]
}

export function reproduceBlock(command: string): readonly string[] {
  return command.trim() === ''
    ? []
    : ['Reproduce on your machine:', fencedBlock('sh', command.split('\n').slice(0, 10))]
}
