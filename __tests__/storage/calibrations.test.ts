import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calibrationNotes } from '../../src/benchmark/calibration-note.ts'
import { CALIBRATION_FILE, readCalibrations, writeCalibrations } from '../../src/storage/index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapslope-calibrations-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const router = { smallestLeakBytesPerIteration: 0.53, plantsFound: 7, plants: 7, seconds: 4.21 }

test('nothing was saved: nothing is known, and nothing is said', async () => {
  expect(await readCalibrations(folder)).toEqual(new Map())
  expect(calibrationNotes(undefined)).toEqual([])
})

test('what was saved of one workload is read again beside another, and told in one line', async () => {
  await writeCalibrations(folder, new Map([['router', router]]))
  await writeCalibrations(folder, new Map([['parser', { ...router, plantsFound: 6 }]]))
  const kept = await readCalibrations(folder)
  expect([...kept.keys()]).toEqual(['parser', 'router'])
  expect(kept.get('router')).toEqual(router)
  expect(JSON.parse(await readFile(join(folder, CALIBRATION_FILE), 'utf8'))).toMatchObject({
    schemaVersion: 1,
  })
  expect(calibrationNotes(kept.get('parser'))).toEqual([
    {
      code: 'calibrated',
      text: 'Calibrated: leaks from 0.53 bytes per iteration on are found, 6 of 7 planted ones were, in 4.2 s a comparison.',
    },
  ])
})

test.each([
  'no JSON',
  '[]',
  '{"workloads": 7}',
  '{"workloads": {"router": null}}',
  '{"workloads": {"router": {"smallestLeakBytesPerIteration": "::error::", "plantsFound": 7, "plants": 7, "seconds": 4}}}',
  '{"workloads": {"router": {"smallestLeakBytesPerIteration": -1, "plantsFound": 7, "plants": 7, "seconds": 4}}}',
])('a file that somebody else wrote tells nothing: %s', async (text) => {
  await writeFile(join(folder, CALIBRATION_FILE), text)
  expect(await readCalibrations(folder)).toEqual(new Map())
})
