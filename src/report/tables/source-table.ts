import type { SourceResult, WorkloadResult } from '../../result/index.ts'
import { bytesText, numberText } from '../words/numbers.ts'
import { processPhrase } from '../words/process-words.ts'
import { type Phrase, phrase } from '../words/prose.ts'
import type { EvidenceTable } from './evidence-tables.ts'

const MAX_ROWS = 20
const MISSING = phrase('–')

/** The program's processes and threads apart: how many of each, and how their heaps grow. null where there is only one. */
export function sourcesTable(workload: WorkloadResult): EvidenceTable | null {
  const { sources = [], iterationUnit } = workload
  if (sources.length === 0) return null
  return {
    title: 'processes and threads',
    heads: [`heapUsed per ${iterationUnit}`, 'base', 'head', 'at once', 'started'],
    align: ['left', 'right', 'right', 'right', 'right'],
    rows: sources.slice(0, MAX_ROWS).map(rowOf),
  }
}

function rowOf({ kind, label, started, mostAlive, memory }: SourceResult): readonly Phrase[] {
  const heap = memory['heapUsed']
  return [
    processPhrase({ kind, label }),
    growthCell(heap?.baseBytesPerIteration ?? null),
    growthCell(heap?.headBytesPerIteration ?? null),
    countCell(mostAlive),
    countCell(started),
  ]
}

function growthCell(bytes: number | null): Phrase {
  if (bytes === null) return MISSING
  return phrase(bytes === 0 ? '0' : bytesText(bytes))
}

/** One number where both sides have it, or where there is one side; else both. */
function countCell({ base, head }: SourceResult['started']): Phrase {
  const counts = [...new Set([base, head].filter((count) => count !== null))]
  return counts.length === 0 ? MISSING : phrase(counts.map((count) => numberText(count)).join(' → '))
}
