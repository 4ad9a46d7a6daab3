import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { measureRun, type RunOutcome, takeSnapshots } from '../../src/measure/index.ts'
import { evenly, increments, installedNodes, requestFor } from './nodes.ts'
import { bornBetween, readSnapshot } from './snapshot-nodes.ts'

const nodes = await installedNodes()
const node = nodes.find(({ major }) => major === 24) ?? nodes[0]!

/** An array's place for an object and the object itself, with its one heap number or name: 56 to 80 bytes on every Node. */
const SESSION_BYTES = [40, 100] as const

function heapOf(run: RunOutcome, label: string): readonly number[] {
  const series = run.series.find(({ process }) => process.label === label)
  return series?.metrics.heapUsed ?? []
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A zombie is not running: nobody has asked yet how it ended.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

describe.each(nodes)('on Node $version', (runtime) => {
  const plan = { checkpoints: evenly(60, 20, 13), stopAfterMs: null }
  const labels = { thread: 'thread.mjs', forked: 'process.mjs', bare: 'bare.mjs' } as const

  test.each(['thread', 'forked', 'bare'] as const)(
    'a leak in the %s alone is seen there, and every other process and thread moves by not one byte',
    async (leaking) => {
      const run = await measureRun(requestFor('members/one-of-each.mjs', runtime, { args: [leaking] }), plan)
      expect(run).toMatchObject({ kind: 'completed' })
      expect(run.members).toHaveLength(3)
      expect(run.members).toContainEqual({
        process: { kind: leaking === 'thread' ? 'worker' : 'child', label: labels[leaking] },
        started: 1,
        mostAlive: 1,
        silences: 0,
      })
      for (const [name, label] of [...Object.entries(labels), ['main', 'main']] as const) {
        const heap = heapOf(run, label)
        expect(heap).toHaveLength(13)
        if (name === leaking) {
          const perCall = (heap.at(-1)! - heap[0]!) / 240
          expect(perCall).toBeGreaterThan(SESSION_BYTES[0])
          expect(perCall).toBeLessThan(SESSION_BYTES[1])
        } else {
          // The main process alone rehearses until it stands still: a member's first reading may be off.
          expect(Math.abs(heap[1]! - heap[0]!)).toBeLessThan(512)
          expect({ label, moved: increments(heap.slice(1)) }).toEqual({ label, moved: evenly(0, 0, 11) })
        }
      }
      expect(run.series[0]!.metrics.processes).toEqual(evenly(3, 0, 13))
      expect(run.series[0]!.metrics.threads).toEqual(evenly(1, 0, 13))
    },
  )

  test('snapshots of a thread hold what it keeps, each object with its stack', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heapslope-members-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const filesOf = (name: string) =>
      [1, 2, 3].map((i) => join(folder, `${name}-${i}.heapsnapshot`)) as [string, string, string]
    const files = filesOf('thread')
    const process = { kind: 'worker', label: 'thread.mjs' } as const
    const run = await takeSnapshots(
      requestFor('members/one-of-each.mjs', runtime, { args: ['thread'], iterationTimeoutMs: 50_000 }),
      {
        iterations: [10, 20, 30],
        files: filesOf('main'),
        trackAllocations: false,
        members: [{ process, files, trackAllocations: true }],
      },
    )
    expect(run).toMatchObject({ kind: 'completed', memberSnapshots: [{ process, failure: null }] })
    const born = bornBetween(files.map((file) => readSnapshot(readFileSync(file, 'utf8'))))
    const sessions = born.filter(({ name, type }) => name === 'Session' && type === 'object')
    expect(sessions).toHaveLength(10)
    expect(new Set(sessions.map(({ stack }) => stack[0]))).toEqual(new Set(['open record.mjs:11']))
  })
})
