import { describe, expect, test } from 'vitest'
import { slopeOfRun } from '../../src/statistics/index.ts'
import { arrayBytes, drawn, tableBytes } from './drawn.ts'
import { normal, seeded, seeds } from './seeded.ts'

describe('shapes, each with its evidence', () => {
  test('flat: nothing moved', () => {
    expect(slopeOfRun(drawn(() => 7))).toMatchObject({
      slopePerIteration: 0,
      interval: [0, 0],
      shape: 'flat',
      evidence: { growth: 0, steps: 0, cycles: 0, lastRiseAt: null, lastFallAt: null },
    })
  })

  test('linear: both halves grow alike', () => {
    expect(slopeOfRun(drawn((at) => 12 * at))).toMatchObject({
      slopePerIteration: 12,
      interval: [12, 12],
      shape: 'linear',
      evidence: { growth: 12_000, firstHalfSlope: 12, secondHalfSlope: 12 },
    })
  })

  test('linear: a heap that shrinks all along', () => {
    expect(slopeOfRun(drawn((at) => -12 * at))).toMatchObject({ slopePerIteration: -12, shape: 'linear' })
  })

  test('step: one rise, its place and height', () => {
    expect(slopeOfRun(drawn((at) => (at > 700 ? 9000 : 0)))).toMatchObject({
      slopePerIteration: 0,
      shape: 'step',
      evidence: { steps: 1, largestRise: 9000, lastRiseAt: 725 },
    })
  })

  test.each([200, 400, 500, 600, 800])(
    'step: two rises are no slope, wherever they lie, and the interval says what they come to: at %i',
    (first) => {
      const slope = slopeOfRun(drawn((at) => (at > first ? 3000 : 0) + (at > first + 150 ? 240 : 0)))
      expect(slope).toMatchObject({ slopePerIteration: 0, shape: 'step' })
      expect(slope.kind === 'measured' && slope.interval[1]).toBeGreaterThanOrEqual(3)
    },
  )

  test('step: a few rises of no common slope', () => {
    const loads = drawn((at) => (at > 300 ? 9000 : 0) + (at > 350 ? 100 : 0) + (at > 900 ? 2000 : 0))
    const slope = slopeOfRun(loads)
    expect(slope).toMatchObject({ shape: 'step', evidence: { steps: 3, isSparse: true } })
  })

  test('filling: the second half grows by less', () => {
    const slope = slopeOfRun(drawn((at) => 50 * Math.min(at, 600)))
    expect(slope).toMatchObject({ shape: 'filling', evidence: { secondHalfSlope: 0 } })
    expect(slope.kind === 'measured' && slope.interval[0]).toBe(0)
  })

  test('sawtooth: it fell back, and how often', () => {
    expect(slopeOfRun(drawn((at) => 30 * (at % 210)))).toMatchObject({
      shape: 'sawtooth',
      evidence: { cycles: 4, riseSlope: 30 },
    })
  })
})

describe('growth that comes in rare steps', () => {
  test.each(seeds(40))('an array of numbers reads 8 bytes each, whatever the window, seed %i', (seed) => {
    const iterations = 2000 + 40 * Math.floor(100 * seeded(seed)())
    const slope = slopeOfRun(drawn(arrayBytes, { iterations, every: iterations / 40 }))
    expect(slope.kind === 'measured' && slope.shape).toBe('linear')
    expect(slope.kind === 'measured' && slope.slopePerIteration).toBeGreaterThan(6.4)
    expect(slope.kind === 'measured' && slope.slopePerIteration).toBeLessThan(10)
  })

  test.each(seeds(40))('a Set of numbers is never flat, seed %i', (seed) => {
    const iterations = 500 + 40 * Math.floor(100 * seeded(seed)())
    const slope = slopeOfRun(drawn((at) => tableBytes(at, 20), { iterations, every: iterations / 40 }))
    expect(slope.kind === 'measured' && slope.shape).toMatch(/linear|step/)
    expect(slope.kind === 'measured' && slope.interval[1]).toBeGreaterThan(8)
  })

  test('a container that stopped growing is not read as one that grows', () => {
    const stopped = drawn((at) => tableBytes(Math.min(at, 300), 20))
    const slope = slopeOfRun(stopped)
    expect(slope.kind === 'measured' && slope.interval[0]).toBeLessThanOrEqual(0)
  })
})

describe('a leak under a sawtooth', () => {
  const saw = (leak: number) => drawn((at) => 30 * (at % 210) + leak * at, { iterations: 4000, every: 40 })

  test('shows in its troughs and peaks', () => {
    const slope = slopeOfRun(saw(5))
    expect(slope).toMatchObject({ shape: 'sawtooth' })
    expect(slope.kind === 'measured' && slope.interval[0]).toBeGreaterThan(2)
    expect(slope.kind === 'measured' && slope.interval[1]).toBeLessThan(8)
  })

  test('is not seen where there is none', () => {
    const slope = slopeOfRun(saw(0))
    expect(slope.kind === 'measured' && slope.interval[0]).toBeLessThan(0)
    expect(slope.kind === 'measured' && slope.interval[1]).toBeGreaterThan(0)
  })
})

test.each(seeds(60))('noise around a line does not turn its slope, seed %i', (seed) => {
  const random = seeded(seed)
  const slope = slopeOfRun(drawn((at) => 40 * at + 300 * normal(random)))
  expect(slope.kind === 'measured' && slope.slopePerIteration).toBeGreaterThan(38)
  expect(slope.kind === 'measured' && slope.slopePerIteration).toBeLessThan(42)
})
