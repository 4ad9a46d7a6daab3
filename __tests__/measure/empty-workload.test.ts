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
    const spaces = Object.keys(run.series[0]?.metrics ?? {}).filter((key) => key.startsWith('heapSpaces.'))
    expect(spaces).toContain('heapSpaces.old_space')
    expect(spaces).not.toContain('heapSpaces.read_only_space')
    expect(run.series[0]?.metrics['heapSpaces.old_space']).toHaveLength(61)
    // How often more were needed in many runs, also on a busy machine: bench/settle.md.
    const once = (run.series[0]?.settleRounds ?? []).filter((collections) => collections === 1)
    expect(once.length).toBeGreaterThanOrEqual(55)
  })
})
