import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { compareSuspects } from '../../src/benchmark/findings.ts'
import type { Finding } from '../../src/result/index.ts'
import { analyzeGrowth } from '../../src/storage/index.ts'
import { markedLines, root, runtimes } from '../snapshot/growth/planted-programs.ts'

const fixtures = join(root, '__tests__/fixtures/planted-leaks')
const flags = ['--no-lazy-feedback-allocation', '--no-flush-bytecode', '--no-opt', '--no-compact']
const lines = markedLines('contexts.cjs')

/** What contexts that leak are told as, in the order of their paths, by the Node that the program runs on. */
async function contextsOn(runtime: string): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'heapslope-contexts-'))
  try {
    const node = join(root, 'node_modules', runtime, 'bin/node')
    const path = join(folder, 'heap')
    await promisify(execFile)(node, [...flags, join(fixtures, 'contexts.cjs'), path], { timeout: 60_000 })
    const { suspects } = await analyzeGrowth({
      snapshots: [1, 2, 3].map((number) => ({ kind: 'file', path: `${path}-${number}` })),
      iterations: [40, 90, 140],
      sourceRoot: fixtures,
      redact: true,
      budgetBytes: null,
      ownScript: join(fixtures, 'record.cjs'),
    })
    return compareSuspects(suspects, null)
      .filter(({ constructorName }) => constructorName === 'vm context')
      .toSorted((a, b) => a.retainerPath.join('.').localeCompare(b.retainerPath.join('.')))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const found = new Map<string, readonly Finding[]>()
beforeAll(async () => {
  for (const runtime of runtimes) found.set(runtime, await contextsOn(runtime))
}, 120_000)

const counts = { objects: 3, objectsPerIteration: 0.06 }
const site = (mark: string, functionName: string) =>
  expect.objectContaining({ file: 'contexts.cjs', line: lines.get(mark), functionName, certainty: 'line' })

test.each(runtimes)(
  'contexts that a program keeps are named with what keeps them and the line that makes them: %s',
  (runtime) => {
    const findings = found.get(runtime)
    expect(findings).toMatchObject([
      {
        container: 'Array sandboxes',
        retainerPath: ['(GC roots)', 'sandboxes', '[*]', 'vm context'],
        allocationSite: site('inArray', 'open'),
        ...counts,
      },
      {
        container: 'Set templates',
        retainerPath: ['(GC roots)', 'templates', '[*]', 'vm context'],
        allocationSite: site('byFunction', 'compile'),
        ...counts,
      },
      {
        container: 'Object in Map tenants',
        retainerPath: ['(GC roots)', 'tenants', '[*]', 'context', 'vm context'],
        allocationSite: site('inRecord', 'admit'),
        ...counts,
      },
    ])
    for (const { retainedBytes } of findings ?? []) expect(retainedBytes).toBeGreaterThan(3 * 50_000)
  },
)

test('a context that leaks has the same signature on every Node', () => {
  const signatures = [...found.values()].map((findings) => findings.map(({ signature }) => signature))
  expect(new Set(signatures.map(String)).size).toBe(1)
})
