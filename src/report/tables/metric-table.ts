import type { WorkloadResult } from '../../result/index.ts'
import {
  type Growth,
  growthOf,
  isOneSided,
  isShownOpenly,
  judgedGrowth,
  metricsOf,
  type NamedMetric,
  positionOf,
} from '../words/evidence.ts'
import { cellText, intervalText, signedCellText } from '../words/metric-words.ts'
import { code, type Phrase, phrase, strong } from '../words/prose.ts'

/** Cells as phrases: Markdown, HTML and the terminal draw the same table. */
export interface Table {
  readonly heads: readonly string[]
  /** The first column is text, the others are numbers. */
  readonly rows: readonly (readonly Phrase[])[]
}

/** Metrics that moved, and heapUsed. */
export function movedMetricsTable(workload: WorkloadResult): Table {
  return tableOf(workload, metricsOf(workload).filter(isShownOpenly))
}

/** The metrics that `movedMetricsTable` leaves out; null where there are none. */
export function restOfMetricsTable(workload: WorkloadResult): Table | null {
  const rest = metricsOf(workload).filter((named) => !isShownOpenly(named))
  return rest.length === 0 ? null : tableOf(workload, rest)
}

function tableOf(workload: WorkloadResult, metrics: readonly NamedMetric[]): Table {
  const per = `per ${workload.iterationUnit}`
  if (isOneSided(workload)) {
    return {
      heads: [per, 'head', 'interval'],
      rows: metrics.map((named) => [code(named.key)].map((piece) => phrase(piece)).concat(ownCells(named))),
    }
  }
  return {
    heads: [per, 'base', 'head', 'difference', 'interval'],
    rows: metrics.map((named) => [
      phrase(code(named.key)),
      sideCell(named, 'base'),
      sideCell(named, 'head'),
      ...judgedCells(named),
    ]),
  }
}

const MISSING = phrase('–')

function sideCell(named: NamedMetric, side: 'base' | 'head'): Phrase {
  const growth = growthOf(named.metric[side])
  return growth === null ? MISSING : phrase(cellText(named, growth.value))
}

function ownCells(named: NamedMetric): readonly Phrase[] {
  const growth = growthOf(named.metric.head)
  return growth === null
    ? [MISSING, MISSING]
    : [valueCell(named, growth, cellText), phrase(intervalText(named, growth))]
}

function judgedCells(named: NamedMetric): readonly Phrase[] {
  const growth = judgedGrowth(named.metric)
  if (named.metric.difference === null || growth === null) return [MISSING, MISSING]
  return [valueCell(named, growth, signedCellText), phrase(intervalText(named, growth))]
}

/** Bold where the number carries a verdict. */
function valueCell(named: NamedMetric, growth: Growth, write: typeof cellText): Phrase {
  const words = write(named, growth.value)
  const position = positionOf(growth, named.metric.threshold)
  return phrase(
    named.metric.gating && (position === 'grows' || position === 'shrinks') ? strong(words) : words,
  )
}
