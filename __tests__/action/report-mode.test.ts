import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { OWNER, REPOSITORY, STRANGER, TOKENS } from '../github/harness/accounts.ts'
import { type Checkout, checkOut } from '../github/harness/checkout.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import { runStep, type StepRequest, type StepResult } from '../github/harness/runner.ts'
import { zipOf } from '../github/harness/zip-writer.ts'
import {
  cleanProgram,
  commentsOn,
  harmlessChange,
  leakingChange,
  mustEnd,
  pullRequestStep,
  repositoryPayload,
  resultOf,
  startWorld,
  type World,
} from './harness.ts'
import { goldenResult } from './planted-report.ts'

// Whole measurements on a machine that may be busy with others.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.stop()
})
beforeEach(() => {
  world.artifacts.reset()
  world.github.reset()
})

const MEASURING_RUN = 500
const REPORTING_RUN = 501
const forkPayload = { full_name: `${STRANGER}/${REPOSITORY}`, default_branch: 'main' }

/** The measuring job on a stranger's pull request: a read-only token, and nothing to post. */
function measuringStep(checkout: Checkout, pull: OpenedPullRequest): StepRequest {
  const step = pullRequestStep(world, checkout, pull, { runId: MEASURING_RUN, token: TOKENS.readOnly })
  return {
    ...step,
    payload: {
      action: 'opened',
      number: pull.number,
      pull_request: {
        number: pull.number,
        head: { ref: pull.headRef, sha: checkout.headSha, repo: forkPayload },
        base: { ref: 'main', sha: checkout.baseSha, repo: repositoryPayload },
      },
      repository: repositoryPayload,
    },
    with: { ...step.with, comment: 'never', snapshots: 'never' },
  }
}

/** The reporting job, in a workflow on `workflow_run` with a token that writes; there is no checkout. */
function reportingStep(
  checkout: Checkout,
  pull: OpenedPullRequest,
  run: Readonly<Record<string, unknown>> = {},
): StepRequest {
  return {
    ...pullRequestStep(world, checkout, pull, { runId: REPORTING_RUN }),
    eventName: 'workflow_run',
    payload: {
      action: 'completed',
      workflow_run: {
        id: MEASURING_RUN,
        run_attempt: 1,
        event: 'pull_request',
        conclusion: 'failure',
        head_sha: pull.headSha,
        head_branch: pull.headRef,
        head_repository: forkPayload,
        pull_requests: [],
        ...run,
      },
      repository: repositoryPayload,
    },
    sha: pull.baseSha,
    ref: 'refs/heads/main',
    with: { mode: 'report' },
  }
}

const honestResult = goldenResult('regression-one-finding')

async function close(pull: OpenedPullRequest): Promise<void> {
  await world.github.asOwner.rest.pulls.update({
    owner: OWNER,
    repo: REPOSITORY,
    pull_number: pull.number,
    state: 'closed',
  })
}

