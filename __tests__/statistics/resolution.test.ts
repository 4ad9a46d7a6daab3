import { expect, test } from 'vitest'
import { compareSides, type MetricRun, resolutionOf } from '../../src/statistics/index.ts'
import { drawn } from './drawn.ts'
import { normal, seeded, seeds } from './seeded.ts'

test('a program that repeats itself to the byte resolves whatever passes the threshold', () => {
  expect(resolutionOf(differenceOf([flat(), flat()], [flat(), flat()]), 0.5)).toEqual({
    noiseFloor: 0,
    smallestLeak: 0.5,
  })
})

test.each(seeds(30))('a leak of the size said is found by the same plan, seed %i', (seed) => {
  const random = seeded(seed)
  const runs = (leak: number): readonly MetricRun[] =>
    Array.from({ length: 6 }, () => drawn((at) => leak * at + 200 * normal(random)))
  const { smallestLeak } = resolutionOf(differenceOf(runs(0), runs(0)), 8)
  expect(differenceOf(runs(0), runs(1.5 * smallestLeak)).interval[0]).toBeGreaterThan(8)
})

function flat(): MetricRun {
  return drawn(() => 1000)
}

function differenceOf(base: readonly MetricRun[], head: readonly MetricRun[]) {
  const compared = compareSides(base, head, { confidence: 0.999 })
  if (compared.kind === 'unmeasured') throw new Error(compared.reason)
  return compared.difference
}
