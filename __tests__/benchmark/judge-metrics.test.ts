import { expect, test } from 'vitest'
import { comparisonsOf, type JudgedMetric, judgeMetrics } from '../../src/benchmark/judge-metrics.ts'
import type { Series } from '../../src/series/index.ts'
import { FAMILY_ERROR, LOOKS } from '../../src/statistics/index.ts'

/** Intervals, and the bytes that a timer's first call leaves behind in the middle of them. */
function script(intervals: number, firstCallBytes: number, bytesPerInterval = 0): Series {
  const iterations = Array.from({ length: intervals + 1 }, (_, i) => i)
  return {
    process: { kind: 'main', label: 'main' },
    iterations,
    elapsedMs: iterations.map((i) => 125 * i),
    settleRounds: iterations.map(() => 2),
    metrics: {
      heapUsed: iterations.map(
        (i) => 5_000_000 + bytesPerInterval * i + (2 * i > intervals ? firstCallBytes : 0),
      ),
      external: iterations.map(() => 1_000),
      handles: iterations.map(() => 2),
    },
  }
}

function judge(base: readonly Series[], head: readonly Series[]): ReadonlyMap<string, JudgedMetric> {
  const budget = { familyError: FAMILY_ERROR, comparisons: comparisonsOf(1), looks: LOOKS }
  const options = { threshold: 'auto', warmupIterations: null, budget, look: 1, unit: 'interval' } as const
  return new Map(judgeMetrics(base, head, options).map((metric) => [metric.key, metric]))
}

test('what first calls leave behind differs by a kilobyte from run to run, and that is no growth', () => {
  const judged = judge([script(40, 1_200), script(40, 2_200)], [script(40, 2_200), script(40, 2_200)])
  expect(judged.get('heapUsed')!.decision).toMatchObject({ kind: 'unchanged', code: 'within-threshold' })
})

test('a window shows growth from four kilobytes on, five outside of the heap, four handles, and a longer one finer growth', () => {
  const thresholds = (intervals: number) => {
    const runs = [script(intervals, 1_200), script(intervals, 2_200)]
    const judged = judge(runs, runs)
    return ['heapUsed', 'external', 'handles'].map((key) => judged.get(key)!.threshold * intervals)
  }
  expect(thresholds(40)).toEqual([4_096, 5_120, 4])
  expect(thresholds(400)).toEqual([4_096, 5_120, 4])
})

test('a leak of two hundred bytes an interval stands out from them', () => {
  const runs = (bytesPerInterval: number) =>
    [1_200, 2_200, 1_200, 2_200, 1_200, 2_200].map((bytes) => script(40, bytes, bytesPerInterval))
  expect(judge(runs(0), runs(200)).get('heapUsed')!.decision).toMatchObject({ kind: 'regression' })
})