describe('a pull request from a fork', () => {
  let checkout: Checkout
  let pull: OpenedPullRequest
  beforeAll(() => {
    checkout = checkOut(cleanProgram, leakingChange)
  })
  afterAll(() => {
    checkout.remove()
  })
  beforeEach(async () => {
    pull = await world.github.openPullRequestFromFork()
  })
  const comments = () => commentsOn(world, pull)

  test('is measured without rights, and reported by the workflow that follows', async () => {
    const measured = await runStep(measuringStep(checkout, pull))
    mustEnd(measured, 'failure')
    expect(measured.outputs.verdict).toBe('regression')
    expect(await comments()).toEqual([])

    const reported = await runStep(reportingStep(checkout, pull))
    mustEnd(reported, 'failure')
    expect(reported.outputs).toMatchObject({
      verdict: 'regression',
      'slope-difference': measured.outputs['slope-difference'],
    })
    const [comment, ...others] = await comments()
    expect(others).toEqual([])
    expect(comment).toContain('`session`')
    expect(comment).toContain(`FETCH_HEAD^1 --head FETCH_HEAD`)
    expect(resultOf(reported).head?.commit).toBe(pull.headSha)

    await runStep(reportingStep(checkout, pull))
    expect(await comments()).toHaveLength(1)
  })

  test('has its lines marked in a check run on its head, where that is granted, and nowhere else', async () => {
    const content = Array.from({ length: 60 }, (_, at) => `line ${at + 1}\n`).join('')
    pull = await world.github.openPullRequestFromFork({ path: 'src/session.ts', content })
    const part = zipOf([{ name: 'heapslope-result.json', content: honestResult }])
    await world.artifacts.plant(MEASURING_RUN, 'heapslope-memory-1', part)
    const without = await runStep(reportingStep(checkout, pull))
    const marks = without.annotations.filter(({ properties }) => properties.file !== undefined)
    expect(marks).toEqual([])

    const created: unknown[] = []
    world.github.before = ({ method, path, body }) => {
      if (method === 'POST' && path.endsWith('/check-runs')) created.push(JSON.parse(body.toString()))
    }
    const reported = await runStep({ ...reportingStep(checkout, pull), token: TOKENS.jobWithChecks })
    mustEnd(reported, 'failure')
    expect(reported.log).toContain('A check run was created, annotations: 1.')
    expect(created).toMatchObject([
      {
        head_sha: pull.headSha,
        conclusion: 'failure',
        output: { annotations: [{ path: 'src/session.ts', start_line: 41 }] },
      },
    ])
  })

  test('whose fork has been deleted since is reported all the same', async () => {
    const part = zipOf([{ name: 'heapslope-result.json', content: honestResult }])
    await world.artifacts.plant(MEASURING_RUN, 'heapslope-memory-1', part)
    await world.github.asStranger.rest.repos.delete({ owner: STRANGER, repo: REPOSITORY })
    const { data } = await world.github.asOwner.rest.pulls.get({
      owner: OWNER,
      repo: REPOSITORY,
      pull_number: pull.number,
    })
    expect(data.head.repo).toBeNull()
    const reported = await runStep(reportingStep(checkout, pull, { head_repository: null }))
    mustEnd(reported, 'failure')
    expect(reported.outputs.verdict).toBe('regression')
    expect(await comments()).toHaveLength(1)
  })

  test('whose head has moved on is not reported', async () => {
    await world.artifacts.plant(
      MEASURING_RUN,
      'heapslope-memory-1',
      zipOf([{ name: 'heapslope-result.json', content: honestResult }]),
    )
    const reported = await runStep(reportingStep(checkout, pull, { head_sha: 'd'.repeat(40) }))
    mustEnd(reported, 'success')
    expect(reported.annotations).toMatchObject([
      { level: 'notice', message: expect.stringContaining(`Pull request ${pull.number} has moved on`) },
    ])
    expect(await comments()).toEqual([])
  })

  test('is not found by a run of another repository with a branch of the same name', async () => {
    const elsewhere = { full_name: 'mallory/hello', default_branch: 'main' }
    const reported = await runStep(reportingStep(checkout, pull, { head_repository: elsewhere }))
    mustEnd(reported, 'success')
    expect(await comments()).toEqual([])
  })

  test('that uploaded nothing is reported as failed', async () => {
    const reported = await runStep(reportingStep(checkout, pull))
    mustEnd(reported, 'failure')
    expect(reported.outputs).toMatchObject({ verdict: 'failed', reason: 'no-results' })
    expect((await comments())[0]).toContain('no result')
  })

  test('that uploaded a bomb is reported as failed, without a word of its own', async () => {
    const bomb = zipOf([{ name: 'heapslope-result.json', content: Buffer.alloc(200 * 1024 * 1024) }])
    await world.artifacts.plant(MEASURING_RUN, 'heapslope-memory-1', bomb)
    await world.artifacts.plant(MEASURING_RUN, 'heapslope-@octocat <img src=x>-1', bomb)
    const reported = await runStep(reportingStep(checkout, pull))
    mustEnd(reported, 'failure')
    expect(reported.outputs.verdict).toBe('failed')
    const [comment] = await comments()
    expect(comment).toContain('archived-file')
    expect(comment).not.toContain('octocat <img')
  })

  test('that claims to be one shard of very many is told in few words', async () => {
    const part = zipOf([{ name: 'heapslope-result.json', content: honestResult }])
    await world.artifacts.plant(MEASURING_RUN, 'heapslope-memory-shard-1-of-999-1', part)
    const reported = await runStep(reportingStep(checkout, pull))
    mustEnd(reported, 'failure')
    expect(reported.outputs).toMatchObject({ verdict: 'failed', reason: 'shard-missing' })
    const notes = resultOf(reported).notes.filter(({ code }) => code !== 'left-out')
    expect(notes).toHaveLength(21)
    expect(notes.at(-1)?.text).toBe('978 more are missing or cannot be read.')
  })

  test('is not reported where it is closed during the download', async () => {
    const part = zipOf([{ name: 'heapslope-result.json', content: honestResult }])
    await world.artifacts.plant(MEASURING_RUN, 'heapslope-memory-1', part)
    let lookUps = 0
    world.github.before = (request) => {
      lookUps += request.path.endsWith('/pulls') ? 1 : 0
      if (lookUps < 2) return
      world.github.before = () => undefined
      return close(pull)
    }
    const reported = await runStep(reportingStep(checkout, pull))
    mustEnd(reported, 'success')
    expect(await comments()).toEqual([])
  })

  test('is reported although the store of artifacts breaks a connection', async () => {
    const part = zipOf([{ name: 'heapslope-result.json', content: honestResult }])
    await world.artifacts.plant(MEASURING_RUN, 'heapslope-memory-1', part)
    let broken = 0
    world.artifacts.blobProxy.rule = ({ method }) => {
      if (method !== 'GET' || broken === 2) return undefined
      broken += 1
      return 'reset'
    }
    const reported = await runStep(reportingStep(checkout, pull))
    expect(broken).toBe(2)
    expect(reported.outputs.verdict).toBe('regression')
    expect(await comments()).toHaveLength(1)
  })

  test('cannot be told of where the token may not look it up', async () => {
    world.github.inject({
      method: 'GET',
      path: /\/pulls$/,
      times: 9,
      effect: { status: 403, message: 'Resource not accessible by integration' },
    })
    const reported = await runStep(reportingStep(checkout, pull))
    mustEnd(reported, 'failure')
    expect(reported.outputs.reason).toBe('no-permission')
  })

  test('cannot be told of where the token may not read artifacts', async () => {
    world.github.inject({
      method: 'GET',
      path: /\/artifacts$/,
      times: 9,
      effect: { status: 403, message: 'Resource not accessible by integration' },
    })
    const reported = await runStep(reportingStep(checkout, pull))
    mustEnd(reported, 'failure')
    expect(reported.outputs['reason-text']).toContain('actions: read')
  })
})

