import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { takeSnapshots } from '../../src/measure/index.ts'
import { fixture, installedNodes, requestFor } from './nodes.ts'
import { bornBetween, readSnapshot } from './snapshot-nodes.ts'

const nodes = await installedNodes()
const ofTheEngine = new Set(['code', 'object shape', 'number'])
const folder = mkdtempSync(join(tmpdir(), 'heapslope-snapshots-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(nodes)('on Node $version', (node) => {
  const files = [1, 2, 3].map((i) => join(folder, `${node.version}-${i}.heapsnapshot`)) as [
    string,
    string,
    string,
  ]

  test('what is born between S1 and S2 and still in S3 is what the workload keeps, each with its stack', async () => {
    const plan = { iterations: [100, 300, 500], files, trackAllocations: true } as const
    const run = await takeSnapshots(requestFor('leak-object.mjs', node), plan)
    expect(run).toMatchObject({ kind: 'completed', files })

    const born = bornBetween(files.map((file) => readSnapshot(readFileSync(file, 'utf8'))))
    const sessions = born.filter(({ name }) => name === 'Session')
    expect(sessions).toHaveLength(200)
    expect(new Set(sessions.map(({ stack }) => stack.slice(0, 2).join(' < ')))).toEqual(
      new Set(['open leak-object.mjs:13 < iteration leak-object.mjs:9']),
    )
    // The table of the Map grew once. V8's code and the time that Node's timers keep may be among the rest.
    const others = born.filter(({ name, type }) => name !== 'Session' && !ofTheEngine.has(type))
    expect(others.map(({ type, stack }) => `${type} ${stack[1]}`)).toEqual(['array open leak-object.mjs:13'])
  })

  test('objects born while iterations wait and garbage is collected keep their stacks as well', async () => {
    const plan = { iterations: [50, 450, 850], files, trackAllocations: true } as const
    await takeSnapshots(requestFor('leak-async.mjs', node, { runTimeoutMs: 200_000 }), plan)
    const born = bornBetween(files.map((file) => readSnapshot(readFileSync(file, 'utf8'))))
    const visits = born.filter(({ name }) => name === 'Visit')
    expect(visits).toHaveLength(400)
    expect(new Set(visits.map(({ stack }) => stack[0]))).toEqual(new Set(['record leak-async.mjs:18']))
  })

  test('an empty workload grows by nothing', async () => {
    const plan = { iterations: [100, 300, 500], files, trackAllocations: true } as const
    await takeSnapshots(requestFor('empty-async.mjs', node), plan)
    const born = bornBetween(files.map((file) => readSnapshot(readFileSync(file, 'utf8'))))
    expect(born.filter(({ type }) => !ofTheEngine.has(type))).toEqual([])
  })

  test('a run that fails leaves no snapshots', async () => {
    const plan = { iterations: [5, 6, 9], files, trackAllocations: true } as const
    const run = await takeSnapshots(requestFor('throws-on-seventh.mjs', node), plan)
    expect(run).toMatchObject({ kind: 'failed', failure: { code: 'iteration-threw' } })
    expect(files.filter((file) => existsSync(file))).toEqual([])
  })

  test('a snapshot that would need more memory than is free is not taken, and the sentence says how much', async () => {
    const plan = { iterations: [5, 6, 9], files, trackAllocations: true } as const
    const preload = fixture('little-memory.cjs')
    const request = { ...requestFor('leak-object.mjs', node), nodeArgs: ['--require', preload] }
    const run = await takeSnapshots(request, plan)
    expect(run).toMatchObject({
      kind: 'failed',
      failure: {
        code: 'not-enough-memory-for-snapshot',
        text: expect.stringMatching(
          /^A snapshot needs about \d+ MB and 21 MB are free: use a larger machine/,
        ),
      },
    })
    expect(files.filter((file) => existsSync(file))).toEqual([])
  })
})
