import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { storedReportAt } from '../../src/baseline/index.ts'

const RESULT = {
  schemaVersion: 1,
  heapslopeVersion: '1.2.3',
  createdAt: '2026-11-01T00:00:00Z',
  verdict: { kind: 'unchanged', reason: { code: 'identical', text: '' } },
  base: null,
  head: null,
  platform: { os: 'linux', arch: 'x64' },
  reproduce: '',
  workloads: [],
  notes: [],
}

function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'heapslope-stored-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'series'))
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(value))
  return folder
}

test.each([[''], ['heapslope-result.json']])(
  'a report is found by its folder and by its file: %j',
  async (name) => {
    const folder = folderWith({
      'heapslope-result.json': RESULT,
      'series/a.1.base.json': { schemaVersion: 1, series: [] },
    })
    const { reports, problem } = await storedReportAt(join(folder, name))
    expect(problem).toBeNull()
    expect(reports[0]!.result).toEqual(RESULT)
    expect(await reports[0]!.series('series/a.1.base.json')).toEqual([])
  },
)

test.each([
  ['is not there', {}],
  ['is no result', { 'heapslope-result.json': { ...RESULT, platform: 'linux' } }],
])('a report that %s is a problem, told and not thrown', async (_, files) => {
  const { reports, problem } = await storedReportAt(folderWith(files))
  expect(reports).toEqual([])
  expect(problem).toContain('heapslope-result.json cannot be used')
})

test.each(['/etc/passwd', '../other/series/a.json', 'series/../heapslope-result.json', 'series/a'])(
  'a result gets nothing read but the series of its own report: %s',
  async (name) => {
    const { reports } = await storedReportAt(folderWith({ 'heapslope-result.json': RESULT }))
    await expect(reports[0]!.series(name)).rejects.toThrow('is no series of a report')
  },
)
