import { describe, expect, test } from 'vitest'
import {
  costOf,
  firstIterations,
  longerIterations,
  runMs,
  samplingPlan,
  warmupOf,
} from '../../src/benchmark/plan.ts'
import type { Series } from '../../src/series/index.ts'

const cost = (iterationMs: number) => ({ overheadMs: 100, iterationMs, settleMs: 5 })

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
  test.each([
    [0.005, 3],
    [1, 3],
    [2000, 3],
  ])('is read from a pilot: iterations of %f ms, settles of %f ms', (iterationMs, settleMs) => {
    const read = costOf(pilot(iterationMs, settleMs), 6 * settleMs + 32 * iterationMs + 80)
    expect(read.overheadMs).toBeCloseTo(80)
    expect(read.iterationMs).toBeGreaterThan(0)
    expect(read.iterationMs * 32 + read.settleMs * 6).toBeCloseTo(32 * iterationMs + 6 * settleMs)
  })
})

describe('the number of iterations', () => {
  test.each([0.005, 0.1, 1, 20, 100, 2000])(
    'keeps a round of four runs inside the budget at %f ms an iteration',
    (iterationMs) => {
      const iterations = firstIterations(cost(iterationMs), 60_000)!
      expect(iterations).toBeGreaterThan(4)
      expect(4 * runMs(cost(iterationMs), iterations)).toBeLessThanOrEqual(60_000)
    },
  )

  test('is undefined where the budget buys too few to tell anything', () => {
    expect(firstIterations(cost(5_000), 60_000)).toBeUndefined()
  })

  test('grows for a longer round, and is undefined where the rest of the budget buys no wider window', () => {
    expect(longerIterations(500, cost(1), 60_000)).toBe(2000)
    expect(longerIterations(500, cost(10), 25_000)).toBeUndefined()
  })
})

describe('the sampling plan', () => {
  test.each([5, 8, 9, 25, 500, 10_000])(
    'of %i iterations has a window four times as long as all before it',
    (iterations) => {
      const warmup = warmupOf(iterations, null)
      const { checkpoints } = samplingPlan(iterations, warmup)
      expect(checkpoints.at(-1)).toBe(iterations)
      expect(checkpoints).toContain(warmup)
      expect(iterations - warmup).toBeGreaterThanOrEqual(warmup * 4)
      expect(checkpoints).toEqual([...new Set(checkpoints)].sort((a, b) => a - b))
      expect(checkpoints.filter((at) => at >= warmup).length).toBeGreaterThanOrEqual(5)
    },
  )

  test("keeps the user's warm-up, but always leaves something to measure", () => {
    expect(warmupOf(500, 50)).toBe(50)
    expect(warmupOf(500, 0)).toBe(0)
    expect(warmupOf(500, 9_999)).toBe(499)
  })
})
