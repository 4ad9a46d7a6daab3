import { median } from 'simple-statistics'
import { expect, test } from 'vitest'
import { theilSenSlope } from '../../src/statistics/theil-sen.ts'
import { normal, seeded, seeds } from './seeded.ts'

test.each(seeds(100))('the slope is the median of the slopes of all pairs, seed %i', (seed) => {
  const random = seeded(seed)
  const length = 2 + Math.floor(random() * 40)
  let at = 0
  const iterations = Array.from({ length }, () => {
    at += Math.floor(random() * 4)
    return at
  })
  iterations[length - 1] += 1
  const values = iterations.map((iteration) => Math.round(iteration * random() * 5 + 10 * normal(random)))
  expect(theilSenSlope({ iterations, values })).toBeCloseTo(medianOfAllPairs(iterations, values), 12)
})

test('a quarter of wild samples does not move the slope of a line', () => {
  const iterations = Array.from({ length: 40 }, (_, sample) => sample * 10)
  const values = iterations.map((at, sample) => (sample % 4 === 1 ? 1e9 : 3 * at))
  expect(theilSenSlope({ iterations, values })).toBe(3)
})

test('two thousand samples are folded first and keep their slope', () => {
  const random = seeded(1)
  const iterations = Array.from({ length: 2000 }, (_, sample) => sample)
  const values = iterations.map((at) => 7 * at + 100 * normal(random))
  expect(theilSenSlope({ iterations, values })).toBeCloseTo(7, 1)
})

test('samples at one and the same iteration have no slope', () => {
  expect(theilSenSlope({ iterations: [5, 5], values: [1, 2] })).toBeNaN()
})

function medianOfAllPairs(iterations: readonly number[], values: readonly number[]): number {
  const slopes: number[] = []
  for (let i = 0; i < iterations.length; i++) {
    for (let j = i + 1; j < iterations.length; j++) {
      if (iterations[i] !== iterations[j]) {
        slopes.push((values[j] - values[i]) / (iterations[j] - iterations[i]))
      }
    }
  }
  return median(slopes)
}
