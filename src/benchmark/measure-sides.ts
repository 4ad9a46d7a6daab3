import type { WorkloadConfig } from '../config/index.ts'
import type { RunFailure, RunOutcome, Side } from '../measure/index.ts'
import type { Note, RunResult } from '../result/index.ts'
import { addUp, mainOf, type Series } from '../series/index.ts'
import {
  concludeWith,
  type ErrorBudget,
  FAMILY_ERROR,
  firstWindow,
  growingSide,
  growthLasts,
  isGrowth,
  LOOKS,
  nextRound,
  nextStep,
  type Progress,
  type Step,
} from '../statistics/index.ts'
import { decidingMetric } from './combine-decisions.ts'
import { onCommonGrid } from './common-grid.ts'
import { type GivenWindow, givenWindow } from './given-window.ts'
import { type IterationUnit, iterationUnitOf } from './iteration-unit.ts'
import { columnOf, comparisonsOf, type JudgedMetric, judgeMetrics } from './judge-metrics.ts'
import { type JudgedSource, judgeSources, type SourcesOfRun } from './judge-sources.ts'
import { patienceFor } from './patience.ts'
import { costOf, dearer, PILOT_ITERATIONS, pilotPlan, type RunCost, runMs, samplingPlan } from './plan.ts'
import type { Ports } from './ports.ts'
import { remarkNotes } from './remark-notes.ts'
import { runResultOf } from './run-result.ts'
import type { SideRun } from './side-run.ts'
import type { StoredRuns } from './stored-runs.ts'

/** Order-balanced, so that a machine that slowly changes favours neither side. */
const ROUND: readonly Side[] = ['base', 'head', 'head', 'base']
/** A run may take this much more than its share of what is left of the budget. */
const PATIENCE = 1.25
const LEAST_RUN_MS = 2_000

export interface Measured {
  readonly metrics: readonly JudgedMetric[]
  readonly deciding: JudgedMetric
  /** Series of the main processes that were judged, in the order of their runs. */
  readonly series: SeriesOfSides
  /** Its processes and threads apart; none where there is only the main one. */
  readonly sources: readonly JudgedSource[]
  readonly runs: readonly RunResult[]
  readonly cost: RunCost
  /** Iterations of each judged run. */
  readonly iterations: number
  /** Of the longest run of all. */
  readonly longestIterations: number
  readonly unit: IterationUnit
  /** What the programs did on the side. */
  readonly notes: readonly Note[]
}

export type SeriesOfSides = Readonly<Record<Side, readonly Series[]>>

export type MeasureOutcome =
  | ({ readonly kind: 'measured' } & Measured)
  | {
      readonly kind: 'failed'
      readonly side: Side
      readonly failure: RunFailure
      readonly runs: readonly RunResult[]
    }

export interface MeasureTask {
  readonly workload: WorkloadConfig
  readonly head: SideRun
  /** null: head is judged alone. */
  readonly base: SideRun | null
  readonly budgetMs: number
  /** Runs of base that `measureRun` has stored: their window is the first. null where all runs are measured. */
  readonly stored: StoredRuns | null
  /** Workloads of the whole comparison: they share its error. */
  readonly workloads: number
}

/**
 * Measures one workload in rounds of four runs until every gating metric is decided or the budget is spent: a longer
 * window where the shape of the growth is in doubt, more runs where the spread is.
 */
