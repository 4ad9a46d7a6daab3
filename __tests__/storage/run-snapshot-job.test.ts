import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeHeapSnapshot } from 'node:v8'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AnalysisError, analyzeGrowth, redactSnapshot } from '../../src/storage/index.ts'

let folder = ''
let file = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapslope-job-'))
  file = writeHeapSnapshot(join(folder, 'large.heapsnapshot'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function growthOf(path: string, options: Parameters<typeof analyzeGrowth>[1] = {}) {
  const snapshot = { kind: 'file', path } as const
  const request = { snapshots: [snapshot, snapshot, snapshot], iterations: null, sourceRoot: null }
  return analyzeGrowth({ ...request, redact: false, budgetBytes: null }, options)
}

describe('a job in the worker thread', () => {
  test('leaves the thread that asked free to do other things', async () => {
    let isDone = false
    const job = growthOf(file).finally(() => {
      isDone = true
    })
    let turns = 0
    while (!isDone) {
      await sleep(1)
      turns++
    }
    const { suspects } = await job
    expect(suspects).toEqual([])
    // a thread that did the work itself would turn once or twice
    expect(turns).toBeGreaterThan(10)
  })

  test('ends when it is cancelled, with the reason that was given', async () => {
    const controller = new AbortController()
    const reason = new Error('no longer wanted')
    const labels: string[] = []
    const job = growthOf(file, {
      signal: controller.signal,
      onProgress: ({ label }) => {
        labels.push(label)
        controller.abort(reason)
      },
    })
    await expect(job).rejects.toBe(reason)
    expect(labels.length).toBeGreaterThan(0)
  })

  test('does not begin when it is cancelled before', async () => {
    const reason = new Error('never wanted')
    await expect(growthOf(file, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const output = join(folder, 'redacted.heapsnapshot')
    const snapshot = { kind: 'file', path: file } as const
    const job = redactSnapshot({ snapshot, output }, { signal: AbortSignal.abort(reason), ownsProcess: true })
    await expect(job).rejects.toBe(reason)
  })

  test('says what is wrong with a file, and where', async () => {
    const damaged = join(folder, 'damaged.heapsnapshot')
    await writeFile(damaged, '{"snapshot":{"meta":')
    const job = growthOf(damaged, { ownsProcess: true })
    await expect(job).rejects.toThrow(AnalysisError)
    await expect(growthOf(damaged)).rejects.toThrow(/snapshot.*expected/)
  })
})
