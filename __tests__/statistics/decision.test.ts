import { describe, expect, test } from 'vitest'
import {
  compareSides,
  type Decision,
  decide,
  decideAlone,
  type MetricRun,
  slopeOfSide,
  thresholdFor,
} from '../../src/statistics/index.ts'
import { arrayBytes, drawn, tableBytes } from './drawn.ts'
import { normal, seeded } from './seeded.ts'

const flat = () => drawn(() => 4_000_000)

describe('replicates that agree to the byte', () => {
  test('one and the same flat series on both sides is unchanged, identical', () => {
    expect(verdict([flat(), flat()], [flat(), flat()])).toMatchObject({
      kind: 'unchanged',
      code: 'identical',
      slopePerIteration: 0,
      interval: [0, 0],
      threshold: 0.5,
      exact: true,
    })
  })

  test('a leak of 280 bytes per iteration is a regression of exactly that', () => {
    const head = () => drawn((at) => 4_000_000 + 280 * at)
    expect(verdict([flat(), flat()], [head(), head()])).toMatchObject({
      kind: 'regression',
      code: 'above-threshold',
      slopePerIteration: 280,
      interval: [280, 280],
    })
  })

  test('a leak taken away is an improvement', () => {
    const base = () => drawn((at) => 4_000_000 + 280 * at)
    expect(verdict([base(), base()], [flat(), flat()])).toMatchObject({
      kind: 'improvement',
      slopePerIteration: -280,
    })
  })

  test('a leak on both sides is unchanged and carries the slope of base', () => {
    const leak = () => drawn((at) => 4_000_000 + 280 * at)
    expect(verdict([leak(), leak()], [leak(), leak()])).toMatchObject({
      kind: 'unchanged',
      code: 'leaks-already',
      baseSlopePerIteration: 280,
      threshold: 2.8,
    })
  })

  test('one object of 16 bytes every 16 iterations is found', () => {
    const head = () => drawn((at) => 16 * Math.floor((at + 7) / 16))
    expect(verdict([flat(), flat()], [head(), head()])).toMatchObject({ kind: 'regression' })
  })

  test('numbers pushed into an array, seen only where it is enlarged, are a regression of 8 bytes each', () => {
    const head = () => drawn((at) => 4_000_000 + arrayBytes(at))
    const decision = verdict([flat(), flat()], [head(), head()])
    expect(decision).toMatchObject({ kind: 'regression' })
    expect(slopeOf(decision)).toBeGreaterThan(6.5)
    expect(slopeOf(decision)).toBeLessThan(9.5)
  })

  test.each([1000, 1300, 1700, 2100, 3000])(
    'numbers added to a Set are found in %i iterations',
    (iterations) => {
      const head = () => drawn((at) => 4_000_000 + tableBytes(at, 20), { iterations, every: iterations / 50 })
      const base = () => drawn(() => 4_000_000, { iterations, every: iterations / 50 })
      expect(verdict([base(), base()], [head(), head()])).toMatchObject({ kind: 'regression' })
    },
  )

  test('small objects pushed into an array are found through its enlargements', () => {
    const head = () => drawn((at) => 4_000_000 + 16 * at + arrayBytes(at))
    expect(verdict([flat(), flat()], [head(), head()])).toMatchObject({ kind: 'regression' })
  })

  test('one dictionary loaded late is neither a regression nor unchanged: a longer window decides', () => {
    const head = () => drawn((at) => (at > 600 ? 5_000_000 : 0))
    expect(verdict([flat(), flat()], [head(), head()])).toMatchObject({
      kind: 'inconclusive',
      code: 'one-step',
      remedy: { kind: 'longer-window', iterations: 3000 },
    })
    const longer = () => drawn((at) => (at > 600 ? 5_000_000 : 0), { iterations: 3000 })
    const still = () => drawn(() => 0, { iterations: 3000 })
    expect(verdict([still(), still()], [longer(), longer()])).toMatchObject({ kind: 'inconclusive' })
    const longest = () => drawn((at) => (at > 600 ? 5_000_000 : 0), { iterations: 9000, every: 200 })
    const stillest = () => drawn(() => 0, { iterations: 9000, every: 200 })
    expect(verdict([stillest(), stillest()], [longest(), longest()])).toMatchObject({ kind: 'unchanged' })
  })

  test('the same late dictionary on both sides cancels', () => {
    const side = () => drawn((at) => (at > 600 ? 5_000_000 : 0))
    expect(verdict([side(), side()], [side(), side()])).toMatchObject({
      kind: 'unchanged',
      code: 'identical',
    })
  })

  test('a cache that fills in head alone is not called a regression', () => {
    const head = () => drawn((at) => 400 * Math.min(at, 700))
    expect(verdict([flat(), flat()], [head(), head()])).toMatchObject({
      kind: 'inconclusive',
      code: 'still-filling',
    })
  })
})

