import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { TOKENS } from '../github/harness/accounts.ts'
import { type Checkout, checkOut } from '../github/harness/checkout.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import { runStep, type StepRequest } from '../github/harness/runner.ts'
import {
  cleanProgram,
  commentsOn,
  harmlessChange,
  mustEnd,
  pullRequestStep,
  resultOf,
  startWorld,
  type World,
} from './harness.ts'

// Whole measurements on a machine that may be busy with others.
vi.setConfig({ testTimeout: 600_000 })

let world: World
let pull: OpenedPullRequest
let checkout: Checkout

beforeAll(async () => {
  world = await startWorld()
  checkout = checkOut(cleanProgram, harmlessChange)
})
afterAll(async () => {
  checkout.remove()
  await world.stop()
})
beforeEach(async () => {
  world.artifacts.reset()
  world.github.reset()
  pull = await world.github.openPullRequest()
})

const run = (changes: Partial<StepRequest> = {}) => runStep(pullRequestStep(world, checkout, pull, changes))
const comments = () => commentsOn(world, pull)

describe('a comment that comes to nothing is noted, and the verdict stands', () => {
  // One that is measured, and shards to which no workload falls: what comes after is the same.
  const input = { workload: 'bench/session.leak.mjs', budget: '600s' }
  test.each([
    ['an unknown token', { token: 'ghs_unknown', with: input }, 'token-rejected'],
    ['no token', { with: { ...input, shard: '2/2', token: '' } }, 'no-token'],
    ['no server', { apiUrl: 'http://127.0.0.1:1', with: { ...input, shard: '2/2' } }, 'github-unavailable'],
  ] as const)('%s', async (_what, changes, code) => {
    const result = await run(changes)
    mustEnd(result, 'success')
    expect(result.outputs.verdict).toBe('unchanged')
    expect(result.outputs['slope-difference']).toBe('shard' in changes.with ? '' : '0')
    expect(result.outputs['comment-url']).toBe('')
    expect(result.summary).toContain(code)
    expect(resultOf(result).notes).toMatchObject([{ code: 'comment-not-posted' }])
    expect(await comments()).toEqual([])
  })
})

describe('bad input fails the step with a sentence', () => {
  test.each([
    [{ workload: 'bench/session.leak.mjs', bsae: 'main' }, 'input', /no input "bsae"; did you mean "base"/],
    [{ workload: 'bench/session.leak.mjs', threshold: 'lots' }, 'config', /threshold/],
    [{ config: 'nowhere.yml' }, 'input', /nowhere\.yml/],
    [{}, 'input', /neither workload nor config/],
    [{ workload: 'bench/nothing.mjs' }, 'workload', /bench\/nothing\.mjs/],
    [{ workload: 'bench/session.leak.mjs', base: 'no-such-branch' }, 'unknown-commit', /no-such-branch/],
    [{ workload: 'bench/session.leak.mjs', node: '/no/such/node' }, 'node', /no\/such\/node/],
    [{ workload: 'bench/session.leak.mjs', 'report-folder': 'src' }, 'foreign-folder', /session\.js/],
  ])('%j', async (given, code, text) => {
    const result = await run({ with: given as Record<string, string> })
    expect(result.outcome).toBe('failure')
    expect(result.outputs.verdict).toBe('failed')
    expect(result.outputs.reason).toContain(code)
    expect(result.outputs['reason-text']).toMatch(text)
    expect(result.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringMatching(text) }),
    )
  })
})

test('cancelled in the middle, it ends its children and removes its copies in time', async () => {
  const slow = checkOut(cleanProgram, {
    'bench/session.leak.mjs': `import { setTimeout } from 'node:timers/promises'
export default async function iteration() {
  await setTimeout(40)
}
`,
  })
  const temporary = mkdtempSync(join(tmpdir(), 'runner-temp-'))
  const result = await runStep(
    pullRequestStep(world, slow, pull, {
      with: { workload: 'bench/session.leak.mjs', budget: '60s' },
      cancelAt: /iterations/,
      env: { RUNNER_TEMP: temporary },
    }),
  )
  expect(result).toMatchObject({ timedOut: true, outcome: 'failure' })
  // By itself, before the runner kills it; what it still had to tell may have been cut off by then.
  expect(result.exitCode).toBe(1)
  expect(result.outputs.verdict ?? 'failed').toBe('failed')
  expect(readdirSync(temporary)).toEqual([])
  expect(processesMentioning(slow.workspace)).toEqual([])
  slow.remove()
  rmSync(temporary, { recursive: true })
})

/** Command lines of running processes that name this path or one of its copies. */
function processesMentioning(path: string): readonly string[] {
  const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n')
  return all.filter((line) => line.includes(path) || line.includes('runner-temp-'))
}

test('the token reaches neither log nor report nor the workload, and what the workload prints is no command', async () => {
  const spying = checkOut(cleanProgram, {
    'bench/session.leak.mjs': `export default function iteration() {
  console.log('::error::planted')
  console.log('::set-output name=verdict::unchanged')
  throw new Error(JSON.stringify(process.env))
}
`,
  })
  const result = await runStep(pullRequestStep(world, spying, pull))
  spying.remove()
  expect(result.outcome).toBe('failure')
  expect(result.outputs.verdict).toBe('failed')
  expect(result.annotations.filter(({ message }) => message === 'planted')).toEqual([])
  const report = JSON.stringify(result.outputs) + (await comments()).join() + result.summary
  const shown = result.rawLog.replaceAll(`::add-mask::${TOKENS.job}`, '') + report
  expect(shown).not.toContain(TOKENS.job)
  expect(shown).not.toMatch(/ACTIONS_RUNTIME_TOKEN|INPUT_TOKEN|GITHUB_STEP_SUMMARY/)
  expect(existsSync(spying.workspace)).toBe(false)
})

test('a credential that setup gets by name and prints is masked in log, result, comment and report', async () => {
  const secret = 'npm_0123456789abcdef'
  const printing = checkOut(
    {
      ...cleanProgram,
      'heapslope.yml': `pass-env: [NPM_TOKEN]
setup: node -e "console.log(process.env.NPM_TOKEN); process.exit(1)"
workloads: [{ iterate: bench/session.leak.mjs }]
`,
    },
    harmlessChange,
  )
  const result = await runStep(
    pullRequestStep(world, printing, pull, { with: {}, env: { NPM_TOKEN: secret } }),
  )
  expect(result.outputs['reason-text']).toContain('It printed at its end:\n***')
  const folder = result.outputs['report-folder']
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  printing.remove()
  expect(files.length).toBeGreaterThan(3)
  const raw = result.rawLog.replaceAll(`::add-mask::${secret}`, '')
  for (const text of [raw, JSON.stringify(result.outputs), result.summary, ...files, ...(await comments())])
    expect(text).not.toContain(secret)
})
