import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { OWNER, REPOSITORY, STRANGER, TOKENS } from '../github/harness/accounts.ts'
import { type Checkout, checkOut } from '../github/harness/checkout.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import { recordedPayload } from '../github/harness/recorded-payload.ts'
import { runStep, type StepRequest } from '../github/harness/runner.ts'
import {
  cleanProgram,
  commentsOn,
  harmlessChange,
  mustEnd,
  pullRequestStep,
  repositoryPayload,
  resultOf,
  startWorld,
  type World,
} from './harness.ts'

// Whole measurements on a machine that may be busy with others.
vi.setConfig({ testTimeout: 600_000 })

let world: World
let pull: OpenedPullRequest
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.stop()
})
beforeEach(async () => {
  world.artifacts.reset()
  world.github.reset()
  pull = await world.github.openPullRequest()
})

interface Row {
  readonly event: string
  /** Its row in the documents. */
  readonly documented: string
  readonly checkedOut: 'merge' | 'head' | 'main'
  readonly payload: (checkout: Checkout) => object
  readonly sha: (checkout: Checkout) => string
  readonly with?: Readonly<Record<string, string>>
  readonly token?: string
  /** What head is compared with; null where head is judged alone. */
  readonly base: (checkout: Checkout) => string | null
  readonly head: (checkout: Checkout) => string
  readonly comments: 0 | 1
  /** The commit that has a check run; null for none. */
  readonly check: ((checkout: Checkout) => string) | null
}

const repository = repositoryPayload
const forkRepository = { full_name: `${STRANGER}/${REPOSITORY}` }
const zeros = '0'.repeat(40)

const pullRequest =
  (action: string, headRepository: object | null = repository) =>
  (checkout: Checkout) =>
    recordedPayload(`pull_request.${action}`, {
      number: pull.number,
      pull_request: {
        number: pull.number,
        head: { ref: 'topic', sha: checkout.headSha, repo: headRepository },
        base: { ref: 'main', sha: checkout.baseSha, repo: repository },
      },
      repository,
    })
const onPullRequest = {
  documented: '`pull_request`',
  check: ({ headSha }: Checkout) => headSha,
  event: 'pull_request',
  checkedOut: 'merge',
  sha: ({ mergeSha }: Checkout) => mergeSha,
  base: ({ baseSha }: Checkout) => baseSha,
  head: ({ mergeSha }: Checkout) => mergeSha,
} as const
const onMain = {
  check: null,
  checkedOut: 'main',
  sha: ({ baseSha }: Checkout) => baseSha,
  head: ({ baseSha }: Checkout) => baseSha,
  comments: 0,
} as const

const fromFork = {
  documented: '`pull_request` from a fork',
  token: TOKENS.readOnly,
  comments: 0,
  check: null,
} as const

