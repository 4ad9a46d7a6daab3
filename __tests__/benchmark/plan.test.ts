import { describe, expect, test } from 'vitest'
import { pilotPlan, samplingPlan, windowOf } from '../../src/benchmark/plan.ts'
import { costOf, costWith, dearer, runMs } from '../../src/benchmark/run-cost.ts'
import type { Series } from '../../src/series/index.ts'
import { SAMPLES } from '../../src/statistics/index.ts'

/** A run sampled at these iterations, without noise. */
function runOf(iterations: readonly number[], iterationMs: number, settleMs: number): Series {
  return {
    process: { kind: 'main', label: 'main' },
    iterations,
    elapsedMs: iterations.map((done, sample) => (done - iterations[0]!) * iterationMs + sample * settleMs),
    settleRounds: iterations.map(() => 1),
    metrics: { heapUsed: iterations.map(() => 1) },
  }
}

const lastMs = ({ elapsedMs }: Series) => elapsedMs.at(-1)!

describe('the cost of a run', () => {
  test.each([
    ['cheap iterations', 0.005, 3, 8],
    ['dear iterations', 5, 30, 6],
    ['two seconds an iteration, of which there was one', 2000, 3, 3],
    ['settles on a busy machine', 0.2, 500, 8],
  ])('is read from a pilot: %s', (_, iterationMs, settleMs, samples) => {
    const run = runOf(pilotPlan(60_000).checkpoints.slice(0, samples), iterationMs, settleMs)
    const cost = costOf(run, lastMs(run) + 80, null)
    expect(cost.msPerIteration).toBeCloseTo(iterationMs, 6)
    expect(cost.settleMs).toBeCloseTo(settleMs, 6)
    expect(costWith(cost, SAMPLES).msPerRun).toBeCloseTo(80 + SAMPLES * settleMs, 3)
  })

  test('of a run whose steps are alike is never nothing', () => {
    expect(costOf(runOf([0, 1, 2], 5, 30), 1000, null).msPerIteration).toBe(35)
    expect(costOf(runOf([0, 1], 5, 30), 1000, null)).toEqual({
      msPerIteration: 35,
      startMs: 965,
      settleMs: 0,
      dearerMs: 0,
    })
  })

  test.each([1, 7])(
    'of a measured run has the proportion of the pilot, on a machine %i times slower',
    (slower) => {
      const { checkpoints } = samplingPlan(windowOf(2000), 1000)
      const run = runOf(checkpoints, 0.5 * slower, 10 * slower)
      const known = { msPerIteration: 0.5, startMs: 80, settleMs: 10, dearerMs: 0 }
      const cost = costOf(run, lastMs(run) + 80, known)
      expect(cost.msPerIteration).toBeCloseTo(0.5 * slower, 6)
      expect(runMs(cost, 6000)).toBeCloseTo(80 + slower * (SAMPLES * 10 + 3000), 3)
    },
  )

  test('of iterations that have become dearer than the pilot knew is seen', () => {
    const run = runOf([0, 10, 40, 100, 400], 3, 10)
    const cost = costOf(run, lastMs(run), { msPerIteration: 0.01, startMs: 0, settleMs: 10, dearerMs: 0 })
    expect(cost.msPerIteration).toBeGreaterThan(2.5)
  })

  test('is that of the iterations alone where their time was taken, however long a busy machine settles', () => {
    const iterations = [0, 1, 2, 4, 8]
    // The first call loads what the others use.
    const iteratingMs = [0, 40, 40.02, 40.06, 40.14]
    const elapsedMs = [0, 240, 260, 460, 900]
    const cost = costOf({ ...runOf(iterations, 1, 1), elapsedMs, iteratingMs }, 1_400, null)
    expect(cost.msPerIteration).toBeCloseTo(0.02, 9)
    expect(costWith(cost, SAMPLES).msPerRun).toBeCloseTo(500 + ((900 - 40.14) / 4) * SAMPLES, 6)
  })

  test('of what leaks is dearer the longer it runs: an iteration makes the settles after it dearer', () => {
    const iterations = Array.from({ length: 41 }, (_, sample) => 50 * sample)
    const iteratingMs = iterations.map((at) => 0.5 * at)
    let settledMs = 0
    const elapsedMs = iterations.map((at, sample) => {
      settledMs += sample === 0 ? 0 : 10 + 0.1 * at
      return 0.5 * at + settledMs
    })
    const known = { msPerIteration: 0.5, startMs: 80, settleMs: 10, dearerMs: 0 }
    const cost = costOf({ ...runOf(iterations, 1, 1), elapsedMs, iteratingMs }, elapsedMs.at(-1)! + 80, known)
    expect(cost.dearerMs).toBeCloseTo(0.1, 1)
    expect(cost.settleMs).toBeGreaterThan(0)
    expect(runMs(cost, 2_000)).toBeCloseTo(elapsedMs.at(-1)! + 80, 6)
    expect(runMs(cost, 1_000, 16)).toBeLessThan(0.35 * runMs(cost, 2_000))
  })

  test('of two readings is the dearer in each part', () => {
    const a = { msPerIteration: 1, startMs: 200, settleMs: 5, dearerMs: 0 }
    const b = { msPerIteration: 2, startMs: 100, settleMs: 3, dearerMs: 0.1 }
    expect(dearer(a, b)).toEqual({ msPerIteration: 2, startMs: 200, settleMs: 5, dearerMs: 0.1 })
  })
})

test('the pilot ends early, and earlier where the budget is small', () => {
  expect(pilotPlan(60_000).stopAfterMs).toBe(500)
  expect(pilotPlan(2_000).stopAfterMs).toBe(100)
})

test('a measured run is not cut short before there is enough to judge', () => {
  expect(samplingPlan(windowOf(2_000), 1)).toMatchObject({ stopAfterMs: 1, leastSamples: 12 })
})

test.each([5, 8, 9, 25, 500, 10_000])('a run of %i iterations is sampled from 0 to its end', (iterations) => {
  const { checkpoints } = samplingPlan(windowOf(iterations), 1000)
  expect(checkpoints[0]).toBe(0)
  expect(checkpoints.at(-1)).toBe(iterations)
  expect(checkpoints).toEqual([...new Set(checkpoints)].sort((a, b) => a - b))
  expect(checkpoints.length).toBeGreaterThanOrEqual(5)
})
