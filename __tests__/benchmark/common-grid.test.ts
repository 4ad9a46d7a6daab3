import { expect, test } from 'vitest'
import { onCommonGrid } from '../../src/benchmark/common-grid.ts'
import type { Series } from '../../src/series/index.ts'

function series(
  iterations: readonly number[],
  heapUsed: readonly number[],
  ticks?: readonly number[],
): Series {
  return {
    process: { kind: 'main', label: 'main' },
    iterations,
    elapsedMs: iterations.map((at) => at * 100),
    settleRounds: iterations.map(() => 2),
    metrics: { heapUsed },
    ...(ticks === undefined ? {} : { ticks }),
  }
}

test('runs that share their iteration counts are left as they are', () => {
  const runs = [series([0, 1, 2], [5, 6, 7]), series([0, 1, 2], [8, 8, 8])]
  expect(onCommonGrid(runs, 'interval')).toEqual(runs)
})

test('runs of which one was stopped by the clock keep what was read at the counts that all reached', () => {
  const [whole, stopped] = onCommonGrid(
    [series([0, 3, 7, 12, 15, 21], [5, 8, 8, 24, 24, 40]), series([0, 3, 7, 12, 15], [5, 8, 8, 8, 31])],
    'call',
  )
  expect(whole!.iterations).toEqual([0, 3, 7, 12, 15])
  expect(whole!.metrics.heapUsed).toEqual([5, 8, 8, 24, 24])
  expect(stopped!.metrics.heapUsed).toEqual([5, 8, 8, 8, 31])
})

test('runs that do not are read off between the latest beginning and the earliest end', () => {
  const [slow, fast] = onCommonGrid(
    [series([0, 1.5, 3], [0, 150, 300]), series([1, 2, 4, 5], [100, 200, 400, 500])],
    'interval',
  )
  expect(slow!.iterations).toEqual([1, 2, 3])
  expect(fast!.iterations).toEqual([1, 2, 3])
  expect(slow!.metrics.heapUsed).toEqual([100, 200, 300])
  expect(fast!.metrics.heapUsed).toEqual([100, 200, 300])
  expect(slow!.elapsedMs).toEqual([100, 200, 300])
})

test('what stands still stands still to the byte, wherever it is read off', () => {
  const flat = onCommonGrid([series([0, 0.9, 2.3], [7, 7, 7]), series([0, 1.1, 1.9], [9, 9, 9])], 'interval')
  expect(flat.map(({ metrics }) => metrics.heapUsed)).toEqual([
    [7, 7, 7],
    [9, 9, 9],
  ])
})

test('ticks are counted in the place of intervals where they are the unit', () => {
  const runs = [
    series([0, 1, 2], [0, 10, 20], [100, 110, 120]),
    series([0, 1, 2], [0, 20, 40], [100, 120, 140]),
  ]
  const [one, other] = onCommonGrid(runs, 'tick')
  expect(one!.iterations).toEqual([100, 110, 120])
  expect(other!.metrics.heapUsed).toEqual([0, 10, 20])
})

test('runs that never overlap are left to be told apart', () => {
  const runs = [series([0, 1], [1, 1]), series([2, 3], [1, 1])]
  expect(onCommonGrid(runs, 'interval')).toEqual(runs)
})
