import { expect, test } from 'vitest'
import { readSeries, SeriesInvalidError } from '../../src/result/index.ts'

const MAIN = {
  process: { kind: 'main', label: 'main' },
  iterations: [0, 10],
  elapsedMs: [0, 1.5],
  settleRounds: [1, 1],
  metrics: { heapUsed: [100, 200], 'handles.Timeout': [0, 1] },
}
const fileOf = (...series: readonly unknown[]) => JSON.stringify({ schemaVersion: 1, series })

test('a series is read as it was written', () => {
  expect(readSeries(fileOf(MAIN, { ...MAIN, process: { kind: 'worker', label: 'a' } }))).toEqual([
    MAIN,
    { ...MAIN, process: { kind: 'worker', label: 'a' } },
  ])
})

test.each([
  ['no JSON', '{'],
  ['another version', JSON.stringify({ schemaVersion: 2, series: [] })],
  ['a number that is none', fileOf({ ...MAIN, elapsedMs: [0, null] })],
  ['a column that is too short', fileOf({ ...MAIN, metrics: { heapUsed: [1] } })],
  ['iterations that fall', fileOf({ ...MAIN, iterations: [10, 0] })],
  ['half an iteration', fileOf({ ...MAIN, iterations: [0, 0.5] })],
  [
    'more samples than a plan takes',
    fileOf({ ...MAIN, settleRounds: Array.from({ length: 10_001 }, () => 1) }),
  ],
  ['an unknown field', fileOf({ ...MAIN, __proto__x: 1 })],
])('%s is refused', (_, text) => {
  expect(() => readSeries(text)).toThrow(SeriesInvalidError)
})
