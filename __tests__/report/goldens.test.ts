import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  annotationCommands,
  annotationsOf,
  renderComment,
  renderSummary,
  renderTerminal,
} from '../../src/report/index.ts'
import type { Result } from '../../src/result/index.ts'
import { GOLDEN_CASES } from './golden-cases.ts'

const GOLDENS = join(import.meta.dirname, 'goldens')
/** `UPDATE_GOLDENS=1 npm test -- __tests__/report` writes them anew; the diff is then for a person to read. */
const UPDATE = process.env.UPDATE_GOLDENS === '1'

const LINKS = {
  artifacts: [{ name: 'heapslope-report', url: 'https://github.com/acme/shop/actions/runs/1/artifacts/2' }],
  source: 'https://github.com/acme/shop/blob/a81b2c3d4e5f60718293a4b5c6d7e8f901234567/',
}

describe.each(Object.entries(GOLDEN_CASES))('the report of %s', (name, result) => {
  test.each(Object.entries(drawnFiles(result)))('reads as its golden %s', (file, drawn) => {
    const path = join(GOLDENS, name, file)
    if (UPDATE) {
      mkdirSync(join(GOLDENS, name), { recursive: true })
      writeFileSync(path, drawn)
    }
    expect(drawn).toBe(readFileSync(path, 'utf8'))
  })
})

function drawnFiles(result: Result): Readonly<Record<string, string>> {
  return {
    'result.json': `${JSON.stringify(result, null, 2)}\n`,
    'comment.md': `${renderComment(result, LINKS)}\n`,
    'summary.md': `${renderSummary(result, LINKS)}\n`,
    'terminal.txt': renderTerminal(result, { columns: 100, color: false }),
    'annotations.txt': annotationCommands(annotationsOf(result))
      .map((line) => `${line}\n`)
      .join(''),
  }
}
