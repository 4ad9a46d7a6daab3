import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { REPOSITORY, STRANGER, TOKENS } from '../github/harness/accounts.ts'
import { type Checkout, checkOut } from '../github/harness/checkout.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
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
vi.setConfig({ testTimeout: 240_000 })

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
  readonly checkedOut: 'merge' | 'head' | 'main'
  readonly payload: (checkout: Checkout) => object
  readonly sha: (checkout: Checkout) => string
  readonly with?: Readonly<Record<string, string>>
  readonly token?: string
  /** What head is compared with; null where head is judged alone. */
  readonly base: (checkout: Checkout) => string | null
  readonly head: (checkout: Checkout) => string
  readonly comments: 0 | 1
}

const repository = repositoryPayload
const forkRepository = { full_name: `${STRANGER}/${REPOSITORY}` }
const zeros = '0'.repeat(40)

const pullRequest =
  (action: string, headRepository: object | null = repository) =>
  (checkout: Checkout) => ({
    action,
    number: pull.number,
    pull_request: {
      number: pull.number,
      head: { ref: 'topic', sha: checkout.headSha, repo: headRepository },
      base: { ref: 'main', sha: checkout.baseSha, repo: repository },
    },
    repository,
  })
const onPullRequest = {
  event: 'pull_request',
  checkedOut: 'merge',
  sha: ({ mergeSha }: Checkout) => mergeSha,
  base: ({ baseSha }: Checkout) => baseSha,
  head: ({ mergeSha }: Checkout) => mergeSha,
} as const
const onMain = {
  checkedOut: 'main',
  sha: ({ baseSha }: Checkout) => baseSha,
  head: ({ baseSha }: Checkout) => baseSha,
  comments: 0,
} as const

const rows: readonly (readonly [string, Row])[] = [
  ['pull_request, opened', { ...onPullRequest, payload: pullRequest('opened'), comments: 1 }],
  ['pull_request, synchronize', { ...onPullRequest, payload: pullRequest('synchronize'), comments: 1 }],
  ['pull_request, reopened', { ...onPullRequest, payload: pullRequest('reopened'), comments: 1 }],
  [
    'pull_request, the head itself checked out',
    {
      ...onPullRequest,
      checkedOut: 'head',
      payload: pullRequest('opened'),
      base: ({ forkedSha }) => forkedSha,
      head: ({ headSha }) => headSha,
      comments: 1,
    },
  ],
  [
    'pull_request from a fork',
    { ...onPullRequest, payload: pullRequest('opened', forkRepository), token: TOKENS.readOnly, comments: 0 },
  ],
  [
    'pull_request from a fork that is gone',
    { ...onPullRequest, payload: pullRequest('synchronize', null), token: TOKENS.readOnly, comments: 0 },
  ],
  [
    'push',
    {
      ...onMain,
      event: 'push',
      payload: ({ baseSha, forkedSha }) => ({
        ref: 'refs/heads/main',
        before: forkedSha,
        after: baseSha,
        deleted: false,
        forced: false,
        repository,
      }),
      base: ({ forkedSha }) => forkedSha,
    },
  ],
  [
    'push of a new branch',
    {
      event: 'push',
      checkedOut: 'head',
      payload: ({ headSha }) => ({
        ref: 'refs/heads/topic',
        before: zeros,
        after: headSha,
        deleted: false,
        forced: false,
        repository,
      }),
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
      payload: () => ({ schedule: '0 3 * * *', repository }),
      base: ({ forkedSha }) => forkedSha,
    },
  ],
  [
    'workflow_dispatch with a base',
    {
      ...onMain,
      event: 'workflow_dispatch',
      payload: () => ({ inputs: { base: 'topic' }, ref: 'refs/heads/main', repository }),
      with: { base: 'topic' },
      base: ({ headSha }) => headSha,
    },
  ],
  [
    'merge_group',
    {
      ...onPullRequest,
      event: 'merge_group',
      payload: ({ mergeSha, baseSha }) => ({
        action: 'checks_requested',
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
      payload: () => ({ action: 'nightly', repository }),
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
        token: row.token ?? TOKENS.job,
        with: { workload: 'bench/session.leak.mjs', budget: '120s', ...row.with },
      })
      const ended = await runStep(step)
      mustEnd(ended, 'success')
      const result = resultOf(ended)
      checkout.remove()
      expect(result.head?.commit).toBe(row.head(checkout))
      expect(result.base?.commit ?? null).toBe(row.base(checkout))
      expect(ended.outputs).toMatchObject({ verdict: 'unchanged', 'slope-difference': '0' })
      expect(ended.summary).toContain('No leak in')
      expect(await commentsOn(world, pull)).toHaveLength(row.comments)
      expect(world.artifacts.artifacts.map(({ name }) => name)).toEqual(['heapslope-memory-1'])
    },
  )
})
