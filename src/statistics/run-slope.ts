import { growthOf } from './growth.ts'
import { defectOf, type MetricRun } from './metric-run.ts'
import type { RunSlope, Unmeasured, Window } from './slope.ts'
import { findWarmup, type Warmup } from './warm-up.ts'

/**
 * Growth of one metric in one run after its warm-up.
 *
 * ```ts
 * const slope = slopeOfRun({ iterations: [0, 20, 40, 60, 80, 100], values: [9, 100, 200, 300, 400, 500] })
 * if (slope.kind === 'measured') slope.slopePerIteration // 5
 * ```
 * @param warmupIterations given by the user; found from the series when left out.
 */
export function slopeOfRun(run: MetricRun, warmupIterations?: number): RunSlope | Unmeasured {
  const defect = defectOf(run)
  if (defect) return defect
  const warmup = findWarmup(run, warmupIterations)
  return { kind: 'measured', ...growthOf(run, warmup.sample), window: windowOf(run, warmup) }
}

/** What the window after `warmup` holds. */
export function windowOf(run: MetricRun, warmup: Warmup): Window {
  return {
    warmup,
    iterations: run.iterations[run.iterations.length - 1] - warmup.iterations,
    samples: run.values.length - warmup.sample,
  }
}