describe('events on which no workload may run', () => {
  test.each(['workflow_run', 'pull_request_target'])(
    '%s is refused before anything of the checkout is run',
    async (eventName) => {
      const checkout = checkOut(cleanProgram, harmlessChange)
      const pull = await world.github.openPullRequestFromFork()
      const step =
        eventName === 'workflow_run' ? reportingStep(checkout, pull) : measuringStep(checkout, pull)
      const refused = await runStep({ ...step, eventName, with: { workload: 'bench/session.leak.mjs' } })
      checkout.remove()
      mustEnd(refused, 'failure')
      expect(refused.outputs.verdict).toBe('failed')
      expect(refused.outputs.reason).toBe(`refused-${eventName.replaceAll('_', '-')}`)
      expect(refused.log).not.toContain('copy')
    },
  )
})

describe('jobs that share the work', () => {
  const CONFIG = `setup: none
snapshots: never
workloads:
  - { name: one, iterate: bench/session.leak.mjs, budget: 600s }
  - { name: two, iterate: bench/session.leak.mjs, budget: 600s }
`
  const SHARD_1 = 'heapslope-memory-shard-1-of-2-1'
  const SHARD_2 = 'heapslope-memory-shard-2-of-2-1'
  let checkout: Checkout
  let pull: OpenedPullRequest
  /** What the two shards uploaded, measured once for all of the tests. */
  let uploaded: ReadonlyMap<string, Buffer>
  beforeAll(async () => {
    const edited = { 'heapslope.yml': `${CONFIG}threshold: 64\n` }
    checkout = checkOut({ ...cleanProgram, 'heapslope.yml': CONFIG }, { ...harmlessChange, ...edited })
    pull = await world.github.openPullRequest()
    world.artifacts.reset()
    for (const shard of [1, 2]) mustEnd(await measure(shard, 2), 'success')
    const { artifacts, read } = world.artifacts
    uploaded = new Map(await Promise.all(artifacts.map(async (one) => [one.name, await read(one)] as const)))
  })
  afterAll(() => {
    checkout.remove()
  })
  beforeEach(async () => {
    pull = await world.github.openPullRequest()
  })

  const measure = (shard: number, count: number): Promise<StepResult> =>
    runStep(
      pullRequestStep(world, checkout, pull, {
        matrix: { shard },
        with: { shard: `${shard}/${count}`, comment: 'never' },
      }),
    )
  const report = (): Promise<StepResult> =>
    runStep(pullRequestStep(world, checkout, pull, { job: 'report', with: { mode: 'report' } }))
  const plant = (shard: string, name = shard) => world.artifacts.plant(987, name, uploaded.get(shard)!)

  test('are told in one comment by the job that puts them together', async () => {
    expect([...uploaded.keys()]).toEqual([SHARD_1, SHARD_2])
    for (const shard of uploaded.keys()) await plant(shard)
    const reported = await report()
    mustEnd(reported, 'success')
    expect(resultOf(reported).workloads.map(({ name }) => name)).toEqual(['one', 'two'])
    const [comment, ...others] = await commentsOn(world, pull)
    expect(others).toEqual([])
    expect(comment).toMatch(/one[\s\S]*two/)
    expect(comment).toMatch(/### .*No new leak in 2 workloads \(the configuration is changed\)/)
    expect(comment.match(/heapslope\.yml held for both sides/g)).toHaveLength(1)
  })

  test('are not green while one of them is missing, and that one is named', async () => {
    await plant(SHARD_2)
    const reported = await report()
    mustEnd(reported, 'failure')
    expect(reported.outputs).toMatchObject({ verdict: 'failed', reason: 'shard-missing' })
    expect(reported.outputs['reason-text']).toContain('Shard 1 of 2 of memory')
    expect((await commentsOn(world, pull))[0]).toContain('Shard 1 of 2')
  })

  test('may be more than there are workloads', async () => {
    for (const shard of [SHARD_1, SHARD_2]) await plant(shard, shard.replace('of-2', 'of-3'))
    mustEnd(await measure(3, 3), 'success')
    const reported = await report()
    mustEnd(reported, 'success')
    expect(resultOf(reported).workloads).toHaveLength(2)
  })

  test('and measure the same on several systems are told side by side', async () => {
    for (const node of [20, 24]) await plant(SHARD_1, `heapslope-memory-node-${node}-1`)
    const reported = await report()
    mustEnd(reported, 'success')
    expect(resultOf(reported).workloads.map(({ name }) => name)).toEqual([
      'one (memory-node-20)',
      'one (memory-node-24)',
    ])
    expect(await commentsOn(world, pull)).toHaveLength(1)
  })
})

test('the report of an earlier attempt is no part of the next', async () => {
  const checkout = checkOut(cleanProgram, harmlessChange)
  const pull = await world.github.openPullRequest()
  const part = zipOf([{ name: 'heapslope-result.json', content: goldenResult('unchanged-exact') }])
  await world.artifacts.plant(987, 'heapslope-memory-1', part)
  for (const runAttempt of [1, 2]) {
    const step = { job: 'report', runAttempt, with: { mode: 'report' } }
    const reported = await runStep(pullRequestStep(world, checkout, pull, step))
    mustEnd(reported, 'success')
    expect(resultOf(reported).workloads).toHaveLength(1)
  }
  checkout.remove()
  const { data } = await world.github.asOwner.rest.pulls.get({
    owner: OWNER,
    repo: REPOSITORY,
    pull_number: pull.number,
  })
  expect(data.state).toBe('open')
})
