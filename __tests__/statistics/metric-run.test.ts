import { expect, test } from 'vitest'
import { agreementOf, alignRuns, granularityOf } from '../../src/statistics/metric-run.ts'
import { drawn } from './drawn.ts'

test('runs sampled alike stay as they are', () => {
  const runs = [drawn((at) => at), drawn((at) => 2 * at)]
  expect(alignRuns(runs)).toBe(runs)
})

test('runs of different lengths are cut down to the iterations that all share', () => {
  const short = drawn((at) => at, { iterations: 200 })
  const long = drawn((at) => 2 * at, { iterations: 1000 })
  expect(alignRuns([short, long])).toEqual([short, drawn((at) => 2 * at, { iterations: 200 })])
})

test('an iteration sampled twice counts with its last sample', () => {
  const twice = { iterations: [0, 1, 2, 2, 3], values: [5, 6, 7, 8, 9] }
  const once = { iterations: [0, 1, 2, 3], values: [1, 1, 1, 1] }
  expect(alignRuns([twice, once])).toEqual([{ iterations: [0, 1, 2, 3], values: [5, 6, 8, 9] }, once])
})

test('iterations that fall are uneven columns', () => {
  const falling = { iterations: [0, 3, 2, 4], values: [1, 1, 1, 1] }
  expect(alignRuns([falling])).toEqual({ kind: 'unmeasured', reason: 'uneven-columns' })
})

test('runs agree by their moves, not by their levels', () => {
  const low = drawn((at) => 1000 + at)
  const high = drawn((at) => 9000 + at)
  const late = drawn((at) => 9000 + at + (at > 500 ? 8 : 0))
  const other = drawn((at) => 1.5 * at)
  expect(agreementOf([low, high], 0)).toBe('exact')
  expect(agreementOf([low, late], 0)).toBe('mostly')
  expect(agreementOf([low, other], 0)).toBe('apart')
  expect(agreementOf([low], 0)).toBe('apart')
})

test('runs move in units of what all their moves have in common', () => {
  expect(granularityOf([drawn((at) => 112 * Math.floor(at / 30))], 0)).toBe(112)
  expect(granularityOf([drawn((at) => 16 * at), drawn((at) => 24 * at)], 0)).toBe(200)
  expect(granularityOf([drawn(() => 5)], 0)).toBe(0)
  expect(granularityOf([drawn((at) => at / 3)], 0)).toBe(0)
})
