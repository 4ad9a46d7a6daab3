import { describe, expect, test } from 'vitest'
import { measureRun } from '../../src/measure/index.ts'
import { evenly, increments, installedNodes, requestFor } from './nodes.ts'

const nodes = await installedNodes()

describe.each(nodes)('on Node $version', (node) => {
  async function measured(name: string, checkpoints: readonly number[]) {
    const run = await measureRun(requestFor(name, node), { checkpoints, stopAfterMs: null })
    expect(run.kind).toBe('completed')
    return run.series[0]!
  }

  test.each(['finalizers.mjs', 'pending-microtasks.mjs'])('%s leaves not one byte', async (name) => {
    const { metrics } = await measured(name, evenly(100, 20, 21))
    expect(increments(metrics.heapUsed ?? [])).toEqual(evenly(0, 0, 20))
  })

  test('sockets that are still closing are waited for', async () => {
    const { metrics } = await measured('closing-sockets.mjs', evenly(100, 20, 21))
    const still = increments(metrics.heapUsed ?? []).filter((bytes) => bytes === 0)
    expect(still.length).toBeGreaterThanOrEqual(15)
    expect(metrics.handles?.at(-1)).toBe(metrics.handles?.[0])
  })

  test('timers that nobody waits for are given their time, once it is seen that they take some', {
    retry: 3,
  }, async () => {
    const { metrics } = await measured('unreferenced-timers.mjs', evenly(100, 20, 61))
    // 20 timers hold 26 kB. On a busy machine they are not always there to be seen when it is tried.
    const later = increments(metrics.heapUsed ?? []).slice(-20)
    expect(later.filter((bytes) => Math.abs(bytes) < 2_000).length).toBeGreaterThanOrEqual(12)
  })

  test('threads that are still ending are waited for', async () => {
    const { metrics } = await measured('worker-shutdown.mjs', evenly(8, 2, 10))
    const still = increments(metrics.heapUsed ?? []).filter((bytes) => bytes === 0)
    // A thread takes its time on a busy machine: one sample may come too early, and the next makes up for it.
    expect(still.length).toBeGreaterThanOrEqual(4)
    expect(metrics.handles?.at(-1)).toBeLessThanOrEqual((metrics.handles?.[0] ?? 0) + 1)
  })

  test('a heap that grows is settled in a few collections', async () => {
    const { settleRounds } = await measured('leak-object.mjs', evenly(2_100, 50, 12))
    expect(settleRounds.toSorted((a, b) => a - b)[6]).toBeLessThanOrEqual(5)
  })
})

test.concurrent.each(nodes)(
  'a heap that grows by megabytes between samples is read with one collection at most of them, on Node $version',
  async (node) => {
    const plan = { checkpoints: evenly(300, 20, 25), stopAfterMs: null }
    const run = await measureRun(requestFor('leak-large.cjs', node), plan)
    const { settleRounds, metrics } = run.series[0]!
    expect(settleRounds.slice(8).filter((rounds) => rounds === 1).length).toBeGreaterThanOrEqual(10)
    // 1,000 objects of 28 bytes and the array that holds them, twenty times, to a part in a hundred.
    const perIteration = increments(metrics.heapUsed ?? [])
      .slice(4)
      .map((bytes) => bytes / 20)
    const usual = perIteration.toSorted((a, b) => a - b)[10]!
    expect(usual).toBeGreaterThan(30_000)
    expect(perIteration.filter((bytes) => Math.abs(bytes - usual) > usual / 100).length).toBeLessThanOrEqual(
      2,
    )
  },
)

test.concurrent.each(nodes)(
  'what a ticking timer frees on Node $version is waited for where that is asked for',
  async (node) => {
    const plan = { checkpoints: evenly(500, 100, 12), stopAfterMs: null }
    const patient = await measureRun(requestFor('ticking-timers.mjs', node), { ...plan, patienceMs: 640 })
    const later = increments(patient.series[0]?.metrics.heapUsed ?? []).slice(-6)
    // A hundred calls leave 20 kB behind; what is left when the timer has ticked is alike.
    expect(later.filter((bytes) => Math.abs(bytes) < 2_000)).toHaveLength(6)
    const hasty = await measureRun(requestFor('ticking-timers.mjs', node), plan)
    const swings = increments(hasty.series[0]?.metrics.heapUsed ?? [])
    expect(swings.filter((bytes) => Math.abs(bytes) > 10_000).length).toBeGreaterThanOrEqual(3)
  },
)

// A timer of Node's own may come between two samples on a busy machine, a few hundred bytes once: hence the retries.
test.concurrent.each(nodes)(
  "the Date header that Node $version's http caches is there at every sample, whatever the clock says",
  { retry: 2 },
  async (node) => {
    const plan = { checkpoints: evenly(49, 1, 9), stopAfterMs: null }
    const run = await measureRun(requestFor('dated-responses.mjs', node), plan)
    // What runs here for the first time leaves its marks on the first samples.
    expect(increments(run.series[0]?.metrics.heapUsed ?? []).slice(5)).toEqual([0, 0, 0])
  },
)
