import { expect, test } from 'vitest'
import { DURATION, durationMs, SIZE, sizeBytes } from '../../src/config/quantity.ts'

test.each([
  ['500ms', 500],
  ['8s', 8_000],
  ['1.5s', 1_500],
  ['5m', 300_000],
  ['2h', 7_200_000],
  ['90 s', 90_000],
])('%s is %i milliseconds', (text, expected) => {
  expect(text).toMatch(DURATION)
  expect(durationMs(text)).toBe(expected)
})

test.each(['60', '8 seconds', '-1s', '1e3s', 's', '', '1m30s', '1,5s', ' 1s'])(
  '%j is no duration',
  (text) => {
    expect(text).not.toMatch(DURATION)
  },
)

test.each([
  ['8', 8],
  ['0.5', 0.5],
  ['64B', 64],
  ['1.5kB', 1_500],
  ['1KB', 1_000],
  ['1KiB', 1_024],
  ['2 MiB', 2_097_152],
  ['1GB', 1_000_000_000],
])('%s is %d bytes', (text, expected) => {
  expect(text).toMatch(SIZE)
  expect(sizeBytes(text)).toBe(expected)
})

test.each(['', 'B', '8 bytes', '1k', '-8', '1e3', '8iB'])('%j is no size', (text) => {
  expect(text).not.toMatch(SIZE)
})
