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
    // Exact in every run; one collection a sample is what a still heap costs, unless the machine is busy with others.
    const zeros = evenly(0, 0, 60)
    let mostWithOneCollection = 0
    for (let attempt = 0; attempt < 3 && mostWithOneCollection < 55; attempt++) {
      const run = await measureRun(requestFor(name, node), {
        checkpoints: evenly(100, 20, 61),
        stopAfterMs: null,
      })
      expect(run.kind).toBe('completed')
      for (const key of still) expect(increments(run.series[0]?.metrics[key] ?? [])).toEqual(zeros)
      const withOne = run.series[0]?.settleRounds.filter((rounds) => rounds === 1).length ?? 0
      mostWithOneCollection = Math.max(mostWithOneCollection, withOne)
    }
    expect(mostWithOneCollection).toBeGreaterThanOrEqual(55)
  })
})
