import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SUMMARY_LIMIT_BYTES, writeJobSummary } from '../../src/github/index.ts'

const summaryFile = () => join(mkdtempSync(join(tmpdir(), 'summary-')), 'summary.md')

test('the most detailed text that fits is appended', () => {
  const file = summaryFile()
  writeFileSync(file, 'before\n')
  const outcome = writeJobSummary(file, ['long'.repeat(300_000), 'shorter', 'shortest'])
  expect(outcome).toEqual({ kind: 'written', bytes: 8, shortened: true })
  expect(readFileSync(file, 'utf8')).toBe('before\nshorter\n')
})

test('the limit counts bytes, not characters, and what stands there already', () => {
  const file = summaryFile()
  const text = 'ä'.repeat(SUMMARY_LIMIT_BYTES / 2 - 1)
  expect(writeJobSummary(file, [text])).toMatchObject({ kind: 'written', bytes: SUMMARY_LIMIT_BYTES - 1 })
  expect(writeJobSummary(file, ['one byte too many'])).toMatchObject({
    kind: 'not-written',
    code: 'summary-full',
  })
  expect(readFileSync(file).length).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES)
})

test('no file and a file that cannot be written are outcomes', () => {
  expect(writeJobSummary(null, ['text'])).toMatchObject({ code: 'no-summary-file' })
  expect(writeJobSummary('/nowhere/summary.md', ['text'])).toMatchObject({ code: 'summary-not-writable' })
})
