import { describe, expect, test } from 'vitest'
import {
  FAMILY_ERROR,
  furtherPoints,
  growthLasts,
  judgeMetric,
  LOOKS,
  samplePoints,
  seemsToGrow,
} from '../../src/statistics/index.ts'
import { drawn, tableBytes } from './drawn.ts'
import { normal, seeded, seeds } from './seeded.ts'

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
    ['one that is full just before the run ends', (at: number) => 64 * Math.min(at, 1_420)],
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

describe('growth under jitter, decided on by the spread of the replicates', () => {
  const threshold = 8
  const bytes = 2_000

  /** Whether leaks of so many bytes under jitter are found to last, of a hundred runs. */
  function lasting(valueAt: (at: number) => number): number {
    return seeds(100).filter((seed) => {
      const random = seeded(seed)
      const jitter = () => Math.round(bytes * normal(random))
      const runs = (heap: (at: number) => number) =>
        Array.from({ length: 8 }, () => drawn((at) => heap(at) + jitter(), { iterations: 500, every: 12 }))
      const judgement = judgeMetric(
        runs(still),
        runs((at) => 64 * at),
        options,
      )
      expect(judgement.decision.kind).toBe('regression')
      expect(judgement.threshold).toBe(threshold)
      return growthLasts(
        judgement,
        longer((at) => valueAt(at) + jitter()),
      )
    }).length
  }
  const options = { unit: 'bytes', threshold: 'auto', budget, look: 1 } as const

  test('lasts where it goes on, although the ends of a single run tell chance', () => {
    expect(lasting((at) => 2 * threshold * at + 8 * at)).toBeGreaterThanOrEqual(97)
  })

  test.each([
    ['stops halfway', (at: number) => 64 * Math.min(at, 750)],
    ['goes on at half of the threshold', (at: number) => (threshold / 2) * at],
  ])('does not last where it %s', (_, valueAt) => {
    expect(lasting(valueAt)).toBe(0)
  })
})

describe('growth of a byte an iteration beside moves that each run makes at places of its own', () => {
  const byte = (at: number) => 16 * Math.floor(at / 16)
  /** Up by some bytes at one place and down again at another. */
  const moved = (heap: (at: number) => number, [up, down]: readonly [number, number], bytes = 560) => {
    return (at: number) => heap(at) + (at >= up && at < down ? bytes : 0)
  }
  const runs = (heap: (at: number) => number, ...places: readonly (readonly [number, number])[]) =>
    places.map((place) => drawn(moved(heap, place), { iterations: 1_000, every: 25 }))
  const judgement = judgeMetric(runs(still, [200, 260], [620, 660]), runs(byte, [400, 440], [800, 820]), {
    unit: 'bytes',
    threshold: 'auto',
    budget,
    look: 1,
  })
  const inLongerRun = (heap: (at: number) => number, [up, down]: readonly [number, number]) =>
    growthLasts(judgement, drawn(moved(heap, [up, down], 1_200), { iterations: 3_000, every: 75 }))

  test('lasts where it goes on, wherever the longer run moves', () => {
    expect(judgement.decision.kind).toBe('regression')
    expect(judgement.difference?.agreement).toBe('mostly')
    for (const up of [450, 900, 1_350, 1_650, 2_100]) expect(inLongerRun(byte, [up, up + 400])).toBe(true)
  })

  test('lasts where two moves that stand out lie in its first half', () => {
    const twice = (at: number) => byte(at) + (at >= 1_010 ? 5_000 : 0) + (at >= 1_200 ? 7_900 : 0)
    expect(inLongerRun(twice, [2_100, 2_500])).toBe(true)
  })

  test.each([1_200, 1_500, 1_800])('does not where it ends after %i iterations', (end) => {
    expect(inLongerRun((at) => byte(Math.min(at, end)), [2_100, 2_500])).toBe(false)
  })
})

describe('what seems to grow is worth a longer run', () => {
  const run = (valueAt: (at: number) => number) => drawn(valueAt, { iterations: 500, every: 12 })

  test.each([
    ['a leak', leak, true],
    ['a leak with a Map that doubles', (at: number) => 32 * at + tableBytes(at), true],
    ['stillness', still, false],
    ['a cache that fills', (at: number) => 64 * Math.min(at, 200), false],
    ['a cache that is full just before the end', (at: number) => 64 * Math.min(at, 460), false],
    ['one step', (at: number) => (at > 250 ? 50_000 : 0), false],
    ['less than the threshold', (at: number) => 0.4 * at, false],
  ])('%s: %#', (_, valueAt, expected) => {
    expect(seemsToGrow(run(valueAt), 0.5)).toBe(expected)
  })
})

test('a run that went on, sampled more often at first, is read as if it had been planned to be so long', () => {
  const at = [...samplePoints(500), ...furtherPoints(500, 1_500)]
  const wentOn = (valueAt: (iteration: number) => number) => ({ iterations: at, values: at.map(valueAt) })
  expect(at).toEqual(at.toSorted((one, other) => one - other))
  expect(growthLasts(judged(still, leak), wentOn(leak))).toBe(true)
  expect(
    growthLasts(
      judged(still, leak),
      wentOn((iteration) => 64 * Math.min(iteration, 1_000)),
    ),
  ).toBe(false)
})

function longer(valueAt: (at: number) => number) {
  return drawn(valueAt, { iterations: 1_500, every: 30 })
}

function judged(base: (at: number) => number, head: (at: number) => number) {
  const twice = (valueAt: (at: number) => number) =>
    [0, 1].map(() => drawn(valueAt, { iterations: 500, every: 10 }))
  return judgeMetric(twice(base), twice(head), { unit: 'bytes', threshold: 'auto', budget, look: 1 })
}
