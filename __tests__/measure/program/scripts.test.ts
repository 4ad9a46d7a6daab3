import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from 'simple-statistics'
import { afterAll, describe, expect, test } from 'vitest'
import { measureRun, takeSnapshots } from '../../../src/measure/index.ts'
import { analyzeGrowth } from '../../../src/storage/index.ts'
import { increments, installedNodes } from '../nodes.ts'
import { multiplesOf, scriptRequest } from './programs.ts'

const nodes = await installedNodes()
const folder = await mkdtemp(join(tmpdir(), 'heapslope-scripts-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Bytes of a LeakingClass and its date, at least, and at most with the array that holds them growing. */
const OBJECT_BYTES = [40, 250] as const
/** Waiting costs nothing; a machine with a hundred other things to do takes its time. */
const PATIENT = { timeout: 300_000 }

describe.each(nodes)('on Node $version', (node) => {
  test.concurrent(
    'an old program that leaks is explained by its class and the array that holds it',
    PATIENT,
    async () => {
      const own = await mkdtemp(join(folder, 'node'))
      const files = [1, 2, 3].map((number) => join(own, `${number}`))
      const [first, second, third] = files as [string, string, string]
      const env = { TICKS: '1', DUMP_EVERY_MS: '400' }
      const outcome = await takeSnapshots(scriptRequest(node, 'poller.cjs', { intervalMs: 100, env }), {
        iterations: [3, 9, 15],
        files: [first, second, third],
        trackAllocations: true,
      })
      if (outcome.kind !== 'completed' || outcome.ticks === undefined)
        throw new Error(JSON.stringify(outcome))
      expect(outcome.iterations![0]).toBeGreaterThan(2.5)
      expect(outcome.onDemand!.length).toBeGreaterThan(0)
      const { suspects } = await analyzeGrowth({
        snapshots: files.map((path) => ({ kind: 'file', path })),
        iterations: outcome.ticks,
        sourceRoot: scriptRequest(node, '', { intervalMs: 1 }).cwd,
        redact: false,
        budgetBytes: null,
      })
      const leak = suspects.find(({ constructorName }) => constructorName === 'LeakingClass')
      expect(leak).toMatchObject({
        container: 'Array leakyList',
        allocationSite: { file: 'poller.cjs', line: 17, certainty: 'line' },
      })
      // What is allocated between a tick and the snapshot is not of that tick.
      expect(leak!.objectsPerIteration).toBeCloseTo(1, 1)
    },
  )

  test.concurrent(
    'its growth is told per tick, and asking for snapshots is only noted',
    PATIENT,
    async () => {
      const env = { TICKS: '1', DUMP_EVERY_MS: '400' }
      const request = scriptRequest(node, 'poller.cjs', { intervalMs: 60, env })
      const outcome = await measureRun(request, { checkpoints: multiplesOf(1, 20), stopAfterMs: null })
      expect(outcome).toMatchObject({ kind: 'completed', remarks: [{ code: 'snapshot-asked' }] })
      const [series] = outcome.series
      const bytes = increments(series!.metrics.heapUsed!)
      const rates = increments(series!.ticks!).map((ticks, i) => (ticks === 0 ? 0 : bytes[i]! / ticks))
      expect(median(rates.filter((rate) => rate > 0))).toBeGreaterThan(OBJECT_BYTES[0])
      expect(median(rates.filter((rate) => rate > 0))).toBeLessThan(OBJECT_BYTES[1])
    },
  )

  test.concurrent('with its clean-up line it stands still', PATIENT, async () => {
    const env = { TIDY: '1', DUMP_EVERY_MS: '600000' }
    const request = scriptRequest(node, 'poller.cjs', { intervalMs: 60, env })
    const outcome = await measureRun(request, { checkpoints: multiplesOf(1, 20), stopAfterMs: null })
    const [series] = outcome.series
    expect(series!.ticks).toBeUndefined()
    expect(series!.iterations[0]).toBe(0)
    expect(Math.abs(median(increments(series!.metrics.heapUsed!).slice(4)))).toBeLessThan(OBJECT_BYTES[0])
  })
})

const [oldest] = nodes
const newest = nodes.at(-1)!

test(
  'heapdump and memwatch are stood in for, and the answers are those of the packages',
  PATIENT,
  async () => {
    const request = scriptRequest(oldest!, 'memwatch.cjs', { intervalMs: 50 })
    const outcome = await measureRun(request, { checkpoints: multiplesOf(1, 20), stopAfterMs: null })
    expect(outcome.kind).toBe('completed')
    expect(outcome.outputTail).toMatch(/^tickets 1000 0 true [\d.]+ kb$/m)
    for (const line of ['grew true true', 'stats', 'leak', 'wrote mine.heapsnapshot null'])
      expect(outcome.outputTail.split('\n')).toContain(line)
    expect(await readdir(request.cwd)).not.toContain('mine.heapsnapshot')
  },
)

test('heapdump is stood in for where it is imported, too', PATIENT, async () => {
  const request = scriptRequest(newest, 'imports-heapdump.mjs', { intervalMs: 50 })
  const outcome = await measureRun(request, { checkpoints: multiplesOf(1, 5), stopAfterMs: null })
  expect(outcome).toMatchObject({ kind: 'completed', outputTail: 'same true\n' })
})