export async function measureSides(task: MeasureTask, ports: Ports): Promise<MeasureOutcome> {
  const { workload, budgetMs } = task
  const endsAtMs = ports.nowMs() + budgetMs
  const budget: ErrorBudget = {
    familyError: FAMILY_ERROR,
    comparisons: comparisonsOf(task.workloads),
    looks: LOOKS,
  }
  const given = givenWindow(workload)
  const pilot = task.stored === null ? await pilotRun(task, given, ports) : beginningWith(task.stored)
  if (pilot.kind === 'failed') return pilot

  const runs: RunResult[] = []
  const outcomes: RunOutcome[] = []
  const done: RunsDone = { runs, outcomes }
  let cost = pilot.cost
  let iterations =
    given?.stepsOf(cost, endsAtMs - ports.nowMs()) ??
    task.stored?.iterations ??
    firstWindow(cost.msPerIteration, endsAtMs - ports.nowMs())
  let rounds = 1
  let longestIterations = iterations
  let grewBeforeAt: number | null = null
  let hasEnded = false
  let series: Record<Side, Series[]> = { base: [], head: [] }
  let sources: Record<Side, SourcesOfRun[]> = { base: [], head: [] }
  for (let look = 1; ; look++) {
    for (let round = 0; round < rounds; round++) {
      const outcome = await measureRuns(task, ROUND, { given, iterations, endsAtMs, cost }, done, ports)
      if (outcome.kind === 'failed') return outcome
      cost = outcome.cost
      series.base.push(...outcome.series.base)
      series.head.push(...outcome.series.head)
      sources.base.push(...outcome.sources.base)
      sources.head.push(...outcome.sources.head)
    }
    const unit = iterationUnitOf(workload, [...series.base, ...series.head])
    const judged = onOneGrid(series, unit)
    const { threshold, warmupIterations } = workload
    const options = { threshold, warmupIterations, budget, look, unit }
    const metrics = judgeMetrics(task.base === null ? null : judged.base, judged.head, options)
    tellDifference(metrics, workload, ports)
    const patience = given === null ? patienceFor([...series.base, ...series.head]) : undefined
    let step = given === null ? nextStep(progress()) : nextRound(progress())
    if (step.kind === 'longer-run') {
      const longer = { given, iterations: step.iterations, endsAtMs, cost }
      const outcome = await measureRuns(task, step.sides, longer, done, ports)
      if (outcome.kind === 'failed') return outcome
      longestIterations = step.iterations
      hasEnded = !lastsIn(outcome.series, metrics, patience?.growthMs ?? 0)
      step = hasEnded ? nextStep(progress()) : { kind: 'stop', because: 'decided', isConfirmed: true }
    }
    switch (step.kind) {
      case 'stop':
        return concluded(metrics, step, {
          series: judged,
          sources: judgeSources(sources, options),
          runs,
          cost,
          iterations,
          longestIterations,
          unit,
          notes: remarkNotes(outcomes),
        })
      case 'another-round':
      case 'longer-run':
        rounds = 1
        break
      case 'longer-window':
        if (metrics.some(({ gating, decision }) => gating && isGrowth(decision))) grewBeforeAt = iterations
        iterations = step.iterations
        longestIterations = Math.max(longestIterations, iterations)
        rounds = step.rounds
        series = { base: [], head: [] }
        sources = { base: [], head: [] }
        hasEnded = false
        break
    }

    function progress(): Progress {
      return {
        ...(patience === undefined ? {} : { patience }),
        judgements: metrics.filter(({ gating }) => gating),
        iterations,
        runsPerSide: series.head.length,
        grewBeforeAt,
        hasEnded,
        looks: { taken: look, most: LOOKS },
        cost,
        remainingMs: endsAtMs - ports.nowMs(),
      }
    }
  }
}

function concluded(
  metrics: readonly JudgedMetric[],
  step: Step & { readonly kind: 'stop' },
  rest: Omit<Measured, 'metrics' | 'deciding'>,
): MeasureOutcome {
  const final = metrics.map((metric) => ({ ...metric, ...concludeWith(metric, step) }))
  const deciding = decidingMetric(final)
  if (deciding === undefined) return silent('head', rest.runs)
  return { kind: 'measured', metrics: final, deciding, ...rest }
}

/** Whether all growth that was found goes on in the longer runs, where a regression is among it, that one. */
function lastsIn(longer: SeriesOfSides, metrics: readonly JudgedMetric[], growthMs: number): boolean {
  const grown = metrics.filter(({ gating, decision }) => gating && isGrowth(decision))
  const regressions = grown.filter(({ decision }) => decision.kind === 'regression')
  return (regressions.length > 0 ? regressions : grown).every((metric) => {
    const [run] = longer[growingSide(metric) ?? 'head']
    if (run === undefined || (run.elapsedMs.at(-1) ?? 0) < growthMs) return false
    return columnOf(metric.key, [run]).every((column) => growthLasts(metric, column))
  })
}

