import type { WorkloadConfig } from '../config/index.ts'
import type { RunOutcome, Side } from '../measure/index.ts'
import type { RunResult } from '../result/index.ts'
import {
  concludeWith,
  type ErrorBudget,
  FAMILY_ERROR,
  FEW_SAMPLES,
  isGrowth,
  LOOKS,
  nextRound,
  nextStep,
  type Progress,
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
import { iterationsOf, samplesOf } from './plan.ts'
import type { Ports } from './ports.ts'
import { remarkNotes } from './remark-notes.ts'
import { costWith } from './run-cost.ts'
import { longerThan, windowsFrom, windowToBeginWith } from './windows.ts'

/** Order-balanced, so that a machine that slowly changes favours neither side. */
const ROUND: readonly Side[] = ['base', 'head', 'head', 'base']
const HALF_ROUND: readonly Side[] = ['head', 'base']

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
  const windows = windowsFrom(windowToBeginWith(given, task.stored, cost, remainingMs()))
  let rounds = 0
  let order = ROUND
  const collected = collectRuns()
  const { ranFor } = collected
  const opening = await openingRound(task, ROUND, planned(), done, ports)
  if (opening.kind === 'failed') return opening
  collected.add(opening)
  cost = opening.cost
  windows.shorten(opening.window)
  for (let look = 1; ; look++) {
    for (; rounds > 0; rounds--) {
      const outcome = await measureRuns(task, order, planned(), done, ports)
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
      workload.kind === 'iterate' &&
      !windows.present.isPatient &&
      mayBeFreedByTime([...series.base, ...series.head])
    let step = given === null ? nextStep(progress()) : nextRound(progress())
    if (step.kind === 'longer-run') {
      const { sides, iterations: enough } = step
      const wanting = sides.filter((side) => ranFor(side) < enough)
      const longer = { ...planned(), window: longerThan(windows.present, enough) }
      const outcome = await measureRuns(task, wanting, longer, done, ports)
      if (outcome.kind === 'failed') return outcome
      collected.addLonger(outcome.series)
      const lasts = growthLastsIn(longest, metrics, patience?.growthMs ?? 0)
      // What the clock has cut short, at the end of the budget, shows neither.
      const isWhole = sides.every((side) => ranFor(side) >= enough)
      if (!lasts && isWhole) windows.endIn(Math.max(...sides.map(ranFor)))
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
          iterations: iterationsOf(windows.present),
          longestIterations:
            given === null ? Math.max(ranFor('base'), ranFor('head')) : iterationsOf(windows.present),
          unit,
          notes: remarkNotes(outcomes),
        })
      case 'another-round':
        rounds = Math.ceil(step.rounds)
        order = step.rounds < 1 ? HALF_ROUND : ROUND
        break
      case 'longer-run':
        rounds = 1
        order = ROUND
        break
      case 'patient-window':
      case 'longer-window':
        windows.goOn(
          step,
          metrics.some(({ gating, decision }) => gating && isGrowth(decision)),
        )
        rounds = step.rounds
        order = ROUND
        collected.startAnew()
        break
    }

    function progress(): Progress {
      return {
        ...(patience === undefined ? {} : { patience }),
        judgements: metrics.filter(({ gating }) => gating),
        iterations: iterationsOf(windows.present),
        shortenedFrom: windows.shortenedFrom,
        runsPerSide: series.head.length,
        grewBeforeAt: windows.grewBeforeAt,
        endedWithin: windows.endedWithin,
        ranFor: { base: ranFor('base'), head: ranFor('head') },
        looks: { taken: look, most: LOOKS },
        cost: costWith(cost, samplesOf(windows.present)),
        costOfFew: costWith(cost, FEW_SAMPLES),
        ...(mayWait ? { patient: costWith(patientCost(cost), FEW_SAMPLES) } : {}),
        remainingMs: remainingMs(),
      }
    }
  }

  function planned(): PlannedRuns {
    return { given, window: windows.present, endsAtMs, cost }
  }
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
