import { describe, expect, test } from 'vitest'
import { intervalText } from '../../src/report/words/metric-words.ts'
import {
  byteScaleFor,
  bytesText,
  countText,
  numberText,
  signedBytesText,
  signedText,
} from '../../src/report/words/numbers.ts'
import { bytesMetric, countMetric } from './draw-result.ts'
import { seededRandom, seeds } from './hostile.ts'

describe('numbers', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [280, '280'],
    [0.5, '0.5'],
    [1 / 3, '0.3333'],
    [65.93478, '65.93'],
    [1_174, '1,174'],
    [9_999.6, '10,000'],
    [41_250, '41,250'],
    [123_456_789, '123,500,000'],
    [-12, '−12'],
    [0.0001, '0.0001'],
    [0.00012346, '0.0001235'],
    [0.00009, '≈0'],
    [-1e-12, '≈0'],
    [2e18, '2.0×10^18'],
  ])('%d reads %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })

  test.each(seeds(300))('read back as the number at four digits, seed %i', (seed) => {
    const random = seededRandom(seed)
    const value = (random() - 0.5) * 10 ** (random() * 18 - 3)
    const text = numberText(value)
    if (text === '≈0') return
    expect(Number(text.replaceAll(',', '').replace('−', '-'))).toBe(Number(value.toPrecision(4)))
    expect(text).not.toMatch(/e/)
  })

  test.each([
    [280, '+280'],
    [-280, '−280'],
    [0, '0'],
    [1e-9, '≈0'],
  ])('with a sign %d reads %s', (value, text) => {
    expect(signedText(value)).toBe(text)
  })
})

describe('bytes', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [-1, '−1 byte'],
    [0.5, '0.5 bytes'],
    [1.00001, '1 byte'],
    [9_999, '9,999 bytes'],
    [10_240, '10 KiB'],
    [112_000, '109.4 KiB'],
    [1_048_575, '1,024 KiB'],
    [1_048_576, '1 MiB'],
    [5 * 1024 ** 3, '5 GiB'],
    [3 * 1024 ** 5, '3,072 TiB'],
  ])('%d are written %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text)
  })

  test('a difference carries its sign', () => {
    expect(signedBytesText(1)).toBe('+1 byte')
    expect(signedBytesText(52_400)).toBe('+51.17 KiB')
    expect(signedBytesText(-52_400)).toBe('−51.17 KiB')
  })

  test('numbers side by side share the scale of the largest', () => {
    expect(byteScaleFor(3, -2_000_000).unit).toBe('MiB')
    expect(byteScaleFor().unit).toBe('bytes')
  })
})

describe('counts have their noun in the right number', () => {
  test.each([
    [0, '0 objects'],
    [1, '1 object'],
    [0.9999999, '1 object'],
    [2, '2 objects'],
    [0.5, '0.5 objects'],
  ])('%d', (count, text) => {
    expect(countText(count, 'object')).toBe(text)
  })
})

describe('an interval', () => {
  const named = (spread: number, value = 280) => {
    const metric = bytesMetric(0, value, { spread })
    return [
      { key: 'heapUsed', metric },
      { value, interval: [value - spread, value + spread] },
    ] as const
  }

  test('stands in the unit of the number beside it', () => {
    expect(intervalText(...named(0.4))).toBe('279.6 to 280.4')
    expect(intervalText(...named(400, 52_400))).toBe('50.78 to 51.56')
  })

  test('of replicates that agree is exact', () => {
    expect(intervalText(...named(0))).toBe('exact')
  })

  test('too narrow for four digits is told by its half width', () => {
    expect(intervalText(...named(0.4, 52_400))).toBe('±0.4 bytes')
  })

  test('far wider than its number has a unit of its own', () => {
    expect(intervalText(...named(1_900_000, 101))).toBe('−1.812 to 1.812 MiB')
  })

  test('of counts has none', () => {
    const metric = countMetric(0, 1, 'handles')
    expect(intervalText({ key: 'handles', metric }, { value: 1, interval: [0.5, 1.5] })).toBe('0.5 to 1.5')
  })
})
