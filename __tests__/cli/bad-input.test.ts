import { afterEach, describe, expect, test } from 'vitest'
import type { Result } from '../../src/result/index.ts'
import { type CliOutcome, type Files, runCli, type Sandbox, sandbox } from './cli-harness.ts'

let opened: Sandbox | undefined
afterEach(() => {
  opened?.remove()
  opened = undefined
})

const CLEAN = { 'workload.mjs': 'export default function iteration() {}\n' }

async function runIn(files: Files, ...args: readonly string[]): Promise<CliOutcome> {
  opened = sandbox(CLEAN, files)
  return runCli(opened, ['run', '--base', 'HEAD~1', '--snapshots', 'never', ...args])
}

const runWorkload = (text: string, ...args: readonly string[]) =>
  runIn({ 'workload.mjs': text }, '--workload', 'workload.mjs', '--head', 'HEAD', '--json', ...args)

/** Whatever went wrong: a sentence, a status, and nothing left behind. */
function expectClean({ exitCode, leftBehind, stillRunning }: CliOutcome): void {
  expect(exitCode).toBe(3)
  expect(leftBehind).toEqual([])
  expect(stillRunning).toEqual([])
}

describe('what cannot be understood is refused with the remedy', () => {
  test.each<[string, readonly string[], RegExp]>([
    [
      'a workload that is not there',
      ['--workload', 'wrokload.mjs'],
      /wrokload\.mjs.*did you mean "?workload\.mjs/s,
    ],
    ['a workload outside the repository', ['--workload', '../other.mjs'], /inside the repository/],
    ['an unknown option', ['--workload', 'workload.mjs', '--bse', 'x'], /--bse; did you mean --base\?/],
    ['an unknown base', ['--workload', 'workload.mjs', '--base', 'nonsense'], /"nonsense" is no commit/],
    ['an unknown v8 mode', ['--workload', 'workload.mjs', '--v8', 'quite'], /quite.*did you mean quiet\?/s],
    [
      'a Node that does not exist',
      ['--workload', 'workload.mjs', '--node', '/no/such/node'],
      /\/no\/such\/node/,
    ],
    ['neither workload nor config', [], /name a workload/],
    ['a config that is not there', ['--config', 'other.yml'], /no config file other\.yml/],
  ])('%s', async (_, args, sentence) => {
    const outcome = await runIn(CLEAN, ...args)
    expectClean(outcome)
    expect(outcome.stderr + outcome.stdout).toMatch(sentence)
  })

  test('an unknown config key, with file, line and the nearest known key', async () => {
    const config = 'workloads:\n  - iterate: workload.mjs\nbugdet: 5s\n'
    const outcome = await runIn({ 'heapslope.yml': config })
    expectClean(outcome)
    expect(outcome.stderr).toMatch(/heapslope\.yml:3.*bugdet.*budget/s)
  })

  test('a folder that is no git repository', async () => {
    opened = sandbox(CLEAN)
    const outcome = await runCli({ ...opened, repository: opened.temporary }, [
      'run',
      '--workload',
      'workload.mjs',
    ])
    expectClean(outcome)
    expect(outcome.stderr).toMatch(/is not a git checkout/)
  })

  test('an unknown command', async () => {
    opened = sandbox(CLEAN)
    const outcome = await runCli(opened, ['rnu'])
    expectClean(outcome)
    expect(outcome.stderr).toMatch(/did you mean run\?/)
  })
})

describe('a workload that fails is told as it failed', () => {
  test.each<[string, string, string, RegExp]>([
    ['has no function', 'export const x = 1\n', 'workload-not-a-function', /export/],
    [
      'cannot be loaded',
      "import './missing.mjs'\nexport default () => {}\n",
      'workload-not-loadable',
      /missing\.mjs/,
    ],
    ['does not parse', 'export default function ( {\n', 'workload-not-loadable', /SyntaxError|Unexpected/],
    [
      'throws in setup',
      "export function setup() { throw new Error('no database') }\nexport default () => {}\n",
      'setup-threw',
      /no database/,
    ],
    [
      'throws on call 7',
      "let n = 0\nexport default () => { if (++n === 7) throw new Error('seventh') }\n",
      'iteration-threw',
      /7.*seventh/s,
    ],
    [
      'rejects',
      "export default async () => { throw new TypeError('rejected') }\n",
      'iteration-threw',
      /rejected/,
    ],
    [
      'never resolves',
      'export default () => new Promise(() => { setInterval(() => {}, 1000) })\n',
      'iteration-timed-out',
      /iteration-timeout|time/,
    ],
    ['never returns', 'export default () => { for (;;); }\n', 'iteration-timed-out', /time/],
    [
      'exits early',
      'let n = 0\nexport default () => { if (++n === 5) process.exit(0) }\n',
      'exited-early',
      /process\.exit|exit/,
    ],
    [
      'is killed',
      "let n = 0\nexport default () => { if (++n === 5) process.kill(process.pid, 'SIGKILL') }\n",
      'killed-by-signal',
      /SIGKILL/,
    ],
  ])('%s', async (_, text, code, sentence) => {
    const outcome = await runWorkload(text, '--iteration-timeout', '1s')
    expectClean(outcome)
    const result = JSON.parse(outcome.stdout) as Result
    expect(result.verdict.kind).toBe('failed')
    expect(result.workloads[0]!.verdict.reason.code).toBe(code)
    expect(result.verdict.reason.text).toMatch(sentence)
  })

  test('runs out of memory', async () => {
    const text = 'const kept = []\nexport default () => { for (let i = 0; i < 1e6; i++) kept.push({ i }) }\n'
    opened = sandbox(CLEAN, {
      'workload.mjs': text,
      'heapslope.yml': 'workloads:\n  - iterate: workload.mjs\n    node-args: [--max-old-space-size=64]\n',
    })
    const outcome = await runCli(opened, ['run', '--base', 'HEAD~1', '--head', 'HEAD', '--json'])
    expectClean(outcome)
    const result = JSON.parse(outcome.stdout) as Result
    expect(result.workloads[0]!.verdict.reason.code).toBe('out-of-memory')
  })

  test('setup that fails says what it printed', async () => {
    const outcome = await runIn(
      CLEAN,
      '--workload',
      'workload.mjs',
      '--json',
      '--setup',
      'echo no registry; exit 4',
    )
    expectClean(outcome)
    const { verdict } = JSON.parse(outcome.stdout) as Result
    expect(verdict).toMatchObject({ kind: 'failed', reason: { code: 'setup-failed' } })
    expect(verdict.reason.text).toMatch(/exit code 4.*no registry/s)
  })
})

test('what a workload prints cannot act as a workflow command', async () => {
  const text =
    "export default () => { console.log('::set-output name=x::y'); console.error('::error::gotcha'); throw new Error('::error::in the message') }\n"
  const outcome = await runWorkload(text)
  expectClean(outcome)
  for (const line of (outcome.stdout + outcome.stderr).split('\n')) expect(line).not.toMatch(/^\s*::/)
})

test('an interrupted run ends, cleans up and says so', async () => {
  opened = sandbox(CLEAN, CLEAN)
  const outcome = await runCli(opened, ['run', '--workload', 'workload.mjs', '--base', 'HEAD~1'], {
    signalAfter: /measuring head/,
  })
  expectClean(outcome)
  expect(outcome.stdout).toMatch(/failed.*cancelled/s)
})
