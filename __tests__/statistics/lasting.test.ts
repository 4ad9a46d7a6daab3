import { describe, expect, test } from 'vitest'
import { FAMILY_ERROR, growthLasts, judgeMetric, LOOKS } from '../../src/statistics/index.ts'
import { drawn } from './drawn.ts'

const budget = { familyError: FAMILY_ERROR, comparisons: 10, looks: LOOKS }
const still = () => 0
const leak = (at: number) => 64 * at

describe('growth that was found in windows of 500 iterations, in a run of 1,500', () => {
  test('lasts where it goes on in a straight line', () => {
    expect(growthLasts(judged(still, leak), longer(leak))).toBe(true)
  })

  test.each([
    ['a cache of a thousand entries that is full', (at: number) => 64 * Math.min(at, 1_000)],
    ['one of six hundred', (at: number) => 64 * Math.min(at, 600)],
    ['a queue that is flushed', (at: number) => 64 * (at % 777)],
    ['a dictionary that was loaded once', (at: number) => (at > 400 ? 50_000 : 0)],
    ['nothing', still],
  ])('does not last where it comes to %s', (_, valueAt) => {
    expect(growthLasts(judged(still, leak), longer(valueAt))).toBe(false)
  })

  test('is growth above the other side, not above nothing', () => {
    const judgement = judged(leak, (at) => 128 * at)
    expect(
      growthLasts(
        judgement,
        longer((at) => 128 * at),
      ),
    ).toBe(true)
    expect(growthLasts(judgement, longer(leak))).toBe(false)
  })

  test('is looked for on base where base is what grows, or grows as well', () => {
    expect(growthLasts(judged(leak, still), longer(leak))).toBe(true)
    expect(growthLasts(judged(leak, still), longer(still))).toBe(false)
    expect(growthLasts(judged(leak, leak), longer(leak))).toBe(true)
  })
})

function longer(valueAt: (at: number) => number) {
  return drawn(valueAt, { iterations: 1_500, every: 30 })
}

function judged(base: (at: number) => number, head: (at: number) => number) {
  const twice = (valueAt: (at: number) => number) =>
    [0, 1].map(() => drawn(valueAt, { iterations: 500, every: 10 }))
  return judgeMetric(twice(base), twice(head), { unit: 'bytes', threshold: 'auto', budget, look: 1 })
}
