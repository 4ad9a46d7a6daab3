import { expect, test } from 'vitest'
import { createFirstReadings } from '../../src/measure/sampler/first-readings.ts'

const MB = 1024 * 1024
const reading = (heapUsed: number, external = 0) => Float64Array.of(heapUsed, external, 0, 2)

/** Samples settled one after the other, each a growth further and its first reading too large by so much. */
function learnt(excesses: readonly number[], growth = MB) {
  const readings = createFirstReadings()
  excesses.forEach((excess, sample) => {
    const settled = 10 * MB + sample * growth
    readings.learn(reading(settled + excess, 40), reading(settled - growth), reading(settled))
  })
  return { readings, last: reading(10 * MB + (excesses.length - 1) * growth) }
}

test('what three settled samples had too much alike is taken off the next three', () => {
  const { readings, last } = learnt([3_000, 3_100, 3_000])
  const first = reading(last[0]! + MB + 3_000, 40)
  const standing = reading(0)
  expect(readings.isKnown(first, last)).toBe(true)
  expect([1, 2, 3, 4].map(() => readings.takeQuickly(first, standing))).toEqual([true, true, true, false])
  expect([...standing]).toEqual([last[0]! + MB, 0, 0, 2])
})

test('nothing is known of two samples, of a heap that grows by less, nor where it was something else each time', () => {
  const next = (last: Float64Array, growth: number) => reading(last[0]! + growth)
  for (const { readings, last } of [learnt([3_000, 3_000]), learnt([3_000, 3_000, 90_000])])
    expect(readings.isKnown(next(last, MB), last)).toBe(false)
  const small = learnt([3_000, 3_000, 3_000, 3_000], 100_000)
  expect(small.readings.isKnown(next(small.last, MB), small.last)).toBe(false)
  const large = learnt([3_000, 3_000, 3_000, 3_000])
  expect(large.readings.isKnown(next(large.last, 100_000), large.last)).toBe(false)
})

test('a later reading is what the first stood for, to a thirty-second of the growth', () => {
  const { readings, last } = learnt([3_000, 3_000, 3_000])
  const first = reading(last[0]! + MB + 3_000)
  expect(readings.isAsExpected(first, last, reading(last[0]! + MB + 20_000))).toBe(true)
  expect(readings.isAsExpected(first, last, reading(last[0]! + MB + 50_000))).toBe(false)
})
