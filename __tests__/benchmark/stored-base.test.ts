import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Result, readSeries } from '../../src/result/index.ts'
import { runCli, type Sandbox, sandbox } from '../cli/cli-harness.ts'

// Several comparisons in a test, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 300_000 })

const WORKLOAD = 'export default () => {}\n'

/** The result of a comparison of two commits, its report in a folder of this name. */
async function compared(box: Sandbox, folder: string, ...args: readonly string[]): Promise<Result> {
  const { stdout, stderr } = await runCli(box, [
    'run',
    '--json',
    '--workload=leak.mjs',
    '--snapshots=never',
    `--report-folder=${join(box.temporary, folder)}`,
    ...args,
  ])
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Result
}

function seriesOf(box: Sandbox, folder: string, { workloads }: Result, side: 'base' | 'head') {
  return workloads[0]!.runs
    .filter((run) => run.side === side && run.purpose === 'measure')
    .map(({ seriesFile }) => readSeries(readFileSync(join(box.temporary, folder, seriesFile!), 'utf8')))
}

const codesOf = ({ workloads }: Result) => workloads[0]!.notes.map(({ code }) => code)

test("base's series are those of an earlier run of the same commit, and the report says so", async () => {
  const box = sandbox({ 'leak.mjs': WORKLOAD }, { a: '1' }, { b: '1' })
  onTestFinished(box.remove)
  const earlier = await compared(box, 'earlier', '--base', 'HEAD~2', '--head', 'HEAD~1')
  const args = ['--base', 'HEAD~1', '--head', 'HEAD', '--base-result', join(box.temporary, 'earlier')]

  const stored = await compared(box, 'stored', ...args)
  expect(codesOf(stored)).toContain('base-stored')
  expect(stored.workloads[0]!.metrics['heapUsed']!.difference?.slopeBytesPerIteration).toBe(0)
  const [first] = seriesOf(box, 'stored', stored, 'base')
  expect(seriesOf(box, 'earlier', earlier, 'head')).toContainEqual(first)
})

test('base is measured again, and the report says why, where there is no such result', async () => {
  const box = sandbox({ 'leak.mjs': WORKLOAD }, { a: '1' })
  onTestFinished(box.remove)
  const result = await compared(box, 'gone', '--head', 'HEAD', '--base-result', 'nowhere')
  expect(result.workloads[0]!.metrics['heapUsed']!.base).not.toBeNull()
  expect(result.workloads[0]!.notes.find(({ code }) => code === 'base-rerun')?.text).toContain('nowhere')
})

test('a working tree is no commit: what was measured of it serves nobody', async () => {
  const box = sandbox({ 'leak.mjs': WORKLOAD })
  onTestFinished(box.remove)
  writeFileSync(join(box.repository, 'more.mjs'), '')
  const { workloads } = await compared(box, 'earlier')
  expect(workloads[0]!.fingerprints).toMatchObject({ head: null, base: { commit: head(box) } })
})

function head({ repository }: Sandbox): string {
  return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim()
}
