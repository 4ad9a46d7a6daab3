import type { WorkloadResult } from '../result/index.ts'
import { decidingMetrics, growthOf, judgedGrowth, leadingFinding, metricsOf } from './evidence.ts'
import { objectName } from './finding-words.ts'
import type { Table } from './metric-table.ts'
import { cellText, scaleOf, signedCellText } from './metric-words.ts'
import { numberText } from './numbers.ts'
import { code, type Phrase, type Piece, phrase, sentencePhrase, strong, text } from './prose.ts'
import { workloadSign } from './verdict-words.ts'

/** One row a workload: the metric that decided, both sides, the difference, and what grows. */
export function workloadTable(workloads: readonly WorkloadResult[], maxRows: number): Table {
  const rows = workloads.slice(0, maxRows).map(workloadRow)
  const more = workloads.length - rows.length
  const last = more === 0 ? [] : [[phrase(`… ${numberText(more)} more`), ...EMPTY, phrase()]]
  const all = [...rows, ...last]
  const hasReasons = rows.some((row) => row.at(-1)!.length > 0)
  return hasReasons
    ? { heads: HEADS, rows: all }
    : { heads: HEADS.slice(0, -1), rows: all.map((row) => row.slice(0, -1)) }
}

const HEADS = ['workload', 'metric', 'base', 'head', 'difference', 'reason']

export const WORKLOAD_TABLE_ALIGN = ['left', 'left', 'right', 'right', 'right', 'left'] as const

const EMPTY = [phrase(), phrase(), phrase(), phrase()]
const MISSING = phrase('–')

function workloadRow(workload: WorkloadResult): readonly Phrase[] {
  const name = phrase(`${workloadSign(workload)} `, code(workload.name))
  if (workload.verdict.kind === 'failed')
    return [name, MISSING, MISSING, MISSING, MISSING, reasonCell(workload)]
  const named = decidingMetrics(workload)[0] ?? metricsOf(workload)[0]
  if (named === undefined) return [name, MISSING, MISSING, MISSING, MISSING, reasonCell(workload)]
  const cell = (side: 'base' | 'head') => {
    const growth = growthOf(named.metric[side])
    return growth === null ? MISSING : phrase(cellText(named, growth.value, scaleOf(growth)))
  }
  const judged = judgedGrowth(named.metric)
  const difference =
    judged === null
      ? MISSING
      : phrase(
          differenceWords(workload, signedCellText(named, judged.value, scaleOf(judged))),
          ` per ${workload.iterationUnit}`,
        )
  return [name, phrase(code(named.key)), cell('base'), cell('head'), difference, what(workload)]
}

function differenceWords(workload: WorkloadResult, words: string): Piece {
  return workload.verdict.kind === 'unchanged' ? text(words) : strong(words)
}

function reasonCell(workload: WorkloadResult): Phrase {
  return sentencePhrase(workload.verdict.reason.text.slice(0, 200))
}

function what(workload: WorkloadResult): Phrase {
  const finding = leadingFinding(workload)
  if (finding === undefined) return workload.verdict.kind === 'inconclusive' ? reasonCell(workload) : phrase()
  const site = finding.allocationSite
  return phrase(
    code(objectName(finding)),
    ...(finding.container === null ? [] : [' in ', code(finding.container)]),
    ...(site === null ? [] : [' from ', code(`${site.file}:${site.line}`)]),
  )
}
