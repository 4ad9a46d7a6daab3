import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { OWNER, REPOSITORY, TOKENS } from '../github/harness/accounts.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import type { StepRequest } from '../github/harness/runner.ts'
import { commentsOn, mustEnd, startWorld, type World } from './harness.ts'
import { goldenResult, plantResult, type Reported, runReport } from './planted-report.ts'

vi.setConfig({ testTimeout: 600_000 })

const LEAK = goldenResult('regression-one-finding')
const CALM = goldenResult('unchanged-exact')
const UNDECIDED = goldenResult('inconclusive')

let world: World
let pull: OpenedPullRequest
let lastRun = 900

beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.stop()
})
beforeEach(async () => {
  world.artifacts.reset()
  world.github.reset()
  // Where the golden result says that it leaks.
  const content = Array.from({ length: 60 }, (_, at) => `line ${at + 1}\n`).join('')
  pull = await world.github.openPullRequest({ path: 'src/session.ts', content })
})

async function report(
  result: string,
  inputs: Readonly<Record<string, string>>,
  changes: Partial<StepRequest> = {},
): Promise<Reported> {
  lastRun += 1
  await plantResult(world, lastRun, result)
  return runReport(world, pull, lastRun, { ...changes, with: inputs })
}

const comments = () => commentsOn(world, pull)
const titleOf = (comment: string) => /^### .*$/m.exec(comment)?.[0] ?? ''

async function minimisedAs(): Promise<string | null> {
  const { data } = await world.github.asBot.rest.issues.listComments({
    owner: OWNER,
    repo: REPOSITORY,
    issue_number: pull.number,
  })
  return world.github.minimisedAs(data[0].node_id)
}

test('comment: never posts nothing', async () => {
  mustEnd(await report(LEAK, { comment: 'never' }), 'failure')
  expect(await comments()).toEqual([])
})

test('comment: always posts every verdict and leaves it open', async () => {
  for (const [result, outcome] of [
    [CALM, 'success'],
    [LEAK, 'failure'],
    [CALM, 'success'],
  ] as const) {
    mustEnd(await report(result, { comment: 'always' }), outcome)
    expect(await comments()).toHaveLength(1)
    expect(await minimisedAs()).toBeNull()
  }
})

test('comment: on-regression comes with the first, is minimised when it is gone, and opens with the next', async () => {
  const inputs = { comment: 'on-regression' }
  mustEnd(await report(CALM, inputs), 'success')
  expect(await comments()).toEqual([])

  const seen: unknown[] = []
  for (const [result, outcome] of [
    [LEAK, 'failure'],
    [CALM, 'success'],
    [CALM, 'success'],
    [UNDECIDED, 'success'],
    [LEAK, 'failure'],
  ] as const) {
    const reported = await report(result, inputs)
    mustEnd(reported, outcome)
    expect(reported.notes).toEqual([])
    const [comment, ...others] = await comments()
    expect(others).toEqual([])
    seen.push([titleOf(comment).slice(0, 6), await minimisedAs()])
  }
  expect(seen).toEqual([
    ['### 🔴', null],
    ['### 🟢', 'RESOLVED'],
    ['### 🟢', 'RESOLVED'],
    ['### 🟡', null],
    ['### 🔴', null],
  ])
})

test('a comment that cannot be minimised is up to date, and a note in the summary', async () => {
  const inputs = { comment: 'on-regression' }
  await report(LEAK, inputs)
  world.github.inject({ method: 'POST', path: /graphql/, times: 99, effect: { status: 403, message: 'no' } })
  const reported = await report(CALM, inputs)
  mustEnd(reported, 'success')
  expect(reported.notes).toEqual([expect.stringMatching(/^comment-visibility: .*\(no-permission\)/)])
  expect(reported.summary).toContain('could not be minimised')
  expect(titleOf((await comments())[0])).toContain('No leak')
})

describe('the line that allocates', () => {
  test('is marked by a workflow command', async () => {
    const reported = await report(LEAK, {})
    expect(reported.annotations[0]).toMatchObject({
      level: 'error',
      properties: { file: 'src/session.ts', line: '41' },
    })
  })

  test('is marked in a check run instead where that is granted', async () => {
    const reported = await report(LEAK, {}, { token: TOKENS.jobWithChecks })
    expect(reported.annotations.filter(({ properties }) => properties.file !== undefined)).toEqual([])
    const { data } = await world.github.asOwner.rest.checks.listForRef({
      owner: OWNER,
      repo: REPOSITORY,
      ref: pull.headSha,
    })
    expect(data.check_runs).toMatchObject([{ name: 'heapslope / report', conclusion: 'failure' }])
  })

  test('is not marked where the pull request does not show it', async () => {
    pull = await world.github.openPullRequest({ path: 'src/other.ts', content: 'x\n' })
    const reported = await report(LEAK, {}, { token: TOKENS.jobWithChecks })
    expect(reported.log).toContain('A check run was created, annotations: 0.')
  })
})

test('a summary file that cannot be written is a warning', async () => {
  const reported = await report(CALM, {}, { env: { GITHUB_STEP_SUMMARY: '/nowhere/summary.md' } })
  mustEnd(reported, 'success')
  expect(reported.annotations).toContainEqual(
    expect.objectContaining({
      level: 'warning',
      message: expect.stringContaining('summary was not written'),
    }),
  )
})
