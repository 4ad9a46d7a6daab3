import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readArchivedResult } from '../../src/action/read-archived-result.ts'
import { OWNER, REPOSITORY, STRANGER, TOKENS } from '../github/harness/accounts.ts'
import { type Checkout, checkOut } from '../github/harness/checkout.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import { runStep, type StepResult } from '../github/harness/runner.ts'
import { workflowsIn } from '../github/harness/validate-workflow.ts'
import { type JobRun, type OwnStep, type Permissions, runWorkflow } from '../github/harness/workflow-run.ts'
import {
  cleanProgram,
  commentsOn,
  harmlessChange,
  leakingChange,
  pullRequestStep,
  repositoryPayload,
  resultOf,
  startWorld,
  type World,
} from './harness.ts'

// Whole measurements on a machine that may be busy with others.
vi.setConfig({ testTimeout: 900_000 })

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

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
/** The workflow in a document that has all of these in it. */
function shown(path: string, ...words: readonly string[]): string {
  const found = workflowsIn(read(path)).filter((text) => words.every((word) => text.includes(word)))
  if (found.length !== 1) throw new Error(`${path} shows ${found.length} workflows with ${words.join(', ')}`)
  return found[0]
}

const CONFIG = `setup: none
snapshots: never
workloads:
  - { name: one, iterate: bench/router.leak.mjs }
  - { name: two, iterate: bench/router.leak.mjs }
  - { name: three, iterate: bench/router.leak.mjs }
`
/** The program of the other tests, with its workload where the documents have theirs. */
const program = {
  ...cleanProgram,
  'bench/router.leak.mjs': cleanProgram['bench/session.leak.mjs'],
  'heapslope.yml': CONFIG,
}
const pullPayload = (checkout: Checkout, pull: OpenedPullRequest, headRepository: object) => ({
  action: 'opened',
  number: pull.number,
  pull_request: {
    number: pull.number,
    head: { ref: pull.headRef, sha: checkout.headSha, repo: headRepository },
    base: { ref: 'main', sha: checkout.baseSha, repo: repositoryPayload },
  },
  repository: repositoryPayload,
})

const GONE: StepResult = {
  outcome: 'failure',
  exitCode: null,
  signal: null,
  timedOut: false,
  log: '',
  rawLog: '',
  annotations: [],
  outputs: {},
  summary: null,
}

/** Runs a workflow on a pull request, every job on a machine of its own. */
function onPullRequest(
  text: string,
  checkout: Checkout,
  pull: OpenedPullRequest,
  options: {
    readonly headRepository?: object
    /** Whose upload comes to nothing. */
    readonly lost?: (step: OwnStep) => boolean
    /** Whose machine is gone before it has done anything. */
    readonly gone?: (step: OwnStep) => boolean
  } = {},
): Promise<readonly JobRun[]> {
  const payload = pullPayload(checkout, pull, options.headRepository ?? repositoryPayload)
  return runWorkflow(text, {
    github: { event_name: 'pull_request', event: payload },
    runOwnStep: async (step) => {
      if (options.gone?.(step) === true) return GONE
      const workspace = step.checkedOut ? checkout.workspace : emptyWorkspace()
      const lost = options.lost?.(step) === true
      const result = await runStep(
        pullRequestStep(world, checkout, pull, {
          payload,
          workspace,
          token: options.headRepository === undefined ? tokenOf(step.permissions) : TOKENS.readOnly,
          runId: 600,
          ...step,
          // A machine that is busy with others takes longer than the documents think.
          ...(step.checkedOut ? { with: { budget: '600s', ...step.with } } : {}),
          env: { ...pathWith(step.nodeVersion), ...(lost ? { ACTIONS_RUNTIME_TOKEN: '' } : {}) },
        }),
      )
      if (!step.checkedOut) rmSync(workspace, { recursive: true })
      return result
    },
  })
}

/** The job's token as the workflow grants it. */
function tokenOf(permissions: Permissions | null): string {
  if (permissions?.['pull-requests'] !== 'write') return TOKENS.readOnly
  return permissions.checks === 'write' ? TOKENS.jobWithChecks : TOKENS.job
}

/** The runner's PATH once actions/setup-node has been there. */
function pathWith(nodeVersion: string | null): Readonly<Record<string, string>> {
  if (nodeVersion === null || nodeVersion === '24') return {}
  const folder = fileURLToPath(new URL(`../../node_modules/node${nodeVersion}/bin`, import.meta.url))
  if (!existsSync(join(folder, 'node'))) throw new Error(`there is no Node ${nodeVersion} in ${folder}`)
  return { PATH: [folder, dirname(process.execPath), process.env.PATH ?? ''].join(delimiter) }
}

function emptyWorkspace(): string {
  const workspace = join(mkdtempSync(join(tmpdir(), 'workspace-')), 'hello')
  mkdirSync(workspace)
  return workspace
}

