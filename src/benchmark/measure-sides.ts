import type { WorkloadConfig } from '../config/index.ts'
import type { RunFailure, RunOutcome, Side } from '../measure/index.ts'
import type { RunResult } from '../result/index.ts'
import type { Series } from '../series/index.ts'
import type { Decision } from '../statistics/index.ts'
import { decidingMetric } from './combine-decisions.ts'
import { type JudgedMetric, judgeMetrics } from './judge-metrics.ts'
import {
  costOf,
  firstIterations,
  longerIterations,
  pilotPlan,
  type RunCost,
  roundFits,
  samplingPlan,
  warmupOf,
} from './plan.ts'
import type { Ports } from './ports.ts'
import { runResultOf } from './run-result.ts'
import type { SideRun } from './side-run.ts'

/** Order-balanced, so that a machine that slowly changes favours neither side. */
const ROUND: readonly Side[] = ['base', 'head', 'head', 'base']
const CONFIDENCE = 0.999

export interface Measured {
  readonly metrics: readonly JudgedMetric[]
  readonly deciding: JudgedMetric
  /** Series of the main processes that were judged, in the order of their runs. */
  readonly series: Readonly<Record<Side, readonly Series[]>>
  readonly runs: readonly RunResult[]
  readonly cost: RunCost
  readonly iterations: number
  readonly warmup: number
}

export type MeasureOutcome =
  | ({ readonly kind: 'measured' } & Measured)
  | {
      readonly kind: 'failed'
      readonly side: Side
      readonly failure: RunFailure | { readonly code: 'budget-too-small'; readonly text: string }
      readonly runs: readonly RunResult[]
    }

/**
 * Measures one workload in rounds of four runs until every gating metric is decided or the budget is spent: a longer
 * window where the shape of the growth is in doubt, more runs where the spread is.
 */
export async function measureSides(
  sides: Readonly<Record<Side, SideRun | null>> & { readonly head: SideRun },
  workload: WorkloadConfig,
  budgetMs: number,
  ports: Ports,
): Promise<MeasureOutcome> {
  const deadlineMs = ports.nowMs() + budgetMs
  const remainingMs = () => deadlineMs - ports.nowMs()
  const runs: RunResult[] = []
  const order = ROUND.map((side) => sides[side]).filter((side) => side !== null)

  const pilotSide = sides.base ?? sides.head
  announce(ports, workload, pilotSide.side, 'pilot', 512, null)
  const pilot = await ports.measureRun(pilotSide.request, pilotPlan(budgetMs))
  if (pilot.kind === 'failed') return failed(pilot, runs)
  const pilotSeries = mainSeries(pilot)
  if (pilotSeries === undefined) return silent(pilotSide.side, runs)
  const cost = costOf(pilotSeries, pilot.durationMs)

  let iterations = firstIterations(cost, remainingMs())
  if (iterations === undefined) {
    const text =
      `One iteration takes about ${Math.round(cost.iterationMs)} ms, and a budget of ${Math.round(budgetMs / 1000)} s does not ` +
      'buy enough of them on both sides to tell growth from noise. Raise budget, or let an iteration do less.'
    return { kind: 'failed', side: pilotSide.side, failure: { code: 'budget-too-small', text }, runs }
  }

  let series: Record<Side, Series[]> = { base: [], head: [] }
  for (;;) {
    const warmup = warmupOf(iterations, workload.warmupIterations)
    const plan = samplingPlan(iterations, warmup)
    for (const side of order) {
      announce(ports, workload, side.side, 'measure', iterations, cost)
      const outcome = await ports.measureRun(side.request, plan)
      const name = `${workload.name}.${side.side}.${runs.length + 1}`
      const file = outcome.series.length === 0 ? null : await ports.report.writeSeries(name, outcome.series)
      runs.push(runResultOf(outcome, 'measure', file))
      if (outcome.kind === 'failed') return failed(outcome, runs)
      const main = mainSeries(outcome)
      if (main === undefined) return silent(side.side, runs)
      series[side.side].push(main)
    }
    const metrics = judgeMetrics(sides.base === null ? null : series.base, series.head, {
      threshold: workload.threshold,
      warmupIterations: workload.warmupIterations,
      confidence: CONFIDENCE,
    })
    const deciding = decidingMetric(metrics)
    if (deciding === undefined) return silent('head', runs)
    const heap = metrics.find(({ key }) => key === 'heapUsed')
    ports.progress({
      kind: 'round-compared',
      workload: workload.name,
      differenceBytesPerIteration: (heap?.difference ?? heap?.head)?.slopePerIteration ?? null,
    })
    const next = nextRound(deciding.decision, iterations, cost, remainingMs())
    if (next === undefined)
      return { kind: 'measured', metrics, deciding, series, runs, cost, iterations, warmup }
    if (next > iterations) series = { base: [], head: [] }
    iterations = next
  }
}

/** Iterations of the runs of another round, or undefined where nothing is left to decide or to spend. */
function nextRound(
  decision: Decision,
  iterations: number,
  cost: RunCost,
  remainingMs: number,
): number | undefined {
  if (decision.kind !== 'inconclusive') return undefined
  const longer = longerIterations(iterations, cost, remainingMs)
  switch (decision.remedy.kind) {
    case 'longer-window':
      return longer
    case 'more-runs':
    case 'measure-again':
      return roundFits(iterations, cost, remainingMs) ? iterations : undefined
  }
}

function announce(
  ports: Ports,
  workload: WorkloadConfig,
  side: Side,
  purpose: 'pilot' | 'measure',
  iterations: number,
  cost: RunCost | null,
): void {
  const estimatedMs = cost === null ? null : cost.overheadMs + iterations * cost.iterationMs
  ports.progress({ kind: 'run-started', workload: workload.name, side, purpose, iterations, estimatedMs })
}

const mainSeries = (outcome: RunOutcome) => outcome.series.find(({ process }) => process.kind === 'main')

function failed(
  outcome: RunOutcome & { readonly kind: 'failed' },
  runs: readonly RunResult[],
): MeasureOutcome {
  return { kind: 'failed', side: outcome.side, failure: outcome.failure, runs }
}

function silent(side: Side, runs: readonly RunResult[]): MeasureOutcome {
  const text =
    'The run ended without a single reading of a metric that counts. Run it again; if it stays so, report it.'
  return { kind: 'failed', side, failure: { code: 'channel-broken', text }, runs }
}
