import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StoredReport } from '../../src/baseline/index.ts'
import { type StoredQuestion, storedRunsIn } from '../../src/benchmark/stored-runs.ts'
import { type Result, readResult, readSeries } from '../../src/result/index.ts'
import { OWNER, REPOSITORY } from '../github/harness/accounts.ts'
import { type Checkout, checkOut, gitIn } from '../github/harness/checkout.ts'
import type { Fault, OpenedPullRequest } from '../github/harness/github-server.ts'
import { runStep, type StepResult } from '../github/harness/runner.ts'
import {
  cleanProgram,
  leakingChange,
  mustEnd,
  pullRequestStep,
  repositoryPayload,
  resultOf,
  startWorld,
  type World,
} from './harness.ts'

// Whole measurements on a machine that may be busy with others.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

const PUSH_RUN = 401
const inputs = { workload: 'bench/session.leak.mjs', budget: '600s', snapshots: 'never', comment: 'never' }

let world: World
let checkout: Checkout
let pull: OpenedPullRequest
/** What the push to main left in its report folder. */
let pushed: { readonly result: Result; readonly series: ReadonlyMap<string, string> }

beforeAll(async () => {
  world = await startWorld()
  checkout = checkOut(cleanProgram, leakingChange)
  pull = await world.github.openPullRequest()
  pushed = await pushToMain()
})
afterAll(async () => {
  checkout.remove()
  await world.stop()
})
beforeEach(() => {
  world.github.reset()
  world.github.addRun({
    id: PUSH_RUN,
    event: 'push',
    head_branch: 'main',
    head_sha: checkout.baseSha,
    head_repository: { full_name: `${OWNER}/${REPOSITORY}` },
    pull_requests: [],
    status: 'completed',
  })
})

/** The built action on the push by which main came to where the pull request leaves it: uploads what it measured. */
async function pushToMain(): Promise<typeof pushed> {
  const git = gitIn(checkout.workspace)
  git('fetch', '--quiet', '--no-tags', '--depth=1', 'origin', checkout.baseSha)
  git('checkout', '--quiet', '--force', '--detach', checkout.baseSha)
  const step = await runStep(
    pullRequestStep(world, checkout, pull, {
      eventName: 'push',
      payload: {
        ref: 'refs/heads/main',
        before: checkout.forkedSha,
        after: checkout.baseSha,
        repository: repositoryPayload,
      },
      sha: checkout.baseSha,
      ref: 'refs/heads/main',
      runId: PUSH_RUN,
      with: inputs,
    }),
  )
  mustEnd(step, 'success')
  expect(step.outputs['artifact-id']).not.toBe('')
  const result = resultOf(step)
  const series = seriesFilesOf(step)
  git('checkout', '--quiet', '--force', '--detach', checkout.mergeSha)
  return { result, series }
}

function seriesFilesOf(step: StepResult): ReadonlyMap<string, string> {
  const files = resultOf(step).workloads[0]!.runs.flatMap(({ seriesFile }) => seriesFile ?? [])
  return new Map(
    files.map((file) => [file, readFileSync(join(step.outputs['report-folder']!, file), 'utf8')]),
  )
}

const onPullRequest = () =>
  runStep(pullRequestStep(world, checkout, pull, { with: { ...inputs, baseline: 'stored' } }))

const notesOf = (step: StepResult) =>
  resultOf(step).workloads[0]!.notes.filter(({ code }) => code.startsWith('base-'))

/** Text of the series of each judged run of a side. */
const judged = (step: StepResult, side: 'base' | 'head') =>
  resultOf(step)
    .workloads[0]!.runs.filter((run) => run.side === side && run.purpose === 'measure')
    .map(({ seriesFile }) => readSeries(seriesFilesOf(step).get(seriesFile!)!))

