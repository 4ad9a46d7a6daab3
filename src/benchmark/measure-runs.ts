import type { RunOutcome, Side } from '../measure/index.ts'
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
import { costOf, dearer, PILOT_ITERATIONS, pilotPlan, type RunCost, runMs, samplingPlan } from './plan.ts'
import type { Ports } from './ports.ts'
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
  readonly iterations: number
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
  { given, iterations, endsAtMs, cost: estimate }: PlannedRuns,
  { runs, outcomes }: RunsDone,
  ports: Ports,
): Promise<MeasuredRuns | MeasureFailed> {
  const series: Record<Side, Series[]> = { base: [], head: [] }
  const sources: Record<Side, SourcesOfRun[]> = { base: [], head: [] }
  const order = sides.map((side) => task[side]).filter((side) => side !== null)
  let cost = estimate
  for (const [done, side] of order.entries()) {
    announce(ports, task, { side: side.side, purpose: 'measure', iterations }, { cost, endsAtMs })
    const shareMs = (PATIENCE * (endsAtMs - ports.nowMs())) / (order.length - done)
    const plan =
      given === null
        ? samplingPlan(iterations, Math.max(LEAST_RUN_MS, shareMs))
        : { checkpoints: given.checkpoints(iterations), stopAfterMs: null }
    const outcome = await ports.measureRun(side.request, plan)
    outcomes.push(outcome)
    const name = `${task.workload.name}.${runs.length + 1}.${side.side}`
    const file = outcome.series.length === 0 ? null : await ports.report.writeSeries(name, outcome.series)
    runs.push(runResultOf(outcome, 'measure', file))
    if (outcome.kind === 'failed') return failedRun(outcome, runs)
    const whole = addUp(outcome.series)
    if (whole === undefined) return silentRun(side.side, runs)
    series[side.side].push(whole)
    sources[side.side].push({ series: outcome.series, members: outcome.members ?? null })
    const measured = costOf(given?.overSteps(whole) ?? whole, outcome.durationMs, estimate)
    cost = done === 0 ? measured : dearer(cost, measured)
  }
  return { kind: 'done', series, sources, cost }
}

function announce(
  ports: Ports,
  { workload }: MeasureTask,
  run: { readonly side: Side; readonly purpose: 'pilot' | 'measure'; readonly iterations: number },
  known: { readonly cost: RunCost; readonly endsAtMs: number } | null,
): void {
  const estimatedMs = known === null ? null : runMs(known.cost, run.iterations)
  const remainingMs = known === null ? null : Math.max(0, known.endsAtMs - ports.nowMs())
  ports.progress({ kind: 'run-started', workload: workload.name, ...run, estimatedMs, remainingMs })
}
