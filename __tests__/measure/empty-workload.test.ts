import { describe, expect, test } from 'vitest'
import { measureRun } from '../../src/measure/index.ts'
import { evenly, increments, installedNodes, requestFor } from './nodes.ts'

const nodes = await installedNodes()
const still = [
  'heapUsed',
  'external',
  'arrayBuffers',
  'handles',
  'fileDescriptors',
  'detachedContexts',
  'nativeContexts',
] as const

describe.each(nodes)('on Node $version under quiet V8', (node) => {
  test.each(['empty-sync.cjs', 'empty-async.mjs'])('the probe of %s adds not one byte', async (name) => {
    const run = await measureRun(requestFor(name, node), {
      checkpoints: evenly(100, 20, 61),
      stopAfterMs: null,
    })
    expect(run.kind).toBe('completed')
    const zeros = evenly(0, 0, 60)
    for (const key of still) expect(increments(run.series[0]?.metrics[key] ?? [])).toEqual(zeros)
    // The aim of one collection a sample is missed in some runs: bench/settle.md.
    expect(Math.max(...(run.series[0]?.settleRounds ?? [Number.NaN]))).toBeLessThanOrEqual(7)
  })
})