function onOneGrid({ base, head }: SeriesOfSides, unit: IterationUnit): SeriesOfSides {
  const all = onCommonGrid([...base, ...head], unit)
  return { base: all.slice(0, base.length), head: all.slice(base.length) }
}

type Failed = MeasureOutcome & { readonly kind: 'failed' }

/** One short run, thrown away: it tells what an iteration costs. */
async function pilotRun(
  task: MeasureTask,
  given: GivenWindow | null,
  ports: Ports,
): Promise<{ readonly kind: 'done'; readonly cost: RunCost } | Failed> {
  if (given?.cost) return { kind: 'done', cost: given.cost }
  const side = task.base ?? task.head
  announce(ports, task, side.side, 'pilot', PILOT_ITERATIONS, null)
  const outcome = await ports.measureRun(side.request, given?.pilot ?? pilotPlan(task.budgetMs))
  if (outcome.kind === 'failed') return failed(outcome, [runResultOf(outcome, 'measure', null)])
  const main = mainOf(outcome.series)
  if (main === undefined) return silent(side.side, [])
  return { kind: 'done', cost: costOf(given?.overSteps(main) ?? main, outcome.durationMs, null) }
}

/** Stored runs say what an iteration costs, and which window was enough for base. */
function beginningWith({ cost }: StoredRuns): { readonly kind: 'done'; readonly cost: RunCost } {
  return { kind: 'done', cost }
}

interface PlannedRuns {
  readonly given: GivenWindow | null
  readonly iterations: number
  readonly endsAtMs: number
  readonly cost: RunCost
}

interface RunsDone {
  readonly runs: RunResult[]
  readonly outcomes: RunOutcome[]
}

interface MeasuredRuns {
  readonly kind: 'done'
  /** Of each run, all its processes and threads in one series. */
  readonly series: SeriesOfSides
  readonly sources: Readonly<Record<Side, readonly SourcesOfRun[]>>
  readonly cost: RunCost
}

/** Adds its runs to those done, also the one that failed. */
async function measureRuns(
  task: MeasureTask,
  sides: readonly Side[],
  { given, iterations, endsAtMs, cost: estimate }: PlannedRuns,
  { runs, outcomes }: RunsDone,
  ports: Ports,
): Promise<MeasuredRuns | Failed> {
  const series: Record<Side, Series[]> = { base: [], head: [] }
  const sources: Record<Side, SourcesOfRun[]> = { base: [], head: [] }
  const order = sides.map((side) => task[side]).filter((side) => side !== null)
  let cost = estimate
  for (const [done, side] of order.entries()) {
    announce(ports, task, side.side, 'measure', iterations, cost)
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
    if (outcome.kind === 'failed') return failed(outcome, runs)
    const whole = addUp(outcome.series)
    if (whole === undefined) return silent(side.side, runs)
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
  side: Side,
  purpose: 'pilot' | 'measure',
  iterations: number,
  cost: RunCost | null,
): void {
  const estimatedMs = cost === null ? null : runMs(cost, iterations)
  ports.progress({ kind: 'run-started', workload: workload.name, side, purpose, iterations, estimatedMs })
}

function tellDifference(metrics: readonly JudgedMetric[], workload: WorkloadConfig, ports: Ports): void {
  const heap = metrics.find(({ key }) => key === 'heapUsed')
  ports.progress({
    kind: 'round-compared',
    workload: workload.name,
    differenceBytesPerIteration: (heap?.difference ?? heap?.head)?.slopePerIteration ?? null,
  })
}

function failed(outcome: RunOutcome & { readonly kind: 'failed' }, runs: readonly RunResult[]): Failed {
  return { kind: 'failed', side: outcome.side, failure: outcome.failure, runs }
}

function silent(side: Side, runs: readonly RunResult[]): Failed {
  const text =
    'The run ended without a single reading of a metric that counts. Run it again; if it stays so, report it.'
  return { kind: 'failed', side, failure: { code: 'channel-broken', text }, runs }
}