describe('replicates that differ', () => {
  test('noise within the threshold is unchanged, with 8 bytes as the threshold', () => {
    const decision = verdict(noisy(6, 0, 1), noisy(6, 0, 2))
    expect(decision).toMatchObject({
      kind: 'unchanged',
      code: 'within-threshold',
      threshold: 8,
      exact: false,
    })
  })

  test('a leak well above the noise is a regression', () => {
    expect(verdict(noisy(6, 0, 3), noisy(6, 200, 4))).toMatchObject({ kind: 'regression' })
  })

  test('spread between processes beyond the threshold is too noisy, and says how many runs would do', () => {
    const base = [-30, 10, 25].map((slope) => drawn((at) => slope * at))
    const head = [-20, 5, 40].map((slope) => drawn((at) => slope * at))
    const decision = verdict(base, head)
    expect(decision).toMatchObject({ kind: 'inconclusive', code: 'too-noisy', remedy: { kind: 'more-runs' } })
  })
})

describe('what cannot be decided on is an outcome', () => {
  test('no runs', () => {
    expect(verdict([], [flat()])).toMatchObject({
      kind: 'inconclusive',
      code: 'unmeasured',
      reason: 'no-runs',
    })
  })

  test('one sample', () => {
    const single = { iterations: [0], values: [1] }
    expect(verdict([single, single], [single, single])).toMatchObject({ reason: 'too-few-samples' })
  })

  test('a value that is not a number', () => {
    const broken = {
      ...flat(),
      values: flat().values.map((value, sample) => (sample === 3 ? Number.NaN : value)),
    }
    expect(verdict([flat(), broken], [flat(), flat()])).toMatchObject({ reason: 'not-a-number' })
  })

  test('samples without iterations between them', () => {
    const still = { iterations: [7, 7, 7, 7], values: [1, 2, 3, 4] }
    expect(verdict([still, still], [still, still])).toMatchObject({ reason: 'no-iterations' })
  })

  test('sides sampled at different iterations', () => {
    const shifted = { ...flat(), iterations: flat().iterations.map((at) => at + 1) }
    expect(verdict([flat(), flat()], [shifted, shifted])).toMatchObject({ reason: 'no-common-samples' })
  })

  test('one run on each side', () => {
    expect(verdict([flat()], [flat()])).toMatchObject({ kind: 'inconclusive', code: 'one-run' })
  })

  test('a window shorter than four times what went before it', () => {
    const late = () => ({ ...flat(), iterations: flat().iterations.map((at) => at + 500) })
    expect(verdict([late(), late()], [late(), late()])).toMatchObject({
      kind: 'inconclusive',
      code: 'window-too-short',
      remedy: { kind: 'longer-window', iterations: 3125 },
    })
  })
})

