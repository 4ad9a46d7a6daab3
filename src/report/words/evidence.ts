import type { Finding, MetricResult, VerdictKind, WorkloadResult } from '../../result/index.ts'

/** What of a workload's numbers carries its verdict. Pure reading: nothing here decides anew. */

/** A metric with what it is called. */
export interface NamedMetric {
  readonly key: string
  readonly metric: MetricResult
}

/** Growth in the metric's unit per iteration. */
export interface Growth {
  readonly value: number
  readonly interval: readonly [low: number, high: number]
}

export type MetricPosition = 'grows' | 'shrinks' | 'inside' | 'open'

interface SlopeFields {
  readonly slopeBytesPerIteration?: number | undefined
  readonly slopePerIteration?: number | undefined
  readonly interval: readonly [number, number]
}

export function growthOf(slope: SlopeFields | null): Growth | null {
  if (slope === null) return null
  return { value: slope.slopeBytesPerIteration ?? slope.slopePerIteration ?? 0, interval: slope.interval }
}

export function isBytes(key: string, metric: MetricResult): boolean {
  const slope = metric.difference ?? metric.head ?? metric.base
  if (slope?.slopeBytesPerIteration !== undefined) return true
  if (slope?.slopePerIteration !== undefined) return false
  return BYTE_METRICS.has(key)
}

const BYTE_METRICS: ReadonlySet<string> = new Set(['heapUsed', 'external', 'arrayBuffers', 'rss'])

/** True where head is judged on its own slope. */
export function isOneSided(workload: WorkloadResult): boolean {
  const metrics = Object.values(workload.metrics)
  return metrics.length > 0 && metrics.every((metric) => metric.difference === null)
}

/** What the verdict looks at: the difference, or head's own slope where base is missing. */
export function judgedGrowth(metric: MetricResult): Growth | null {
  return growthOf(metric.difference ?? metric.head)
}

/** Where a growth lies against the smallest one that matters; a metric without a threshold against zero. */
export function positionOf(growth: Growth, threshold: number | null): MetricPosition {
  const limit = threshold ?? 0
  const [low, high] = growth.interval
  if (low >= -limit && high <= limit) return 'inside'
  if (low > limit) return 'grows'
  if (high < -limit) return 'shrinks'
  return 'open'
}

/** Gating metrics that carry the verdict, the most telling first; none where it does not come from numbers. */
export function decidingMetrics(workload: WorkloadResult): readonly NamedMetric[] {
  const wanted = positionsBehind(isExcused(workload) ? 'regression' : workload.verdict.kind)
  const deciding = metricsOf(workload).filter(({ metric }) => {
    const growth = judgedGrowth(metric)
    return metric.gating && growth !== null && wanted.has(positionOf(growth, metric.threshold))
  })
  const namesHandles = deciding.some(({ key }) => key.startsWith('handles.'))
  return namesHandles ? deciding.filter(({ key }) => key !== 'handles') : deciding
}

function positionsBehind(kind: VerdictKind): ReadonlySet<MetricPosition> {
  switch (kind) {
    case 'regression':
      return new Set(['grows'])
    case 'improvement':
      return new Set(['shrinks'])
    case 'inconclusive':
      return new Set(['open'])
    case 'unchanged':
      return new Set(['inside'])
    case 'failed':
      return new Set()
  }
}

/** Metrics in the order people care about them. */
export function metricsOf(workload: WorkloadResult): readonly NamedMetric[] {
  return Object.entries(workload.metrics)
    .map(([key, metric]) => ({ key, metric }))
    .sort((a, b) => rankOf(a.key) - rankOf(b.key) || weightOf(b) - weightOf(a) || compareText(a.key, b.key))
}

const METRIC_ORDER = [
  'heapUsed',
  'arrayBuffers',
  'external',
  'detachedContexts',
  'threads',
  'processes',
  'handles.',
  'handles',
  'fileDescriptors',
  'rss',
]

/** A bare kind of handle says more than their sum, array buffers more than the external memory that includes them. */
function rankOf(key: string): number {
  const rank = METRIC_ORDER.indexOf(key.startsWith('handles.') ? 'handles.' : key)
  return rank === -1 ? METRIC_ORDER.length : rank
}

function weightOf({ metric }: NamedMetric): number {
  return Math.abs(judgedGrowth(metric)?.value ?? 0)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** heapUsed always, and whatever gates and is not settled inside its threshold. */
export function isShownOpenly({ key, metric }: NamedMetric): boolean {
  if (key === 'heapUsed') return true
  const growth = judgedGrowth(metric)
  return metric.gating && growth !== null && positionOf(growth, metric.threshold) !== 'inside'
}

/** Growth on base or head that is more than noise by the metric's own threshold. */
export function leaksOn(side: 'base' | 'head', { metric }: NamedMetric): boolean {
  const growth = growthOf(metric[side])
  return growth !== null && positionOf(growth, metric.threshold) === 'grows'
}

/** The metric on which both sides leak although the verdict is `unchanged`. */
export function leakOnBothSides(workload: WorkloadResult): NamedMetric | undefined {
  if (workload.verdict.kind !== 'unchanged' || isExcused(workload)) return undefined
  return metricsOf(workload).find(
    (named) =>
      named.metric.gating && leaksOn('head', named) && (leaksOn('base', named) || isOneSided(workload)),
  )
}

/** Head leaks more than base, and all of it is known to the config. */
export function isExcused({ verdict }: WorkloadResult): boolean {
  return verdict.kind === 'unchanged' && verdict.reason.code === 'known-leaks'
}

/** Size of what a workload's verdict rests on, to put the worst first; bytes and counts are not weighed against each other. */
export function severityOf(workload: WorkloadResult): number {
  const [first] = decidingMetrics(workload)
  return first === undefined ? 0 : weightOf(first)
}

/** The worst first. */
export function bySeverity(workloads: readonly WorkloadResult[]): readonly WorkloadResult[] {
  return workloads.toSorted((a, b) => severityOf(b) - severityOf(a))
}

export function findingsOf(
  workload: WorkloadResult,
  ...kinds: readonly Finding['kind'][]
): readonly Finding[] {
  return workload.findings.filter((finding) => kinds.includes(finding.kind))
}

/** The findings that explain the verdict, most important first; the others of the workload are beside the point. */
export function tellingFindings(workload: WorkloadResult): readonly Finding[] {
  switch (workload.verdict.kind) {
    case 'regression':
      return findingsOf(workload, 'new', 'worse')
    case 'inconclusive':
      // What is undecided may be a large leak on both sides, and the little that differs is then beside the point.
      return findingsOf(workload, 'new', 'worse', 'same').toSorted((a, b) => bytesOf(b) - bytesOf(a))
    case 'improvement':
      return findingsOf(workload, 'fixed')
    case 'unchanged':
      if (isExcused(workload)) return findingsOf(workload, 'new', 'worse')
      return leakOnBothSides(workload) === undefined ? [] : findingsOf(workload, 'same', 'worse', 'new')
    case 'failed':
      return []
  }
}

/** Handles and descriptors have no bytes, and come first. */
function bytesOf({ bytesPerIteration, retainedBytes }: Finding): number {
  return bytesPerIteration ?? (retainedBytes === 0 ? Number.MAX_VALUE : retainedBytes)
}
