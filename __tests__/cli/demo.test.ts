import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { CLEAN_PROGRAM, DEMO_WORKLOAD, LEAKING_PROGRAM } from '../../src/cli/demo/program.ts'
import { readResult } from '../../src/result/index.ts'
import { installedNodes } from '../measure/nodes.ts'
import { runCli, type Sandbox, sandbox } from './cli-harness.ts'

let opened: Sandbox | undefined
afterEach(() => {
  opened?.remove()
  opened = undefined
})

test('the demo finds what it planted, and leaves a whole report and nothing else', async () => {
  opened = sandbox({ 'README.md': 'somebody is somewhere\n' })
  const outcome = await runCli(opened, ['demo'])
  expect(outcome.stderr).not.toMatch(/did not find/)
  expect(outcome.exitCode).toBe(0)
  expect(outcome.stdout).toMatch(/visits leaks .* bytes per call more than base/)
  expect(outcome.leftBehind).toEqual([])

  const report = join(opened.repository, 'heapslope-report')
  const result = readResult(readFileSync(join(report, 'heapslope-result.json'), 'utf8'))
  const workload = result.workloads[0]!
  expect(workload.snapshots.map(({ side }) => side).sort()).toEqual([
    'base',
    'base',
    'base',
    'head',
    'head',
    'head',
  ])
  for (const { file, sha256, bytes } of workload.snapshots) {
    const content = readFileSync(join(report, file))
    expect(content.length).toBe(bytes)
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
  }
  for (const { seriesFile } of workload.runs.filter(({ purpose }) => purpose === 'measure'))
    expect(existsSync(join(report, seriesFile!))).toBe(true)
  expect(readFileSync(join(report, 'comment.md'), 'utf8')).toMatch(/leakyData/)
})

test('demo --json prints the result and nothing else', async () => {
  opened = sandbox({ 'README.md': 'x\n' })
  const { stdout, exitCode } = await runCli(opened, ['demo', '--json'])
  expect(exitCode).toBe(0)
  expect(readResult(stdout).verdict.kind).toBe('regression')
})

test.each(await installedNodes())(
  'on Node $version the planted leak is named by constructor, holder and line, and the clean program differs by exactly 0',
  async ({ executable }) => {
    opened = sandbox(CLEAN_PROGRAM, LEAKING_PROGRAM)
    const args = ['run', '--workload', DEMO_WORKLOAD, '--setup', 'none', '--node', executable, '--json']
    const leaking = await runCli(opened, [...args, '--base', 'HEAD~1', '--head', 'HEAD'])
    expect(leaking.exitCode).toBe(1)
    const finding = readResult(leaking.stdout).workloads[0]!.findings[0]!
    expect(finding).toMatchObject({
      kind: 'new',
      constructorName: 'Visit',
      objectsPerIteration: 1,
      allocationSite: { file: 'src/visits.mjs', line: 15, functionName: 'record', certainty: 'line' },
    })
    expect(finding.container).toMatch(/leakyData/)
    expect(finding.retainerPath).toContain('leakyData')

    const clean = await runCli(opened, [...args, '--base', 'HEAD~1', '--head', 'HEAD~1'])
    expect(clean.exitCode).toBe(0)
    const { verdict, metrics, findings } = readResult(clean.stdout).workloads[0]!
    expect(verdict.kind).toBe('unchanged')
    expect(metrics['heapUsed']!.difference!.slopeBytesPerIteration).toBe(0)
    expect(findings).toEqual([])
  },
)