describe('one side alone', () => {
  test('a flat side is unchanged', () => {
    expect(decideAlone(slopeOfSide([flat(), flat()]), 0.5)).toMatchObject({
      kind: 'unchanged',
      code: 'flat-alone',
    })
  })

  test('a side that grows to the end is a regression', () => {
    const leak = () => drawn((at) => 64 * at)
    expect(decideAlone(slopeOfSide([leak(), leak()]), 0.5)).toMatchObject({
      kind: 'regression',
      code: 'grows-alone',
    })
  })

  test.each([
    ['a cache that fills', (at: number) => 400 * Math.min(at, 600)],
    ['a late dictionary', (at: number) => (at > 600 ? 5_000_000 : 0)],
    ['a queue that flushes', (at: number) => 200 * (at % 277)],
  ])('%s is not called a leak', (_, valueAt) => {
    const run = () => drawn(valueAt)
    expect(decideAlone(slopeOfSide([run(), run()]), 0.5).kind).not.toBe('regression')
  })
})

function verdict(base: readonly MetricRun[], head: readonly MetricRun[]): Decision {
  const compared = compareSides(base, head, { confidence: 0.9999 })
  const { holds } = thresholdFor('auto', {
    unit: 'bytes',
    baseSlopePerIteration: compared.kind === 'measured' ? compared.base.slopePerIteration : 0,
    agreement: compared.kind === 'measured' && compared.difference.exact ? 'exact' : 'apart',
  })
  return decide(compared, holds)
}

function slopeOf(decision: Decision): number {
  return 'slopePerIteration' in decision ? decision.slopePerIteration : Number.NaN
}

function noisy(runs: number, slope: number, seed: number): readonly MetricRun[] {
  const random = seeded(seed)
  return Array.from({ length: runs }, () => drawn((at) => slope * at + 50 * normal(random)))
}

describe('what head gains against base, base gains against head', () => {
  const programs = [
    ['a leak', (at: number) => 64 * at],
    ['numbers in an array', (at: number) => arrayBytes(at)],
    ['numbers in a Set', (at: number) => tableBytes(at, 20)],
    ['a late dictionary', (at: number) => (at > 600 ? 5_000_000 : 0)],
    ['a cache that fills', (at: number) => 400 * Math.min(at, 700)],
    ['a queue that flushes', (at: number) => 200 * (at % 277)],
    ['a small leak under a queue that flushes', (at: number) => 200 * (at % 277) + 90 * at],
  ] as const

  test.each(programs)('%s', (_, valueAt) => {
    const grown = () => drawn(valueAt, { iterations: 2000, every: 40 })
    const still = () => drawn(() => 0, { iterations: 2000, every: 40 })
    const gained = verdict([still(), still()], [grown(), grown()])
    const lost = verdict([grown(), grown()], [still(), still()])
    expect(lost.kind).toBe(gained.kind === 'regression' ? 'improvement' : gained.kind)
    const [low, high] = 'interval' in gained ? gained.interval : [Number.NaN, Number.NaN]
    expect('interval' in lost && lost.interval[0]).toBeCloseTo(-high, 9)
    expect('interval' in lost && lost.interval[1]).toBeCloseTo(-low, 9)
  })
})

test('two sides that leak alike leak already, although the few runs of one side alone say little of their spread', () => {
  const runs = (slopes: readonly number[]) =>
    slopes.map((slope) => drawn((at) => Math.round(slope * at), { iterations: 2000, every: 50 }))
  const [base, head] = [runs([69_290, 69_146, 69_147, 69_290]), runs([69_146, 69_290, 69_291, 69_146])]
  const compared = compareSides(base, head, { confidence: 1 - 1e-10 })
  if (compared.kind !== 'measured') throw new Error(compared.reason)
  expect(compared.base.interval[0]).toBeLessThan(0)
  const threshold = Math.max(...compared.difference.interval) + 1
  expect(threshold).toBeLessThan(20_000)
  expect(decide(compared, threshold)).toMatchObject({ kind: 'unchanged', code: 'leaks-already' })
})
