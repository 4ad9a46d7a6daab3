import { median } from 'simple-statistics'
import type { WorkloadConfig } from '../config/index.ts'
import type { Finding, MetricResult, Note, Plot, Verdict, WorkloadResult } from '../result/index.ts'
import { type MetricKey, type Series, unitOf } from '../series/index.ts'
import type { SideSlope, SlopeDifference } from '../statistics/index.ts'
import { blindSpotNotes } from './blind-spot-note.ts'
import type { Explanation } from './explain.ts'
import { iterationUnitOf, unitWords } from './iteration-unit.ts'
import type { JudgedMetric } from './judge-metrics.ts'
import { excuseKnown, markKnown } from './known-leaks.ts'
import type { MeasureOutcome } from './measure-outcome.ts'
import { sourceNotes, sourceResults } from './source-results.ts'
import { verdictOf } from './verdict-of.ts'

/** More points than this no reader tells apart, and mermaid's text limit is near (FACTS section 4). */
const MOST_PLOT_POINTS = 60

/** What is known of a workload before it is measured. */
export interface WorkloadFacts {
  readonly notes: readonly Note[]
  /** The day in UTC, `YYYY-MM-DD`. */
  readonly today: string
  /** What base is called, see `baseName`. */
  readonly base: string
}

/** Everything that one workload came to, in the result's words. */
export function workloadResult(
  workload: WorkloadConfig,
  measured: MeasureOutcome,
  explanation: Explanation,
  { notes, today, base }: WorkloadFacts,
): WorkloadResult {
  const unit = measured.kind === 'failed' ? iterationUnitOf(workload, []) : measured.unit
  const words = unitWords(unit, workload)
  const findings = markKnown(explanation.findings, workload.known, today)
  const common = {
    name: workload.name,
    iterationUnit: unit,
    ...(unit === 'interval' && workload.kind === 'script' ? { intervalMs: workload.intervalMs } : {}),
    findings: [...findings],
    snapshots: [...explanation.snapshots],
    runs: [...measured.runs, ...explanation.runs],
    notes: [...notes, ...explanation.notes],
  }
  if (measured.kind === 'failed') {
    const { code, text } = measured.failure
    return {
      ...common,
      verdict: { kind: 'failed', reason: { code, text: `On ${measured.side}: ${text}` } },
      metrics: {},
      plot: null,
    }
  }
  const verdict = excused(verdictOf(measured.deciding, words, base), findings, measured.deciding)
  return {
    ...common,
    verdict,
    notes: [
      ...common.notes,
      ...measured.notes,
      ...blindSpotNotes(verdict, measured.deciding, words),
      ...sourceNotes(measured.sources),
    ],
    ...(measured.sources.length === 0 ? {} : { sources: sourceResults(measured.sources) }),
    metrics: Object.fromEntries(measured.metrics.map((metric) => [metric.key, metricResult(metric)])),
    plot: plotOf(measured.deciding.key, measured.series.base, measured.series.head),
  }
}

function excused(verdict: Verdict, findings: readonly Finding[], deciding: JudgedMetric): Verdict {
  const grown = deciding.difference ?? deciding.head
  if (deciding.key !== 'heapUsed' || grown === null) return verdict
  return excuseKnown(verdict, findings, {
    differenceBytesPerIteration: grown.slopePerIteration,
    thresholdBytesPerIteration: deciding.threshold,
  })
}

function metricResult({ key, gating, base, head, difference, threshold }: JudgedMetric): MetricResult {
  const slope = (of: SideSlope | SlopeDifference) => ({
    ...(unitOf(key) === 'bytes'
      ? { slopeBytesPerIteration: of.slopePerIteration }
      : { slopePerIteration: of.slopePerIteration, unit: 'count' }),
    interval: [of.interval[0], of.interval[1]] as [number, number],
  })
  const side = (of: SideSlope | null) => (of === null ? null : { ...slope(of), shape: of.shape })
  return {
    gating,
    base: side(base),
    head: side(head),
    difference: difference === null ? null : slope(difference),
    threshold,
  }
}

/** The deciding metric over the iterations, one line a side: the median of its runs at each sample. */
function plotOf(key: MetricKey, base: readonly Series[], head: readonly Series[]): Plot | null {
  const reference = head[0]
  if (reference === undefined) return null
  const picked = evenly(reference.iterations.length, MOST_PLOT_POINTS)
  const line = (series: readonly Series[]) =>
    series.length === 0
      ? null
      : picked.map((sample) => median(series.map(({ metrics }) => metrics[key]?.[sample] ?? 0)))
  return {
    metric: key,
    unit: unitOf(key),
    iterations: picked.map((sample) => reference.iterations[sample]!),
    base: line(base),
    head: line(head),
  }
}

function evenly(length: number, most: number): readonly number[] {
  if (length <= most) return Array.from({ length }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (length - 1)) / (most - 1)))
}
