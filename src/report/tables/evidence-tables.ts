import type { WorkloadResult } from '../../result/index.ts'
import { bytesText, numberText } from '../words/numbers.ts'
import { code, phrase, sentencePhrase } from '../words/prose.ts'
import type { Table } from './metric-table.ts'

const MAX_ROWS = 40

/** A table that a doubting reader asks for. */
export interface EvidenceTable extends Table {
  readonly title: string
  readonly align: readonly ('left' | 'right')[]
}

/** The processes that measured and explained, and how each ended. */
export function runsTable(workload: WorkloadResult): EvidenceTable | null {
  if (workload.runs.length === 0) return null
  const rows = workload.runs
    .slice(0, MAX_ROWS)
    .map((run) => [
      phrase(run.side),
      phrase(run.purpose),
      phrase(code(run.node), ` ${run.v8} V8`),
      phrase(numberText(sum(run.processes.map((process) => process.iterations)))),
      phrase(numberText(sum(run.processes.map((process) => process.samples)))),
      phrase(`${numberText(run.durationMs / 1000)} s`),
      run.outcome.kind === 'completed'
        ? phrase('completed')
        : phrase('failed: ', ...sentencePhrase(run.outcome.text.slice(0, 300))),
    ])
  return {
    title: 'runs',
    heads: ['side', 'purpose', 'Node.js', `${workload.iterationUnit}s`, 'samples', 'took', 'outcome'],
    align: ['left', 'left', 'left', 'right', 'right', 'right', 'left'],
    rows,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** The snapshot files that were kept. */
export function snapshotsTable(workload: WorkloadResult): EvidenceTable | null {
  if (workload.snapshots.length === 0) return null
  const rows = workload.snapshots
    .slice(0, MAX_ROWS)
    .map((snapshot) => [
      phrase(code(snapshot.file)),
      phrase(snapshot.side),
      phrase(numberText(snapshot.iterations)),
      phrase(bytesText(snapshot.bytes)),
      phrase(snapshot.redacted ? 'redacted' : 'not redacted'),
    ])
  return {
    title: 'heap snapshots',
    heads: ['heap snapshot', 'side', `after ${workload.iterationUnit}s`, 'size', 'strings'],
    align: ['left', 'left', 'right', 'right', 'left'],
    rows,
  }
}
