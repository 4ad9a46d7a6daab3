import type { Agreement, Unmeasured } from './slope.ts'

/** One metric of one run: columns of equal length, entry i belongs to sample i. */
export interface MetricRun {
  /** Cumulative iterations at which the samples were taken, never falling. */
  readonly iterations: readonly number[]
  /** The metric's values, bytes or counts. */
  readonly values: readonly number[]
}

/** Fewest samples that can show whether growth goes on: three after one that ends the warm-up. */
const FEWEST_SAMPLES = 4

/** What is wrong with a run's columns, or null when nothing is. */
export function defectOf(run: MetricRun): Unmeasured | null {
  const { iterations, values } = run
  if (iterations.length !== values.length) return { kind: 'unmeasured', reason: 'uneven-columns' }
  if (values.length < FEWEST_SAMPLES) return { kind: 'unmeasured', reason: 'too-few-samples' }
  if (!values.every(Number.isFinite) || !iterations.every(Number.isFinite)) {
    return { kind: 'unmeasured', reason: 'not-a-number' }
  }
  if (iterations.some((at, sample) => sample > 0 && at < iterations[sample - 1])) {
    return { kind: 'unmeasured', reason: 'uneven-columns' }
  }
  if (iterations[0] === iterations[iterations.length - 1]) {
    return { kind: 'unmeasured', reason: 'no-iterations' }
  }
  return null
}

/** The runs cut down to the iteration counts at which every one of them was sampled; first defect found otherwise. */
export function alignRuns(runs: readonly MetricRun[]): readonly MetricRun[] | Unmeasured {
  if (runs.length === 0) return { kind: 'unmeasured', reason: 'no-runs' }
  for (const run of runs) {
    const defect = defectOf(run)
    if (defect) return defect
  }
  const [first, ...others] = runs
  if (others.every((run) => sameColumn(run.iterations, first.iterations))) return runs
  const columns = others.map((run) => new Set(run.iterations))
  const common = new Set(first.iterations.filter((at) => columns.every((column) => column.has(at))))
  if (common.size < FEWEST_SAMPLES) return { kind: 'unmeasured', reason: 'no-common-samples' }
  return runs.map((run) => lastSampleAtEach(run, common))
}

function sameColumn(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((at, sample) => at === other[sample])
}

function lastSampleAtEach(run: MetricRun, wanted: ReadonlySet<number>): MetricRun {
  const byIteration = new Map<number, number>()
  for (let sample = 0; sample < run.iterations.length; sample++) {
    if (wanted.has(run.iterations[sample])) byIteration.set(run.iterations[sample], run.values[sample])
  }
  return { iterations: [...byIteration.keys()], values: [...byIteration.values()] }
}

/** Sample by sample mean of aligned runs. */
export function meanRun(runs: readonly MetricRun[]): MetricRun {
  const values = runs[0].values.map((_, sample) => {
    let total = 0
    for (const run of runs) total += run.values[sample]
    return total / runs.length
  })
  return { iterations: runs[0].iterations, values }
}

/** Sample by sample difference of two aligned runs, `head` minus `base`. */
export function subtractRun(head: MetricRun, base: MetricRun): MetricRun {
  return {
    iterations: head.iterations,
    values: head.values.map((value, sample) => value - base.values[sample]),
  }
}

/**
 * How far two or more aligned runs moved by the same amounts from sample `fromSample` on: `exact` at every sample, `mostly`
 * at more than half of them, else `apart`; a single run is `apart`.
 */
export function agreementOf(runs: readonly MetricRun[], fromSample: number): Agreement {
  const [first, ...others] = runs
  if (others.length === 0) return 'apart'
  let alike = 0
  for (let sample = fromSample + 1; sample < first.values.length; sample++) {
    const move = first.values[sample] - first.values[sample - 1]
    if (others.every(({ values }) => values[sample] - values[sample - 1] === move)) alike++
  }
  const moves = first.values.length - 1 - fromSample
  if (alike === moves) return 'exact'
  return 2 * alike > moves ? 'mostly' : 'apart'
}

/**
 * The unit in which the runs move from sample `fromSample` on: the greatest common divisor of all their moves. 8 or 16 for a
 * heap, 1 for a count; 0 where nothing moves or values are no whole numbers.
 */
export function granularityOf(runs: readonly MetricRun[], fromSample: number): number {
  let granularity = 0
  for (const { values } of runs) {
    for (let sample = fromSample + 1; sample < values.length; sample++) {
      const move = Math.abs(values[sample] - values[sample - 1])
      if (!Number.isInteger(move)) return 0
      granularity = greatestCommonDivisor(granularity, move)
      if (granularity === 1) return 1
    }
  }
  return granularity
}

function greatestCommonDivisor(one: number, other: number): number {
  let [a, b] = [one, other]
  while (b > 0) [a, b] = [b, a % b]
  return a
}
