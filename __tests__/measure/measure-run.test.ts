import { describe, expect, test } from 'vitest'
import { measureRun, type RunProgress } from '../../src/measure/index.ts'
import type { Series } from '../../src/series/index.ts'
import { evenly, increments, installedNodes, requestFor } from './nodes.ts'

const nodes = await installedNodes()

describe.each(nodes)('on Node $version', (node) => {
  test('a leak of one object per iteration is read as its bytes', async () => {
    const run = await measureRun(requestFor('leak-object.mjs', node), {
      checkpoints: evenly(2_100, 50, 12),
      stopAfterMs: null,
    })
    expect(run).toMatchObject({ kind: 'completed', node: node.version, side: 'head', v8: 'quiet' })
    const [series] = run.series
    expect(series?.iterations).toEqual(evenly(2_100, 50, 12))
    expect(series?.elapsedMs[0]).toBe(0)
    // One Session of 32 bytes per iteration; the Map has room until 4,096 entries.
    expect(increments(series?.metrics.heapUsed ?? [])).toEqual(evenly(1_600, 0, 11))
  })

  test('quiet V8 is asked for by the flags that this Node knows, default V8 by none', async () => {
    const plan = { checkpoints: [10, 20], stopAfterMs: null }
    const quiet = await measureRun(requestFor('empty-sync.cjs', node), plan)
    expect(quiet.v8Flags).toContain('--no-lazy-feedback-allocation')
    expect(quiet.v8Flags).toContain('--no-opt')
    const byDefault = await measureRun(requestFor('empty-sync.cjs', node, { v8: 'default' }), plan)
    expect(byDefault).toMatchObject({ kind: 'completed', v8: 'default', v8Flags: [] })
  })

  test('a run that may go on is asked once, with all of its window, and goes on as if it had been planned so', async () => {
    const asked: number[][] = []
    const goesOn = (answer: boolean) => ({
      checkpoints: [2_500, 2_700],
      when: (soFar: readonly Series[]) => {
        asked.push(soFar.map(({ iterations }) => iterations.at(-1)!))
        return answer
      },
    })
    const plan = { checkpoints: evenly(2_100, 50, 8), stopAfterMs: null }
    const further = await measureRun(requestFor('leak-object.mjs', node), { ...plan, goesOn: goesOn(true) })
    const ended = await measureRun(requestFor('leak-object.mjs', node), { ...plan, goesOn: goesOn(false) })
    expect(asked).toEqual([[2_450], [2_450]])
    expect(ended.series[0]?.iterations).toEqual(plan.checkpoints)
    expect(further.series[0]?.iterations).toEqual([...plan.checkpoints, 2_500, 2_700])
    // Not one byte more where it goes on.
    expect(increments(further.series[0]?.metrics.heapUsed ?? [])).toEqual([...evenly(1_600, 0, 8), 200 * 32])
  })

  test('a run stops after the first sample past its time', async () => {
    const plan = { checkpoints: evenly(10, 10, 1_000), stopAfterMs: 400 }
    const run = await measureRun(requestFor('empty-async.mjs', node), plan)
    expect(run.kind).toBe('completed')
    const samples = run.series[0]?.iterations.length ?? 0
    expect(samples).toBeGreaterThan(0)
    expect(samples).toBeLessThan(1_000)
  })

  test('a machine too busy for all of its samples takes as many as can be judged, and they add not one byte', async () => {
    const checkpoints = evenly(100, 20, 40)
    const run = await measureRun(requestFor('empty-sync.cjs', node), {
      checkpoints,
      stopAfterMs: 1,
      leastSamples: 12,
    })
    expect(run.kind).toBe('completed')
    expect(run.series[0]?.iterations).toEqual(checkpoints.slice(0, 12))
    expect(increments(run.series[0]?.metrics.heapUsed ?? [])).toEqual(evenly(0, 0, 11))
  })
})

test.each([
  ['its first sample, where it needs no more', { stopAfterMs: 1 }, 1],
  ['all of its samples, where they are fewer than it needs', { stopAfterMs: 1, leastSamples: 12 }, 5],
] as const)('a run past its time stops after %s', async (_, cut, samples) => {
  const plan = { checkpoints: evenly(10, 10, 5), ...cut }
  const run = await measureRun(requestFor('empty-sync.cjs', nodes[0]!), plan)
  expect(run).toMatchObject({ kind: 'completed', series: [{ iterations: evenly(10, 10, samples) }] })
})

test('progress tells of the iterations begun and the samples taken', async () => {
  const told: RunProgress[] = []
  await measureRun(
    requestFor('leak-object.mjs', nodes[0]!),
    { checkpoints: [10, 20, 30], stopAfterMs: null },
    (progress) => told.push(progress),
  )
  expect(told.at(-1)).toEqual({ phase: 'teardown', iteration: 30, taken: 3, planned: 3 })
  expect(told.map(({ iteration }) => iteration)).toEqual(
    told.map(({ iteration }) => iteration).toSorted((a, b) => a - b),
  )
})