describe('the two workflows of the README for forks', () => {
  test('measure without rights, then report with them', async () => {
    const checkout = checkOut(program, leakingChange)
    const pull = await world.github.openPullRequestFromFork()
    const forkRepository = { full_name: `${STRANGER}/${REPOSITORY}` }
    const [measured] = await onPullRequest(shown('README.md', 'comment: never'), checkout, pull, {
      headRepository: forkRepository,
    })
    expect(measured).toMatchObject({ job: 'measure', result: 'failure' })
    expect(measured.steps[0].outputs.verdict).toBe('regression')
    expect(await commentsOn(world, pull)).toEqual([])

    const payload = {
      action: 'completed',
      workflow_run: {
        id: 600,
        run_attempt: 1,
        event: 'pull_request',
        conclusion: 'failure',
        head_sha: pull.headSha,
        head_branch: pull.headRef,
        head_repository: forkRepository,
        pull_requests: [],
      },
      repository: repositoryPayload,
    }
    const report = (event: typeof payload) =>
      runWorkflow(shown('README.md', 'workflow_run:'), {
        github: { event_name: 'workflow_run', event },
        runOwnStep: async (step) => {
          const workspace = emptyWorkspace()
          return runStep(
            pullRequestStep(world, checkout, pull, {
              eventName: 'workflow_run',
              payload: event,
              workspace,
              token: tokenOf(step.permissions),
              runId: 601,
              ...step,
            }),
          )
        },
      })
    const [reported] = await report(payload)
    expect(reported).toMatchObject({ job: 'report', result: 'failure' })
    expect(reported.steps[0].outputs.verdict).toBe('regression')
    const comments = await commentsOn(world, pull)
    expect(comments).toHaveLength(1)
    expect(comments[0]).toContain('router')
    expect(world.github.requests).toContain(`POST /repos/${OWNER}/${REPOSITORY}/check-runs`)

    const ofPush = { ...payload, workflow_run: { ...payload.workflow_run, event: 'push' } }
    expect(await report(ofPush)).toMatchObject([{ job: 'report', result: 'skipped' }])
    checkout.remove()
  })
})

describe('the reusable workflow', () => {
  const text = () => shown('docs/github.md', 'sharded.yml').replace('shards: 5', 'shards: 2')
  let checkout: Checkout
  let pull: OpenedPullRequest
  beforeAll(() => {
    checkout = checkOut(program, harmlessChange)
  })
  afterAll(() => {
    checkout.remove()
  })
  beforeEach(async () => {
    pull = await world.github.openPullRequest()
  })

  test('shares the workloads and posts one comment', async () => {
    const [run] = await onPullRequest(text(), checkout, pull)
    expect(run).toMatchObject({ job: 'memory', result: 'success' })
    expect(run.steps.map(({ outputs }) => outputs.verdict)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect(await commentsOn(world, pull)).toHaveLength(1)
  })

  test('fails without the shard whose upload was lost, and names it', async () => {
    const lost = ({ with: { shard } }: OwnStep) => shard === '2/2'
    const [run] = await onPullRequest(text(), checkout, pull, { lost })
    expect(run).toMatchObject({ job: 'memory', result: 'failure' })
    expect(run.steps.at(-1)?.outputs).toMatchObject({ verdict: 'failed', reason: 'shard-missing' })
    expect((await commentsOn(world, pull))[0]).toContain('Shard 2 of 2')
  })
})

describe('the matrix of the documents', () => {
  const text = () => shown('docs/github.md', 'node: [20, 22, 24]').replace('[20, 22, 24]', '[20, 24]')
  let checkout: Checkout
  let pull: OpenedPullRequest
  beforeAll(() => {
    checkout = checkOut(program, harmlessChange)
  })
  afterAll(() => {
    checkout.remove()
  })
  beforeEach(async () => {
    pull = await world.github.openPullRequest()
  })

  /** The Node of the first run in the result that a leg uploaded. */
  async function nodeMeasuredIn(name: string): Promise<string> {
    const artifact = world.artifacts.artifacts.find((one) => one.name === name)
    if (artifact === undefined) throw new Error(`${name} was not uploaded`)
    const folder = mkdtempSync(join(tmpdir(), 'leg-'))
    const archive = join(folder, 'leg.zip')
    writeFileSync(archive, await world.artifacts.read(artifact))
    const { workloads } = await readArchivedResult(archive)
    rmSync(folder, { recursive: true })
    return workloads[0].runs[0].node
  }

  test('is told in one table', async () => {
    const runs = await onPullRequest(text(), checkout, pull)
    expect(runs.map(({ job, result }) => [job, result])).toEqual([
      ['measure', 'success'],
      ['measure', 'success'],
      ['report', 'success'],
    ])
    expect(await commentsOn(world, pull)).toHaveLength(1)
    const reported = runs[2].steps[0]
    expect(reported.outputs['slope-difference']).toBe('0')
    expect(reported.summary).toMatch(/router \(measure-node-20\)[\s\S]*router \(measure-node-24\)/)
    expect(resultOf(runs[0].steps[0]).workloads).toHaveLength(1)
    expect(await nodeMeasuredIn('heapslope-measure-leg-1-of-2-node-20-1')).toMatch(/^v20\./)
    expect(await nodeMeasuredIn('heapslope-measure-leg-2-of-2-node-24-1')).toMatch(/^v24\./)
  })

  test('is not green without the leg whose machine was lost', async () => {
    const gone = ({ matrix }: OwnStep) => matrix?.node === 20
    const runs = await onPullRequest(text(), checkout, pull, { gone })
    expect(runs.at(-1)).toMatchObject({ job: 'report', result: 'failure' })
    const reported = runs.at(-1)?.steps[0]
    expect(reported?.outputs).toMatchObject({ verdict: 'failed', reason: 'leg-missing' })
    expect((await commentsOn(world, pull))[0]).toContain('Leg 1 of 2 of the matrix of measure')
  })
})