const rows: readonly (readonly [string, Row])[] = [
  ['pull_request, opened', { ...onPullRequest, payload: pullRequest('opened'), comments: 1 }],
  ['pull_request, synchronize', { ...onPullRequest, payload: pullRequest('synchronize'), comments: 1 }],
  ['pull_request, reopened', { ...onPullRequest, payload: pullRequest('reopened'), comments: 1 }],
  [
    'pull_request, the head itself checked out',
    {
      ...onPullRequest,
      documented: '`pull_request`, head checked out',
      checkedOut: 'head',
      payload: pullRequest('opened'),
      base: ({ forkedSha }) => forkedSha,
      head: ({ headSha }) => headSha,
      comments: 1,
    },
  ],
  [
    'pull_request from a fork',
    { ...onPullRequest, ...fromFork, payload: pullRequest('opened', forkRepository) },
  ],
  [
    'pull_request from a fork that is gone',
    { ...onPullRequest, ...fromFork, payload: pullRequest('synchronize', null) },
  ],
  [
    'push',
    {
      ...onMain,
      event: 'push',
      documented: '`push`',
      check: ({ baseSha }) => baseSha,
      payload: ({ baseSha, forkedSha }) =>
        recordedPayload('push', {
          ref: 'refs/heads/main',
          before: forkedSha,
          after: baseSha,
          created: false,
          repository,
        }),
      base: ({ forkedSha }) => forkedSha,
    },
  ],
  [
    'push of a new branch',
    {
      event: 'push',
      documented: '`push` of a new branch',
      check: ({ headSha }) => headSha,
      checkedOut: 'head',
      payload: ({ headSha }) =>
        recordedPayload('push', { ref: 'refs/heads/topic', before: zeros, after: headSha, repository }),
      sha: ({ headSha }) => headSha,
      head: ({ headSha }) => headSha,
      base: ({ forkedSha }) => forkedSha,
      comments: 0,
    },
  ],
  [
    'schedule',
    {
      ...onMain,
      event: 'schedule',
      documented: '`schedule`',
      // No webhook goes with it: this is all that the runner writes, but for the repository's other fields.
      payload: () => ({ schedule: '0 3 * * *', repository }),
      base: ({ forkedSha }) => forkedSha,
    },
  ],
  [
    'workflow_dispatch with a base',
    {
      ...onMain,
      event: 'workflow_dispatch',
      documented: '`workflow_dispatch`',
      payload: () =>
        recordedPayload('workflow_dispatch', {
          inputs: { base: 'topic' },
          ref: 'refs/heads/main',
          repository,
        }),
      with: { base: 'topic' },
      base: ({ headSha }) => headSha,
    },
  ],
  [
    'workflow_dispatch without a base, on the default branch',
    {
      ...onMain,
      event: 'workflow_dispatch',
      documented: '`workflow_dispatch`',
      payload: () =>
        recordedPayload('workflow_dispatch', { inputs: null, ref: 'refs/heads/main', repository }),
      base: ({ forkedSha }) => forkedSha,
    },
  ],
  [
    'workflow_dispatch without a base, on a branch',
    {
      event: 'workflow_dispatch',
      documented: '`workflow_dispatch`',
      checkedOut: 'head',
      payload: () =>
        recordedPayload('workflow_dispatch', { inputs: null, ref: 'refs/heads/topic', repository }),
      sha: ({ headSha }) => headSha,
      head: ({ headSha }) => headSha,
      base: ({ forkedSha }) => forkedSha,
      comments: 0,
      check: null,
    },
  ],
  [
    'merge_group',
    {
      ...onPullRequest,
      event: 'merge_group',
      documented: '`merge_group`',
      check: ({ mergeSha }) => mergeSha,
      payload: ({ mergeSha, baseSha }) =>
        recordedPayload('merge_group', {
          merge_group: {
            head_sha: mergeSha,
            head_ref: `refs/heads/gh-readonly-queue/main/pr-${pull.number}-${baseSha}`,
            base_sha: baseSha,
            base_ref: 'refs/heads/main',
          },
          repository,
        }),
      comments: 0,
    },
  ],
  [
    'repository_dispatch',
    {
      ...onMain,
      event: 'repository_dispatch',
      documented: 'any other',
      payload: () => recordedPayload('repository_dispatch', { action: 'nightly', repository }),
      base: ({ forkedSha }) => forkedSha,
    },
  ],
]

describe('on', () => {
  test.each(rows)(
    '%s, base and head are these, and the comment goes there or nowhere',
    async (_name, row) => {
      const checkout = checkOut(cleanProgram, harmlessChange, row.checkedOut)
      const step: StepRequest = pullRequestStep(world, checkout, pull, {
        eventName: row.event,
        payload: row.payload(checkout),
        sha: row.sha(checkout),
        token: row.token ?? TOKENS.jobWithChecks,
        with: { workload: 'bench/session.leak.mjs', budget: '600s', ...row.with },
      })
      const checks: unknown[] = []
      world.github.before = ({ method, path, body }) => {
        if (method === 'POST' && path === `/repos/${OWNER}/${REPOSITORY}/check-runs`)
          checks.push((JSON.parse(body.toString()) as { head_sha: string }).head_sha)
      }
      const ended = await runStep(step)
      mustEnd(ended, 'success')
      const result = resultOf(ended)
      checkout.remove()
      expect(result.head?.commit).toBe(row.head(checkout))
      expect(result.base?.commit ?? null).toBe(row.base(checkout))
      expect(ended.outputs).toMatchObject({ verdict: 'unchanged', 'slope-difference': '0' })
      expect(ended.summary).toContain('No leak in')
      expect(await commentsOn(world, pull)).toHaveLength(row.comments)
      expect(row.token === TOKENS.readOnly ? [] : checks).toEqual(
        row.check === null ? [] : [row.check(checkout)],
      )
      expect(world.artifacts.artifacts.map(({ name }) => name)).toEqual(['heapslope-memory-1'])
    },
  )
})

/** Where a row of the table is shown that measures nothing, or that is a whole workflow. */
const SHOWN_ELSEWHERE = {
  '`workflow_call`': 'shown-workflows.test.ts',
  '`workflow_run`': 'report-mode.test.ts',
  '`pull_request_target`': 'report-mode.test.ts',
}

test('every row of the documents is shown', () => {
  const documents = readFileSync(new URL('../../docs/github.md', import.meta.url), 'utf8')
  const [, table] = /^(\| event [\s\S]*?)\n\n/m.exec(documents) ?? []
  const documented = table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|')[1].trim())
  const shown = new Set([...rows.map(([, row]) => row.documented), ...Object.keys(SHOWN_ELSEWHERE)])
  expect([...shown].toSorted()).toEqual(documented.toSorted())
})
