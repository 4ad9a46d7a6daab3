import { expect, test } from 'vitest'
import { patienceFor } from '../../src/benchmark/patience.ts'
import type { Series } from '../../src/series/index.ts'

function run(lastMs: number, timers: number | null): Series {
  return {
    process: { kind: 'main', label: 'main' },
    iterations: [0, 10],
    elapsedMs: [0, lastMs],
    settleRounds: [1, 1],
    metrics: { heapUsed: [1, 2], ...(timers === null ? {} : { 'handles.Timeout': [0, timers] }) },
  }
}

test('growth beside a pending timer must outlast it, by the shortest of the runs', () => {
  expect(patienceFor([run(900, 1), run(700, 0)])).toEqual({ windowMs: 700, growthMs: 5_000 })
})

test('where no timer is pending nobody waits', () => {
  expect(patienceFor([run(900, null), run(700, 0)])).toBeUndefined()
})
