import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Result } from '../../src/result/index.ts'
import { runCli, sandbox } from './cli-harness.ts'

// Whole measurements on a machine that may be busy with others.
vi.setConfig({ testTimeout: 240_000 })

const NODE_20 = fileURLToPath(new URL('../../node_modules/node20/bin/node', import.meta.url))
const LEAK = `class Visit { constructor(at) { this.at = at } }
const visits = []
export default () => { visits.push(new Visit(visits.length)) }
`
const RUN = ['run', '--json', '--workload', 'leak.mjs', '--budget', '120s', '--snapshot-format', 'zstd']

test('with zstd the report folder holds compressed snapshots, and analyze reads them', async () => {
  const box = sandbox({ 'leak.mjs': LEAK.replace('visits.push', 'void ') }, { 'leak.mjs': LEAK })
  onTestFinished(box.remove)
  const { stdout, stderr } = await runCli(box, RUN)
  if (stdout === '') throw new Error(stderr)
  const [{ snapshots, notes, findings }] = (JSON.parse(stdout) as Result).workloads
  expect(notes.map(({ code }) => code)).not.toContain('snapshot-not-compressed')
  expect(findings[0].constructorName).toBe('Visit')
  const report = join(box.repository, 'heapslope-report')
  const stored = readdirSync(join(report, 'snapshots/leak'))
  expect(stored).toEqual(snapshots.map(({ file }) => file.replace('snapshots/leak/', '')).toSorted())
  expect(stored.every((name) => name.endsWith('.heapsnapshot.zst'))).toBe(true)

  const head = snapshots.filter(({ side }) => side === 'head').map(({ file }) => join(report, file))
  const analyzed = await runCli(box, ['analyze', '--json', ...head])
  expect(analyzed.stderr).not.toContain('Error')
  const { suspects } = JSON.parse(analyzed.stdout) as { suspects: readonly { constructorName: string }[] }
  expect(suspects[0].constructorName).toBe('Visit')
})

test('a Node that cannot write zstd keeps snapshots raw and says what to do', async () => {
  const box = sandbox({ 'leak.mjs': LEAK })
  onTestFinished(box.remove)
  const { stdout, stderr } = await runCli(box, [...RUN, '--snapshots', 'always'], { node: NODE_20 })
  if (stdout === '') throw new Error(stderr)
  const [{ snapshots, notes }] = (JSON.parse(stdout) as Result).workloads
  expect(snapshots.length).toBeGreaterThanOrEqual(3)
  expect(snapshots.every(({ file }) => file.endsWith('.heapsnapshot'))).toBe(true)
  expect(notes.filter(({ code }) => code === 'snapshot-not-compressed')).toEqual([
    {
      code: 'snapshot-not-compressed',
      text: expect.stringMatching(
        /^Snapshots were kept raw: Node 20\.\d+\.\d+ cannot write zstd: run heapslope on Node 22\.15 or newer/,
      ),
    },
  ])
})
