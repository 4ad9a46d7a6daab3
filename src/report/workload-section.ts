import type { WorkloadResult } from '../result/index.ts'
import type { Detail } from './detail.ts'
import { fencedBlock } from './escape.ts'
import { findingBlocks } from './finding-list.ts'
import type { SourceAddress } from './finding-words.ts'
import { folded } from './folded.ts'
import { isHeadlineNote } from './headline.ts'
import { markdownTable } from './markdown-table.ts'
import { movedMetricsTable, restOfMetricsTable } from './metric-table.ts'
import { bytesText, numberText } from './numbers.ts'
import { renderPlot } from './plot/xychart.ts'
import { code, markdownPhrase, phrase, sentencePhrase, text } from './prose.ts'

/** Everything about one workload below its headline, as Markdown blocks. */
export function workloadBlocks(
  workload: WorkloadResult,
  detail: Detail,
  source: SourceAddress,
  withPlot: boolean,
): readonly string[] {
  const moved = movedMetricsTable(workload)
  return [
    ...(moved.rows.length === 0 ? [] : [markdownTable(moved)]),
    ...(withPlot ? plotBlock(workload) : []),
    ...findingBlocks(workload, detail, source),
    ...noteBlock(
      null,
      workload.notes.filter((note) => !isHeadlineNote(note)),
      detail,
    ),
    ...evidenceBlock(workload, detail),
  ]
}

/** What a doubting reader asks for, behind one fold. */
function evidenceBlock(workload: WorkloadResult, detail: Detail): readonly string[] {
  const rest = detail.otherMetrics ? restOfMetricsTable(workload) : null
  const parts = [
    ...(rest === null ? [] : [{ title: 'other metrics', table: markdownTable(rest) }]),
    ...(detail.runs ? runsTable(workload) : []),
    ...(detail.runs ? snapshotsTable(workload) : []),
  ]
  if (parts.length === 0) return []
  const title = upperFirst(parts.map((part) => part.title).join(', '))
  return [
    folded(
      phrase(title),
      parts.map((part) => part.table),
    ),
  ]
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** A flat plot proves nothing at a glance and is folded. */
function plotBlock(workload: WorkloadResult): readonly string[] {
  const chart = workload.plot === null ? null : renderPlot(workload.plot, workload.iterationUnit)
  if (chart === null) return []
  const block = ['```mermaid', chart, '```'].join('\n')
  return workload.verdict.kind === 'unchanged' ? [folded(phrase('Plot'), [block])] : [block]
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

const MAX_RUNS = 40

interface EvidencePart {
  readonly title: string
  readonly table: string
}

function runsTable(workload: WorkloadResult): readonly EvidencePart[] {
  if (workload.runs.length === 0) return []
  const rows = workload.runs
    .slice(0, MAX_RUNS)
    .map((run) => [
      phrase(run.side),
      phrase(run.purpose),
      phrase(code(run.node), ` ${run.v8} V8`),
      phrase(numberText(sum(run.processes.map((process) => process.iterations)))),
      phrase(numberText(sum(run.processes.map((process) => process.samples)))),
      phrase(`${numberText(run.durationMs / 1000)} s`),
      run.outcome.kind === 'completed'
        ? phrase('completed')
        : phrase(text(`failed: ${run.outcome.text.slice(0, 300)}`)),
    ])
  const heads = ['side', 'purpose', 'Node.js', `${workload.iterationUnit}s`, 'samples', 'took', 'outcome']
  return [
    {
      title: 'runs',
      table: markdownTable({ heads, rows }, ['left', 'left', 'left', 'right', 'right', 'right', 'left']),
    },
  ]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function snapshotsTable(workload: WorkloadResult): readonly EvidencePart[] {
  if (workload.snapshots.length === 0) return []
  const rows = workload.snapshots
    .slice(0, MAX_RUNS)
    .map((snapshot) => [
      phrase(code(snapshot.file)),
      phrase(snapshot.side),
      phrase(numberText(snapshot.iterations)),
      phrase(bytesText(snapshot.bytes)),
      phrase(snapshot.redacted ? 'redacted' : 'not redacted'),
    ])
  const heads = ['heap snapshot', 'side', `after ${workload.iterationUnit}s`, 'size', 'strings']
  return [
    {
      title: 'heap snapshots',
      table: markdownTable({ heads, rows }, ['left', 'left', 'right', 'right', 'left']),
    },
  ]
}

export function reproduceBlock(command: string): readonly string[] {
  return command.trim() === ''
    ? []
    : ['Reproduce on your machine:', fencedBlock('sh', command.split('\n').slice(0, 10))]
}
