import type { RunOutcome, SamplingPlan, Side } from '../measure/index.ts'
import type { RunResult } from '../result/index.ts'
import { addUp, mainOf, type Series } from '../series/index.ts'
import type { GivenWindow } from './given-window.ts'
import type { SourcesOfRun } from './judge-sources.ts'
import {
  failedRun,
  type MeasureFailed,
  type MeasureTask,
  type SeriesOfSides,
  silentRun,
} from './measure-outcome.ts'
import { iterationsOf, PILOT_ITERATIONS, pilotPlan, samplesOf, samplingPlan, type Window } from './plan.ts'
import type { Ports } from './ports.ts'
import { costOf, dearer, type RunCost, runMs } from './run-cost.ts'
import { runResultOf } from './run-result.ts'
import type { StoredRuns } from './stored-runs.ts'

/** A run may take this much more than its share of what is left of the budget. */
const PATIENCE = 1.25
const LEAST_RUN_MS = 2_000

/** One short run, thrown away: it tells what an iteration costs. */
export async function pilotRun(
  task: MeasureTask,
  given: GivenWindow | null,
  ports: Ports,
): Promise<{ readonly kind: 'done'; readonly cost: RunCost } | MeasureFailed> {
  if (given?.cost) return { kind: 'done', cost: given.cost }
  const side = task.base ?? task.head
  announce(ports, task, { side: side.side, purpose: 'pilot', iterations: PILOT_ITERATIONS }, null)
  const outcome = await ports.measureRun(side.request, given?.pilot ?? pilotPlan(task.budgetMs))
  if (outcome.kind === 'failed') return failedRun(outcome, [runResultOf(outcome, 'measure', null)])
  const main = mainOf(outcome.series)
  if (main === undefined) return silentRun(side.side, [])
  return { kind: 'done', cost: costOf(given?.overSteps(main) ?? main, outcome.durationMs, null) }
}

/** Stored runs say what an iteration costs, and which window was enough for base. */
export function beginningWith({ cost }: StoredRuns): { readonly kind: 'done'; readonly cost: RunCost } {
  return { kind: 'done', cost }
}

export interface PlannedRuns {
  readonly given: GivenWindow | null
  readonly window: Window
  readonly endsAtMs: number
  readonly cost: RunCost
}

export interface RunsDone {
  readonly runs: RunResult[]
  readonly outcomes: RunOutcome[]
}

export interface MeasuredRuns {
  readonly kind: 'done'
  /** Of each run, all its processes and threads in one series. */
  readonly series: SeriesOfSides
  readonly sources: Readonly<Record<Side, readonly SourcesOfRun[]>>
  readonly cost: RunCost
}

/** Adds its runs to those done, also the one that failed. */
export async function measureRuns(
  task: MeasureTask,
  sides: readonly Side[],
  planned: PlannedRuns,
  done: RunsDone,
  ports: Ports,
): Promise<MeasuredRuns | MeasureFailed> {
  const measured = nothingMeasured(planned.cost)
  const order = sides.filter((side) => task[side] !== null)
  for (const [index, side] of order.entries()) {
    const plan = planOf(planned, order.length - index, ports)
    const failed = await measureOne(task, side, plan, planned, measured, done, ports)
    if (failed !== null) return failed
  }
  return measured
}

/** What is put together run by run. */
export function nothingMeasured(cost: RunCost): BeingMeasured {
  return { kind: 'done', series: { base: [], head: [] }, sources: { base: [], head: [] }, cost }
}

export interface BeingMeasured extends MeasuredRuns {
  readonly series: Record<Side, Series[]>
  readonly sources: Record<Side, SourcesOfRun[]>
  cost: RunCost
}

/** Of one run of `runsLeft` that share what is left of the budget. */
export function planOf(
  { given, window, endsAtMs }: PlannedRuns,
  runsLeft: number,
  ports: Ports,
): SamplingPlan {
  if (given !== null) return { checkpoints: window.checkpoints, stopAfterMs: null }
  const shareMs = (PATIENCE * (endsAtMs - ports.nowMs())) / runsLeft
  return samplingPlan(window, Math.max(LEAST_RUN_MS, shareMs))
}

/** One run, added to those measured and done; what failed is returned. */
export async function measureOne(
  task: MeasureTask,
  side: Side,
  plan: SamplingPlan,
  { given, window, endsAtMs, cost: estimate }: PlannedRuns,
  measured: BeingMeasured,
  { runs, outcomes }: RunsDone,
  ports: Ports,
): Promise<MeasureFailed | null> {
  const run = { side, purpose: 'measure', iterations: iterationsOf(window) } as const
  announce(ports, task, run, { cost: measured.cost, samples: samplesOf(window), endsAtMs })
  const outcome = await ports.measureRun(task[side]!.request, plan)
  outcomes.push(outcome)
  const name = `${task.workload.name}.${runs.length + 1}.${side}`
  const file = outcome.series.length === 0 ? null : await ports.report.writeSeries(name, outcome.series)
  runs.push(runResultOf(outcome, 'measure', file))
  if (outcome.kind === 'failed') return failedRun(outcome, runs)
  const whole = addUp(outcome.series)
  if (whole === undefined) return silentRun(side, runs)
  const isFirst = measured.series.base.length + measured.series.head.length === 0
  measured.series[side].push(whole)
  measured.sources[side].push({ series: outcome.series, members: outcome.members ?? null })
  const cost = costOf(given?.overSteps(whole) ?? whole, outcome.durationMs, estimate)
  measured.cost = isFirst ? cost : dearer(measured.cost, cost)
  return null
}

function announce(
  ports: Ports,
  { workload }: MeasureTask,
  run: { readonly side: Side; readonly purpose: 'pilot' | 'measure'; readonly iterations: number },
  known: { readonly cost: RunCost; readonly samples: number; readonly endsAtMs: number } | null,
): void {
  const estimatedMs = known === null ? null : runMs(known.cost, run.iterations, known.samples)
  const remainingMs = known === null ? null : Math.max(0, known.endsAtMs - ports.nowMs())
  ports.progress({ kind: 'run-started', workload: workload.name, ...run, estimatedMs, remainingMs })
}
