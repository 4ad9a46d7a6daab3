import type { MeasureTask } from '../../src/benchmark/measure-outcome.ts'
import { measureSides } from '../../src/benchmark/measure-sides.ts'
import type { Judgement } from '../../src/statistics/index.ts'
import { sideOf, workloadOf } from '../resolution/compare.ts'
import { drawnMachine } from './drawn-machine.ts'
import { type Family, streamOf, withLeak } from './families.ts'

/** What became of one simulated comparison. */
export interface Outcome {
  readonly judgement: Judgement
  readonly runsPerSide: number
  /** Simulated milliseconds of measuring. */
  readonly spentMs: number
}

const BUDGET_MS = 60_000
/** Workloads of a pull request: each has its share of the error that all may make together. */
export const WORKLOADS = 10
/** Of an iteration: windows of 2,000, and of 500 where a run that grows goes on. */
export const CHEAP_MS = 0.3
export const DEAR_MS = 2

const COMPARISON = {
  folders: { base: '/base', head: '/head' },
  file: 'simulated',
  args: { base: [], head: [] },
  node: { executable: '', version: 'v0.0.0', major: 0 },
  v8: 'quiet',
  budgetMs: BUDGET_MS,
} as const

/** A workload of which nothing is real but its budget. */
export const SIMULATED: MeasureTask = {
  workload: workloadOf(COMPARISON),
  base: sideOf('base', COMPARISON),
  head: sideOf('head', COMPARISON),
  budgetMs: BUDGET_MS,
  workloads: WORKLOADS,
  stored: null,
}

/**
 * Measures a simulated base and head with the product itself, from the pilot to the last look; only the processes and the clock are
 * drawn. Head leaks `leak` bytes per iteration on top.
 */
export async function simulateComparison(
  family: Family,
  leak: number,
  seed: number,
  msPerIteration = CHEAP_MS,
): Promise<Outcome> {
  const program = {
    base: family.program(streamOf(seed, 1), 'base'),
    head: family.program(streamOf(seed, family.name === 'exact, changed' ? 2 : 1), 'head'),
  }
  let runsDrawn = 0
  const { ports, spentMs } = drawnMachine(msPerIteration, (side, at) =>
    withLeak(program[side](at, streamOf(seed, 3, runsDrawn++)), at, side === 'head' ? leak : 0),
  )
  const outcome = await measureSides(SIMULATED, ports)
  if (outcome.kind === 'failed') throw new Error(outcome.failure.text)
  return { judgement: outcome.deciding, runsPerSide: outcome.series.head.length, spentMs: spentMs() }
}
