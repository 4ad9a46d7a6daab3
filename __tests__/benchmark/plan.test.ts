import { describe, expect, test } from 'vitest'
import { costOf, dearer, pilotPlan, runMs, samplingPlan } from '../../src/benchmark/plan.ts'
import type { Series } from '../../src/series/index.ts'
import { SAMPLES } from '../../src/statistics/index.ts'

function pilot(iterationMs: number, settleMs: number): Series {
  const iterations = [0, 1, 2, 4, 8, 16, 32]
  return {
    process: { kind: 'main', label: 'pilot' },
    iterations,
    elapsedMs: iterations.map((done, sample) => done * iterationMs + sample * settleMs),
    settleRounds: iterations.map(() => 1),
    metrics: { heapUsed: iterations.map(() => 1) },
  }
}

describe('the cost of a run', () => {
  test('of cheap iterations is start, set-up and settles', () => {
    const cost = costOf(pilot(0.005, 3), 6 * 3 + 32 * 0.005 + 80)
    expect(cost.msPerIteration).toBeLessThan(0.006)
    expect(cost.msPerRun).toBeCloseTo(80 + SAMPLES * 3, 0)
  })

  test('of dear iterations is theirs, whatever part of it counts as settling', () => {
    const cost = costOf(pilot(2000, 3), 6 * 3 + 32 * 2000 + 80)
    expect(cost.msPerIteration).toBeGreaterThan(1500)
    expect(runMs(cost, 32)).toBeGreaterThan(32 * 1500)
  })

  test('of a run with one step, or steps that are alike, is never nothing', () => {
    const two = { ...pilot(5, 30), iterations: [0, 1, 2], elapsedMs: [0, 35, 70], settleRounds: [1, 1, 1] }
    expect(costOf(two, 1000).msPerIteration).toBe(35)
    const one = { ...two, iterations: [0, 1], elapsedMs: [0, 35] }
    expect(costOf(one, 1000)).toEqual({ msPerIteration: 35, msPerRun: 965 })
  })

  test('of evenly sampled runs is that of their iterations, not of the shortest step', () => {
    const iterations = [0, 110, 205, 290, 400]
    const elapsedMs = iterations.map((done, sample) => done * 2 + sample * 10)
    const cost = costOf({ ...pilot(1, 1), iterations, elapsedMs }, 1000)
    expect(cost.msPerIteration).toBeCloseTo(2, 9)
    expect(runMs(cost, 0)).toBeCloseTo(1000 - 840 + SAMPLES * 10, 6)
  })

  test('of two readings is the dearer in each part', () => {
    const a = { msPerIteration: 1, msPerRun: 200 }
    const b = { msPerIteration: 2, msPerRun: 100 }
    expect(dearer(a, b)).toEqual({ msPerIteration: 2, msPerRun: 200 })
  })
})

test('the pilot ends early, and earlier where the budget is small', () => {
  expect(pilotPlan(60_000).stopAfterMs).toBe(500)
  expect(pilotPlan(2_000).stopAfterMs).toBe(100)
})

test.each([5, 8, 9, 25, 500, 10_000])('a run of %i iterations is sampled from 0 to its end', (iterations) => {
  const { checkpoints } = samplingPlan(iterations, 1000)
  expect(checkpoints[0]).toBe(0)
  expect(checkpoints.at(-1)).toBe(iterations)
  expect(checkpoints).toEqual([...new Set(checkpoints)].sort((a, b) => a - b))
  expect(checkpoints.length).toBeGreaterThanOrEqual(5)
})
