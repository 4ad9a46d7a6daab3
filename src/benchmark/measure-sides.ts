import type { WorkloadConfig } from '../config/index.ts'
import type { RunOutcome, Side } from '../measure/index.ts'
import type { RunResult } from '../result/index.ts'
import {
  concludeWith,
  type ErrorBudget,
  FAMILY_ERROR,
  FEW_SAMPLES,
  firstWindow,
  isGrowth,
  LOOKS,
  nextRound,
  nextStep,
  type Progress,
  SAMPLES,
  type Step,
} from '../statistics/index.ts'
import { collectRuns } from './collected-runs.ts'
import { decidingMetric } from './combine-decisions.ts'
import { onCommonGrid } from './common-grid.ts'
import { givenWindow } from './given-window.ts'
import { growthLastsIn } from './growth-lasts-in.ts'
import { type IterationUnit, iterationUnitOf } from './iteration-unit.ts'
import { comparisonsOf, type JudgedMetric, judgeMetrics } from './judge-metrics.ts'
import { judgeSources } from './judge-sources.ts'
import {
  type Measured,
  type MeasureOutcome,
  type MeasureTask,
  type SeriesOfSides,
  silentRun,
} from './measure-outcome.ts'
import { beginningWith, measureRuns, type PlannedRuns, pilotRun, type RunsDone } from './measure-runs.ts'
import { openingRound } from './opening-round.ts'
import { mayBeFreedByTime, patienceFor, patientCost } from './patience.ts'
import { iterationsOf, samplesOf, type Window, windowOf } from './plan.ts'
import type { Ports } from './ports.ts'
import { remarkNotes } from './remark-notes.ts'
import { costWith } from './run-cost.ts'

