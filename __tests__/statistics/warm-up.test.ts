import { describe, expect, test } from 'vitest'
import { findWarmup } from '../../src/statistics/warm-up.ts'
import { drawn } from './drawn.ts'
import { normal, seeded, seeds } from './seeded.ts'

describe('the end of warm-up', () => {
  test('is the first sample where the heap stands still from the start', () => {
    expect(findWarmup(drawn(() => 5))).toEqual({ sample: 0, iterations: 0, reason: 'none' })
  })

  test('is the first sample of a line', () => {
    expect(findWarmup(drawn((at) => 3 * at))).toEqual({ sample: 0, iterations: 0, reason: 'none' })
  })

  test('comes after an initial spike', () => {
    const spike = drawn((at) => (at < 60 ? 1000 * at : 60_000))
    expect(findWarmup(spike)).toEqual({ sample: 3, iterations: 75, reason: 'found' })
  })

  test('comes after the last of several steps', () => {
    const steps = drawn((at) => (at > 20 ? 4000 : 0) + (at > 90 ? 900 : 0) + (at > 160 ? 136 : 0) + 2 * at)
    expect(findWarmup(steps)).toEqual({ sample: 7, iterations: 175, reason: 'found' })
  })

  test('is never later than a fifth, and says when it would have to be', () => {
    const slow = drawn((at) => 100_000 * (1 - Math.exp(-at / 400)))
    expect(findWarmup(slow).iterations).toBeLessThanOrEqual(200)
    const late = drawn((at) => (at > 190 ? 5000 : 0))
    expect(findWarmup(late)).toEqual({ sample: 8, iterations: 200, reason: 'longest-allowed' })
  })

  test('is where the user put it', () => {
    expect(
      findWarmup(
        drawn(() => 5),
        110,
      ),
    ).toEqual({ sample: 5, iterations: 125, reason: 'set' })
  })

  test('is found from the series where the user put it behind the last sample', () => {
    expect(
      findWarmup(
        drawn(() => 5),
        5000,
      ).reason,
    ).toBe('none')
  })
})

test.each(seeds(50))('the window is at least four times as long as what goes before it, seed %i', (seed) => {
  const random = seeded(seed)
  let level = 0
  const run = drawn(() => {
    level += 100 * normal(random)
    return level
  })
  const { iterations } = findWarmup(run)
  expect(1000 - iterations).toBeGreaterThanOrEqual(4 * iterations)
})
