import type { WorkloadResult } from '../../result/index.ts'
import { decidingMetrics, growthOf, metricsOf, type NamedMetric, tellingFindings } from '../words/evidence.ts'
import { objectName, type SourceAddress, siteWords } from '../words/finding-words.ts'
import { cellText, signedCellText } from '../words/metric-words.ts'
import { numberText } from '../words/numbers.ts'
import { code, type Phrase, phrase, sentencePhrase, strong } from '../words/prose.ts'
import { workloadSign } from '../words/verdict-words.ts'
import type { Table } from './metric-table.ts'

/** One row a workload: the metric that decided, both sides, the difference, and what grows. */
export function workloadTable(
  workloads: readonly WorkloadResult[],
  maxRows: number,
  source: SourceAddress,
): WorkloadTable {
  const shown = workloads.slice(0, maxRows).map((workload) => workloadCells(workload, source))
  const more = workloads.length - shown.length
  const columns = COLUMNS.filter((column) => shown.some((cells) => column.isTelling(cells)))
  const rows = shown.map((cells) => columns.map((column) => cells[column.key]))
  const last = columns.map((_, index) => phrase(index === 0 ? `… ${numberText(more)} more` : ''))
  return {
    heads: columns.map((column) => column.key),
    align: columns.map((column) => column.align),
    rows: more === 0 ? rows : [...rows, last],
  }
}

export interface WorkloadTable extends Table {
  readonly align: readonly ('left' | 'right')[]
}

interface Cells {
  readonly workload: Phrase
  readonly metric: Phrase
  readonly base: Phrase
  readonly head: Phrase
  readonly difference: Phrase
  readonly reason: Phrase
}

interface Column {
  readonly key: keyof Cells
  readonly align: 'left' | 'right'
  /** A column that tells nothing in any row is left out. */
  readonly isTelling: (cells: Cells) => boolean
}

const always = () => true

const COLUMNS: readonly Column[] = [
  { key: 'workload', align: 'left', isTelling: always },
  {
    key: 'metric',
    align: 'left',
    isTelling: ({ metric }) => metric[0]?.kind === 'code' && metric[0].text !== 'heapUsed',
  },
  { key: 'base', align: 'right', isTelling: ({ base }) => base !== MISSING },
  { key: 'head', align: 'right', isTelling: ({ head }) => head !== MISSING },
  { key: 'difference', align: 'right', isTelling: ({ difference }) => difference !== MISSING },
  { key: 'reason', align: 'left', isTelling: ({ reason }) => reason.length > 0 },
]

const MISSING = phrase('–')

function workloadCells(workload: WorkloadResult, source: SourceAddress): Cells {
  const name = phrase(`${workloadSign(workload)} `, code(workload.name))
  const named =
    workload.verdict.kind === 'failed' ? undefined : (decidingMetrics(workload)[0] ?? metricsOf(workload)[0])
  if (named === undefined) {
    const nothing = { metric: MISSING, base: MISSING, head: MISSING, difference: MISSING }
    return { workload: name, ...nothing, reason: reasonCell(workload) }
  }
  const cell = (side: 'base' | 'head') => {
    const growth = growthOf(named.metric[side])
    return growth === null ? MISSING : phrase(cellText(named, growth.value))
  }
  return {
    workload: name,
    metric: phrase(code(named.key)),
    base: cell('base'),
    head: cell('head'),
    difference: differenceCell(workload, named),
    reason: what(workload, source),
  }
}

/** What head adds to base; of a workload without a base there is none. */
function differenceCell(workload: WorkloadResult, named: NamedMetric): Phrase {
  const growth = growthOf(named.metric.difference)
  if (growth === null) return MISSING
  const words = signedCellText(named, growth.value)
  const isTelling = workload.verdict.kind !== 'unchanged'
  return phrase(isTelling ? strong(words) : words, ` per ${workload.iterationUnit}`)
}

function reasonCell(workload: WorkloadResult): Phrase {
  return sentencePhrase(workload.verdict.reason.text.slice(0, 300))
}

function what(workload: WorkloadResult, source: SourceAddress): Phrase {
  const finding = tellingFindings(workload)[0]
  if (finding === undefined) return workload.verdict.kind === 'inconclusive' ? reasonCell(workload) : phrase()
  const site = finding.allocationSite
  return phrase(
    code(objectName(finding)),
    ...(finding.container === null ? [] : [', held by ', code(finding.container)]),
    ...(site === null ? [] : [', allocated ', ...siteWords(site, source)]),
  )
}