/** Order-balanced, so that a machine that slowly changes favours neither side. */
const ROUND: readonly Side[] = ['base', 'head', 'head', 'base']

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
  const remainingMs = () => endsAtMs - ports.nowMs()
  let window: Window =
    given === null
      ? windowOf(storedWindow(task.stored, firstWindow(cost.msPerIteration, remainingMs())))
      : { checkpoints: given.checkpoints(given.stepsOf(cost, remainingMs())), isPatient: false }
  let rounds = 0
  let grewBeforeAt: number | null = null
  let endedWithin: number | null = null
  const opened = iterationsOf(window)
  let shortenedFrom: number | undefined
  const collected = collectRuns()
  const { ranFor } = collected
  const opening = await openingRound(task, ROUND, planned(), done, ports)
  if (opening.kind === 'failed') return opening
  collected.add(opening)
  cost = opening.cost
  window = opening.window
  if (iterationsOf(window) < opened) shortenedFrom = opened
  for (let look = 1; ; look++) {
    for (; rounds > 0; rounds--) {
      const outcome = await measureRuns(task, ROUND, planned(), done, ports)
      if (outcome.kind === 'failed') return outcome
      collected.add(outcome)
      cost = outcome.cost
    }
    const { series, sources, longest } = collected
    const unit = iterationUnitOf(workload, [...series.base, ...series.head])
    const judged = onOneGrid(series, unit)
    const { threshold, warmupIterations } = workload
    const options = { threshold, warmupIterations, budget, look, unit }
    const metrics = judgeMetrics(task.base === null ? null : judged.base, judged.head, options)
    tellSlopes(metrics, workload, unit, ports)
    const patience = given === null ? patienceFor([...series.base, ...series.head]) : undefined
    const mayWait =
      workload.kind === 'iterate' && !window.isPatient && mayBeFreedByTime([...series.base, ...series.head])
    let step = given === null ? nextStep(progress()) : nextRound(progress())
    if (step.kind === 'longer-run') {
      const { sides, iterations: enough } = step
      const wanting = sides.filter((side) => ranFor(side) < enough)
      const longer = {
        ...planned(),
        window: windowOf(enough, window.isPatient ? FEW_SAMPLES : SAMPLES, window.isPatient),
      }
      const outcome = await measureRuns(task, wanting, longer, done, ports)
      if (outcome.kind === 'failed') return outcome
      collected.addLonger(outcome.series)
      const lasts = growthLastsIn(longest, metrics, patience?.growthMs ?? 0)
      // What the clock has cut short, at the end of the budget, shows neither.
      const isWhole = sides.every((side) => ranFor(side) >= enough)
      endedWithin = lasts || !isWhole ? null : Math.max(...sides.map(ranFor))
      step =
        lasts || !isWhole ? { kind: 'stop', because: 'decided', isConfirmed: lasts } : nextStep(progress())
    }
    switch (step.kind) {
      case 'stop':
        return concluded(metrics, step, {
          series: judged,
          sources: judgeSources(sources, options),
          runs,
          cost,
          iterations: iterationsOf(window),
          longestIterations: given === null ? Math.max(ranFor('base'), ranFor('head')) : iterationsOf(window),
          unit,
          notes: remarkNotes(outcomes),
        })
      case 'another-round':
      case 'longer-run':
        rounds = 1
        break
      case 'patient-window':
      case 'longer-window':
        if (metrics.some(({ gating, decision }) => gating && isGrowth(decision)))
          grewBeforeAt = iterationsOf(window)
        window = nextWindow(step)
        shortenedFrom = undefined
        rounds = step.rounds
        collected.startAnew()
        endedWithin = null
        break
    }

    function progress(): Progress {
      return {
        ...(patience === undefined ? {} : { patience }),
        judgements: metrics.filter(({ gating }) => gating),
        iterations: iterationsOf(window),
        shortenedFrom,
        runsPerSide: series.head.length,
        grewBeforeAt,
        endedWithin,
        ranFor: { base: ranFor('base'), head: ranFor('head') },
        looks: { taken: look, most: LOOKS },
        cost: costWith(cost, samplesOf(window)),
        costOfFew: costWith(cost, FEW_SAMPLES),
        ...(mayWait ? { patient: costWith(patientCost(cost), FEW_SAMPLES) } : {}),
        remainingMs: remainingMs(),
      }
    }
  }

  function planned(): PlannedRuns {
    return { given, window, endsAtMs, cost }
  }

  function nextWindow(step: Step & { kind: 'longer-window' | 'patient-window' }): Window {
    const isPatient = window.isPatient || step.kind === 'patient-window'
    const hasFewSamples = isPatient || (step.kind === 'longer-window' && step.hasFewSamples === true)
    return windowOf(step.iterations, hasFewSamples ? FEW_SAMPLES : SAMPLES, isPatient)
  }
}

/** Stored runs may have been shortened beside one that went on: their window is then no window to begin with. */
const STORED_SHARE = 1.5

function storedWindow(stored: MeasureTask['stored'], usual: number): number {
  return stored !== null && STORED_SHARE * stored.iterations >= usual ? stored.iterations : usual
}

function concluded(
  metrics: readonly JudgedMetric[],
  step: Step & { readonly kind: 'stop' },
  rest: Omit<Measured, 'metrics' | 'deciding'>,
): MeasureOutcome {
  const final = metrics.map((metric) => ({ ...metric, ...concludeWith(metric, step) }))
  const deciding = decidingMetric(final)
  if (deciding === undefined) return silentRun('head', rest.runs)
  return { kind: 'measured', metrics: final, deciding, ...rest }
}

function onOneGrid({ base, head }: SeriesOfSides, unit: IterationUnit): SeriesOfSides {
  const all = onCommonGrid([...base, ...head], unit)
  return { base: all.slice(0, base.length), head: all.slice(base.length) }
}

function tellSlopes(
  metrics: readonly JudgedMetric[],
  workload: WorkloadConfig,
  unit: IterationUnit,
  ports: Ports,
): void {
  const heap = metrics.find(({ key }) => key === 'heapUsed')
  const slopes = {
    base: heap?.base?.slopePerIteration ?? null,
    head: heap?.head?.slopePerIteration ?? null,
  }
  ports.progress({ kind: 'round-compared', workload: workload.name, unit, slopes })
}
