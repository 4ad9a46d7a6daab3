import { describe, expect, test } from 'vitest'
import {
  compareSides,
  concludeWith,
  decide,
  judgeMetric,
  type MetricRun,
} from '../../src/statistics/index.ts'
import { drawn } from './drawn.ts'

const budget = { familyError: 0.001, comparisons: 8, looks: 12 }
const judged = (base: readonly MetricRun[], head: readonly MetricRun[]) =>
  judgeMetric(base, head, { unit: 'bytes', threshold: 'auto', budget, look: 1 })

/** Grows by the slope, 16 bytes at a time, and makes one move of its own somewhere. */
const leaking = (slope: number, at: number, bytes: number) =>
  drawn((iteration) => 16 * Math.floor((slope * iteration) / 16) + (iteration > at ? bytes : 0), {
    iterations: 2000,
    every: 50,
  })

describe('runs that agree but for a move of their own', () => {
  test('a byte per iteration is found with two runs a side', () => {
    const base = [leaking(0, 700, 136), leaking(0, 900, 24)]
    const head = [leaking(1, 800, 136), leaking(1, 1100, -24)]
    const { decision, threshold } = judged(base, head)
    expect(threshold).toBe(0.5)
    expect(decision.kind).toBe('regression')
  })

  test('one of them alone that grows is no regression', () => {
    const base = [leaking(0, 700, 136), leaking(0, 900, 24)]
    const head = [leaking(0, 800, 136), leaking(1, 1100, -24)]
    expect(judged(base, head).decision.kind).not.toBe('regression')
  })

  test('moves of their own alone are no regression, whatever their size', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const at = (run: number) => 500 + ((seed * 311 + run * 577) % 1200)
      const base = [1, 2].map((run) => leaking(0, at(run), -2168))
      const head = [3, 4].map((run) => leaking(0, at(run), 2168 * seed))
      expect(judged(base, head).decision.kind, `seed ${seed}`).not.toBe('regression')
    }
  })

  test('what they do not agree on widens the interval', () => {
    const base = [leaking(0, 700, 0), leaking(0, 700, 0)]
    const [low, high] = intervalOf(compareSides(base, [leaking(1, 800, 0), leaking(1, 800, 0)]))
    const [widerLow, widerHigh] = intervalOf(
      compareSides(base, [leaking(1, 800, 1360), leaking(1, 1100, 16)]),
    )
    expect(widerLow).toBeLessThanOrEqual(low)
    expect(widerHigh).toBeGreaterThan(high)
  })
})

test('the finer threshold that decides nothing gives way to the coarser one at the end', () => {
  const base = [leaking(0, 700, 136), leaking(0, 900, 24)]
  const head = [leaking(1, 800, 1360), leaking(1, 1100, -1360)]
  const judgement = judged(base, head)
  expect(judgement.decision.kind).toBe('inconclusive')
  expect(judgement.fallbackThreshold).toBe(8)
  const stop = { kind: 'stop', because: 'budget-spent', isConfirmed: true } as const
  const { decision, threshold } = concludeWith(judgement, stop)
  expect(threshold).toBe(8)
  expect(decision).toMatchObject({ kind: 'unchanged', code: 'within-threshold' })
})

function intervalOf(compared: ReturnType<typeof compareSides>): readonly [number, number] {
  if (compared.kind === 'unmeasured') throw new Error(decide(compared, 8).kind)
  return compared.difference.interval
}
