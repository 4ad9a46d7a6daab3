import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ForeignFolderError, fileNameFor, openReportFolder } from '../../src/storage/index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapslope-report-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('an earlier report is replaced, whole', async () => {
  const first = await openReportFolder(folder)
  await first.writeText('comment.md', 'old')
  await first.writeSeries('router.base.1', [])
  await openReportFolder(folder)
  expect(await readdir(folder)).toEqual(['.gitignore'])
})

test('series are written and kept at hand by the path they went to', async () => {
  const report = await openReportFolder(folder)
  const process = { kind: 'main', label: 'router.ts' } as const
  const series = [
    { process, iterations: [0, 20], elapsedMs: [0, 1], settleRounds: [3, 3], metrics: { heapUsed: [5, 6] } },
  ]
  const file = await report.writeSeries('router base 1', series)
  expect([...report.writtenSeries]).toEqual([[file, series]])
  expect(JSON.parse(await readFile(join(folder, file), 'utf8'))).toEqual({ schemaVersion: 1, series })
})

test("a folder with somebody's own files is refused and keeps them", async () => {
  await writeFile(join(folder, 'thesis.txt'), 'years of work')
  await expect(openReportFolder(folder)).rejects.toThrow(ForeignFolderError)
  await expect(openReportFolder(folder)).rejects.toThrow(/thesis\.txt.*Name another folder/s)
  expect(await readFile(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work')
})

test('a snapshot is described by its path in the folder, its bytes and their hash', async () => {
  const report = await openReportFolder(folder)
  const path = await report.snapshotPath('a/b c', 'head', 2)
  await writeFile(path, '{"snapshot":{}}')
  expect(await report.describeSnapshot(path, { side: 'head', iterations: 7, redacted: false })).toEqual({
    side: 'head',
    iterations: 7,
    redacted: false,
    file: `snapshots/${fileNameFor('a/b c')}/head-2.heapsnapshot`,
    bytes: 15,
    sha256: createHash('sha256').update('{"snapshot":{}}').digest('hex'),
  })
})

test('names that differ only in what a file system refuses stay apart', () => {
  expect(fileNameFor('router')).toBe('router')
  expect(fileNameFor('a/b')).not.toBe(fileNameFor('a:b'))
  expect(fileNameFor('../../etc')).not.toMatch(/^\.|\//)
  expect(fileNameFor('..')).toMatch(/^workload-[0-9a-f]{8}$/)
  expect(fileNameFor('x'.repeat(500)).length).toBeLessThan(100)
})
