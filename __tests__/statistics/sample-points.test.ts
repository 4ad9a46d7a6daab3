import { expect, test } from 'vitest'
import { SAMPLES, samplePoints } from '../../src/statistics/index.ts'

test.each([1, 2, 5, 39, 40, 41, 500, 2000, 100_000])(
  '%i iterations are sampled from 0 to the last, rising',
  (iterations) => {
    const points = samplePoints(iterations)
    expect(points[0]).toBe(0)
    expect(points.at(-1)).toBe(iterations)
    expect(points.length).toBeLessThanOrEqual(SAMPLES + 1)
    expect(points.every((point, sample) => sample === 0 || point > points[sample - 1])).toBe(true)
  },
)

test('fewer iterations than samples are each sampled', () => {
  expect(samplePoints(5)).toEqual([0, 1, 2, 3, 4, 5])
})

test('no iterations are one sample', () => {
  expect(samplePoints(0)).toEqual([0])
})

test.each([41, 60, 79, 80, 200, 319])(
  'a few iterations each, %i in all, are the same number each time',
  (iterations) => {
    const points = samplePoints(iterations)
    const distances = new Set(points.slice(2).map((point, sample) => point - points[sample + 1]))
    expect(distances.size).toBe(1)
    expect(points.length).toBeGreaterThan(20)
  },
)

test('distances are uneven: a batch of nearly the same length is not met a little later each time', () => {
  const points = samplePoints(4000)
  const period = 101
  const phases = points.map((point) => point % period)
  const drift = phases.filter((phase, sample) => sample > 0 && phase === (phases[sample - 1] + 100) % period)
  expect(drift.length).toBeLessThan(5)
})