test('base is taken from what the push to the base branch uploaded, and head alone is measured', async () => {
  const step = await onPullRequest()
  mustEnd(step, 'failure')
  expect(step.outputs).toMatchObject({ verdict: 'regression', 'slope-base': '0' })
  expect(notesOf(step)).toEqual([
    { code: 'base-stored', text: expect.stringContaining(`run ${PUSH_RUN} (push), which measured the same`) },
  ])
  const stored = [...pushed.series.values()].map((text) => readSeries(text))
  expect(judged(step, 'base').length).toBeGreaterThan(0)
  for (const series of judged(step, 'base')) expect(stored).toContainEqual(series)
  for (const series of judged(step, 'head')) expect(stored).not.toContainEqual(series)
  expect(step.log).toContain(`looking for base in heapslope-memory-1 of run ${PUSH_RUN}`)
})

test('runs that may not be listed end in a note and a base that is measured again, never in another verdict', async () => {
  const withoutPermission: Fault = {
    method: 'GET',
    path: /\/actions\/runs$/,
    times: 99,
    effect: { status: 403, message: 'Resource not accessible by integration' },
  }
  world.github.inject(withoutPermission)
  const step = await onPullRequest()
  mustEnd(step, 'failure')
  expect(step.outputs).toMatchObject({ verdict: 'regression', 'slope-base': '0' })
  expect(notesOf(step)).toEqual([
    { code: 'base-rerun', text: expect.stringContaining('Grant "actions: read"') },
  ])
  const stored = [...pushed.series.values()].map((text) => readSeries(text))
  for (const series of judged(step, 'base')) expect(stored).not.toContainEqual(series)
})

describe('what the push uploaded serves only where all of this is equal:', () => {
  /** The report as it was uploaded, but for one thing. */
  const changed = (change: (result: Result) => Result): StoredReport => ({
    description: 'run 401 (push)',
    result: readResult(JSON.stringify(change(pushed.result))),
    series: async (file) => readSeries(pushed.series.get(file)!),
  })
  const question = (): StoredQuestion => {
    const { workloads, platform, heapslopeVersion } = pushed.result
    const [{ name, fingerprints, runs }] = workloads as [Result['workloads'][number]]
    return {
      workload: name,
      fingerprint: fingerprints!.head!,
      node: { executable: 'node', version: runs[0]!.node, major: 24 },
      platform,
      version: heapslopeVersion,
      budgetMs: 600_000,
    }
  }
  const withFingerprint = (part: string) => (result: Result) => ({
    ...result,
    workloads: result.workloads.map((workload) => ({
      ...workload,
      fingerprints: {
        base: null,
        head: { ...workload.fingerprints!.head!, [part]: 'f'.repeat(part === 'commit' ? 40 : 64) },
      },
    })),
  })

  test('all of it', async () => {
    expect(
      await storedRunsIn({ reports: [changed((same) => same)], problem: null }, question()),
    ).toMatchObject({
      kind: 'stored',
    })
  })

  test.each<[string, (result: Result) => Result, RegExp]>([
    ['the commit', withFingerprint('commit'), /another commit/],
    ['the lock file', withFingerprint('lockFiles'), /lock file differs/],
    ['the workload', withFingerprint('workload'), /workload differs/],
    ['the settings, V8 flags among them', withFingerprint('settings'), /settings differ/],
    [
      'the Node version',
      (result) => ({
        ...result,
        workloads: result.workloads.map((workload) => ({
          ...workload,
          runs: workload.runs.map((run) => ({ ...run, node: 'v20.0.0' })),
        })),
      }),
      /on Node v20\.0\.0/,
    ],
    ['the platform', (result) => ({ ...result, platform: { os: 'win32', arch: 'x64' } }), /on win32 x64/],
    ['heapslope', (result) => ({ ...result, heapslopeVersion: '0.0.9' }), /by heapslope 0\.0\.9/],
  ])('%s', async (_what, change, why) => {
    const found = await storedRunsIn({ reports: [changed(change)], problem: null }, question())
    expect(found).toMatchObject({ kind: 'rerun', text: expect.stringMatching(why) })
  })
})
