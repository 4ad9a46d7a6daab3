import { expect, test } from 'vitest'
import { progressBar } from '../../src/cli/snapshots.ts'

function terminal(columns: number, isTerminal = true) {
  const written: string[] = []
  return { columns, isTerminal, written, write: (text: string) => void written.push(text) }
}

const rewrite = '\r\u001b[2K'
const label = `folder/${'long-name-'.repeat(20)}.heapsnapshot`

test.each([40, 60, 80, 120])('the progress bar is one line of a terminal of %i columns', (columns) => {
  const stderr = terminal(columns)
  const bar = progressBar(stderr)
  for (const readBytes of [0, 5e6, 9e6]) bar.onProgress({ label, readBytes, totalBytes: 9e6 })
  expect(stderr.written).toHaveLength(3)
  for (const text of stderr.written) {
    expect(text.startsWith(rewrite)).toBe(true)
    expect(text.slice(rewrite.length).length).toBeLessThan(columns)
    expect(text).not.toContain('\n')
  }
  const filled = stderr.written.map((text) => text.split('█').length - 1)
  expect(filled).toEqual([0, 17, 30])
})

test('the bar is gone when the work is done, and nothing else is taken away', () => {
  const stderr = terminal(80)
  const bar = progressBar(stderr)
  bar.onProgress({ label, readBytes: 1, totalBytes: null })
  bar.end()
  bar.end()
  expect(stderr.written.slice(1)).toEqual([rewrite])
})

test('a name in an archive cannot act on the terminal', () => {
  const stderr = terminal(80)
  const hostile = 'a.zip/\u001b]0;title\u0007\u202eb.heapsnapshot'
  progressBar(stderr).onProgress({ label: hostile, readBytes: 1, totalBytes: 2 })
  expect(stderr.written[0]).toContain('a.zip/\\u{1b}]0;title\\u{7}\\u{202e}b')
  expect(stderr.written[0]!.slice(rewrite.length)).not.toContain('\u001b')
})

test('what is no terminal gets no bar', () => {
  const stderr = terminal(80, false)
  const bar = progressBar(stderr)
  bar.onProgress({ label, readBytes: 1, totalBytes: 2 })
  bar.end()
  expect(stderr.written).toEqual([])
})
