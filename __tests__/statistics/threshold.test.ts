import { expect, test } from 'vitest'
import { blindSpotOf, confidenceAtLook, thresholdFor } from '../../src/statistics/index.ts'

test.each([
  ['half a byte where replicates agree to the byte', 'bytes', 0, 'exact', 0, 0.5],
  ['eight bytes where they do not', 'bytes', 0, 'apart', 0, 8],
  ['one percent of base where that is larger', 'bytes', 1200, 'apart', 0, 12],
  ['one percent of a base that shrinks as well', 'bytes', -1200, 'exact', 0, 12],
  [
    'eight bytes where moves that go back could feign more than a quarter of a byte',
    'bytes',
    0,
    'exact',
    0.3,
    8,
  ],
  ['one handle in a thousand iterations', 'count', 0, 'exact', 0, 0.001],
  ['one handle in a hundred iterations where replicates differ', 'count', 0, 'apart', 0, 0.01],
] as const)('auto is %s', (_, unit, baseSlopePerIteration, agreement, swing, expected) => {
  expect(thresholdFor('auto', { unit, baseSlopePerIteration, agreement, swing }).holds).toBe(expected)
})

test.each([
  ['known to half of it', 0, [-0.2, 0.2], 0.5, 8],
  ['above it', 1, [-2, 4], 0.5, 8],
  ['neither', 0.1, [-2, 2], 8, null],
] as const)('where runs agree at most samples the fine threshold holds if the slope is %s', (...given) => {
  const [, slopePerIteration, interval, holds, fallback] = given
  const grounds = { unit: 'bytes', baseSlopePerIteration: 0, slopePerIteration, interval } as const
  expect(thresholdFor('auto', { ...grounds, agreement: 'mostly' })).toEqual({ holds, fallback })
  expect(thresholdFor('auto', { ...grounds, agreement: 'apart' })).toEqual({ holds: 8, fallback: null })
})

test('a number is bytes per iteration, whatever was measured, and holds for memory alone', () => {
  expect(thresholdFor(3, { unit: 'bytes', baseSlopePerIteration: 9000, agreement: 'apart' }).holds).toBe(3)
  expect(thresholdFor(3, { unit: 'count', baseSlopePerIteration: 0, agreement: 'exact' }).holds).toBe(0.001)
})

test.each([1, 4, 12])(
  'the looks of all comparisons together spend the error of the family, with %i looks',
  (looks) => {
    const budget = { familyError: 0.001, comparisons: 60, looks }
    let spent = 0
    for (let look = 1; look <= looks; look++) spent += (60 * (1 - confidenceAtLook(budget, look))) / 2
    expect(spent).toBeCloseTo(0.001, 10)
  },
)

test('a window says how large a container may be without showing that it is filled', () => {
  const warmup = { sample: 0, iterations: 0, reason: 'none' } as const
  expect(blindSpotOf({ warmup, iterations: 1600, samples: 33 })).toEqual({
    mapEntries: 1600,
    arrayElements: 3168,
    bytesPerInsertion: 28,
    rarerThanIterations: 1600,
  })
})
