import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measureRun, takeSnapshots } from '../../src/measure/index.ts'
import { analyzeGrowth } from '../../src/storage/index.ts'
import { allocatingLine, installLoaders, LOADERS, writeProgram } from './loader-programs.ts'
import { evenly, increments, installedNodes, requestFor } from './nodes.ts'

const nodes = await installedNodes()
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'heapslope-loaders-'))
const [clean, leaking] = [join(folder, 'clean'), join(folder, 'leaking')]
beforeAll(() => {
  installLoaders(folder)
  writeProgram(clean, false, folder)
  writeProgram(leaking, true, folder)
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every way on one Node; with ALL_NODES=1 on all of them, which takes minutes (bench/loaders.md). */
const cases = LOADERS.flatMap((one, i) => {
  const able = nodes.filter(({ major }) => major >= one.oldest)
  const chosen = process.env['ALL_NODES'] === '1' ? able : able.slice(i % able.length).slice(0, 1)
  return chosen.map((node) => ({ ...one, node }))
})

describe.each(cases)('$loader on Node $node.version', ({ workload, file, nodeArgs, node }) => {
  const requestIn = (root: string) =>
    requestFor('', node, { modulePath: join(root, workload), cwd: root, nodeArgs, runTimeoutMs: 200_000 })

  test('a leak is named by the line of the source that was written, and its clean twin stands still', async () => {
    const still = await measureRun(requestIn(clean), { checkpoints: evenly(100, 50, 8), stopAfterMs: null })
    expect(still.kind === 'failed' ? still.failure.text : 'completed').toBe('completed')
    expect(increments(still.series[0]!.metrics.heapUsed!).slice(2)).toEqual(evenly(0, 0, 5))

    const files = ([1, 2, 3] as const).map((n) => join(folder, `${node.major}-${n}.heapsnapshot`))
    const [first, second, third] = files as [string, string, string]
    const iterations = [50, 150, 250] as const
    const taken = await takeSnapshots(requestIn(leaking), {
      iterations,
      files: [first, second, third],
      trackAllocations: true,
    })
    if (taken.kind === 'failed') throw new Error(taken.failure.text)
    const { suspects } = await analyzeGrowth({
      snapshots: files.map((path) => ({ kind: 'file', path })),
      iterations,
      sourceRoot: leaking,
      redact: false,
      budgetBytes: null,
      ...(taken.sources === undefined ? {} : { sources: taken.sources }),
    })
    expect(suspects[0]).toMatchObject({
      constructorName: 'Session',
      container: 'Array sessions',
      objectsPerIteration: 1,
      allocationSite: { file, line: allocatingLine(file), certainty: 'line' },
    })
  })
})
