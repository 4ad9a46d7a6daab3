import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type LookingContext, storedLookUp } from '../../src/action/stored-look-up.ts'
import type { StoredReports } from '../../src/baseline/index.ts'
import type { Event } from '../../src/github/index.ts'
import { OWNER, REPOSITORY, STRANGER, TOKENS } from '../github/harness/accounts.ts'
import type { EarlierRunEntry } from '../github/harness/earlier-run.ts'
import type { Fault } from '../github/harness/github-server.ts'
import { type ZipFile, zipOf } from '../github/harness/zip-writer.ts'
import { startWorld, type World } from './harness.ts'
import { goldenResult } from './planted-report.ts'

// GitHub's server in a process that is busy with other tests.
vi.setConfig({ testTimeout: 300_000 })

const COMMIT = 'b'.repeat(40)
const PULL = 7
const OWN_RUN = 900
const EARLIER_RUN = 800

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

const onPull: Event = {
  kind: 'pull-request',
  number: PULL,
  action: 'synchronize',
  headRepository: `${OWNER}/${REPOSITORY}`,
  headSha: 'c'.repeat(40),
  headRef: 'topic',
  baseSha: COMMIT,
  baseRef: 'main',
  fromFork: false,
}
const fromFork: Event = { ...onPull, headRepository: `${STRANGER}/${REPOSITORY}`, fromFork: true }

const pushToMain: EarlierRunEntry = {
  id: EARLIER_RUN,
  event: 'push',
  head_branch: 'main',
  head_sha: COMMIT,
  head_repository: { full_name: `${OWNER}/${REPOSITORY}` },
  pull_requests: [],
  status: 'completed',
}
const runOfPull: EarlierRunEntry = {
  ...pushToMain,
  event: 'pull_request',
  head_branch: 'topic',
  head_sha: 'd'.repeat(40),
  pull_requests: [{ number: PULL }],
}

const RESULT: ZipFile = { name: 'heapslope-result.json', content: goldenResult('unchanged-exact') }

async function plant(
  run: EarlierRunEntry,
  files: readonly ZipFile[] = [RESULT],
  name = 'heapslope-memory-1',
) {
  world.github.addRun(run)
  await world.artifacts.plant(run.id, name, zipOf(files))
}

interface Asked {
  readonly event?: Event
  readonly token?: string
  readonly apiUrl?: string
  readonly limits?: { readonly lookUpMs: number }
}

async function lookUp({
  event = onPull,
  token = TOKENS.job,
  apiUrl,
  limits,
}: Asked = {}): Promise<StoredReports> {
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'look-up-'))
  const repository = { owner: OWNER, name: REPOSITORY }
  const context: LookingContext = {
    environment: { repository, runId: OWN_RUN, apiUrl: apiUrl ?? world.github.origin, temporaryFolder },
    inputs: { token },
    place: { label: 'memory' },
    event,
  }
  const looking = storedLookUp(context, { ...limits, retryUnitMs: 1 })
  onTestFinished(async () => {
    await looking.close()
    expect(readdirSync(temporaryFolder)).toEqual([])
    rmSync(temporaryFolder, { recursive: true })
  })
  return looking.find(COMMIT)
}

const described = ({ reports }: StoredReports) => reports.map(({ description }) => description)
const downloads = () => world.github.requests.filter((request) => request.includes('/artifacts'))

describe('base is looked for in runs that this repository made itself:', () => {
  test.each<[string, EarlierRunEntry, Event]>([
    ['a push to the base branch', pushToMain, onPull],
    ['a push to the base branch, for a fork', pushToMain, fromFork],
    ['a night on the base branch', { ...pushToMain, event: 'schedule' }, onPull],
    ['an earlier run of the same pull request', runOfPull, onPull],
    [
      'the push before, on the branch itself',
      { ...pushToMain, head_branch: 'topic' },
      {
        kind: 'push',
        ref: 'refs/heads/topic',
        before: COMMIT,
        after: 'c'.repeat(40),
        deleted: false,
        forced: false,
        defaultBranch: 'main',
      },
    ],
    [
      'of a new branch a push to the default branch',
      pushToMain,
      {
        kind: 'push',
        ref: 'refs/heads/topic',
        before: null,
        after: 'c'.repeat(40),
        deleted: false,
        forced: false,
        defaultBranch: 'main',
      },
    ],
    [
      'by hand, on the default branch',
      pushToMain,
      { kind: 'workflow-dispatch', ref: 'refs/heads/topic', defaultBranch: 'main' },
    ],
    [
      'at night, the push of the day',
      pushToMain,
      { kind: 'schedule', cron: '0 3 * * *', defaultBranch: 'main' },
    ],
    [
      'in a merge queue the base branch',
      pushToMain,
      {
        kind: 'merge-group',
        headSha: 'c'.repeat(40),
        baseSha: COMMIT,
        baseRef: 'refs/heads/main',
        pullRequestNumber: PULL,
      },
    ],
  ])('%s', async (_what, run, event) => {
    await plant(run)
    const found = await lookUp({ event })
    expect(found.problem).toBeNull()
    expect(described(found)).toEqual([`run ${EARLIER_RUN} (${run.event})`])
    expect(found.reports[0]!.result.workloads[0]!.name).toBe('router')
  })

  test('its own job first, then other jobs, of the newest runs', async () => {
    await plant({ ...pushToMain, id: 801 }, [RESULT], 'heapslope-another-1')
    await world.artifacts.plant(801, 'heapslope-memory-1', zipOf([RESULT]))
    await plant({ ...pushToMain, id: 802 })
    expect(described(await lookUp())).toEqual(['run 802 (push)', 'run 801 (push)', 'run 801 (push)'])
    const ids = world.artifacts.artifacts.map(({ id }) => id)
    const asked = downloads().flatMap((request) => /artifacts\/(\d+)\/zip/.exec(request)?.[1] ?? [])
    expect(asked.map((id) => ids.indexOf(Number(id)))).toEqual([2, 1, 0])
  })
})

describe('nothing is even downloaded of', () => {
  test.each<[string, EarlierRunEntry, Event]>([
    [
      "a fork's run on a branch of the same name at the same commit",
      { ...pushToMain, head_repository: { full_name: `${STRANGER}/${REPOSITORY}` } },
      onPull,
    ],
    [
      'a pull request whose branch is called like the base branch',
      { ...pushToMain, event: 'pull_request' },
      onPull,
    ],
    ['a push to another branch', { ...pushToMain, head_branch: 'release' }, onPull],
    ['a push of another commit', { ...pushToMain, head_sha: 'e'.repeat(40) }, onPull],
    ['a run that has not ended', { ...pushToMain, status: 'in_progress' }, onPull],
    ['the run itself', { ...pushToMain, id: OWN_RUN }, onPull],
    ['a workflow on workflow_run', { ...pushToMain, event: 'workflow_run' }, onPull],
    ['another pull request from the same branch', { ...runOfPull, pull_requests: [{ number: 8 }] }, onPull],
    [
      "a fork's pull request, by whatever number it claims",
      { ...runOfPull, head_repository: { full_name: `${STRANGER}/${REPOSITORY}` } },
      onPull,
    ],
    ['earlier runs of this pull request, where it comes from a fork', runOfPull, fromFork],
  ])('%s', async (_what, run, event) => {
    await plant(run)
    expect(await lookUp({ event })).toEqual({ reports: [], problem: null })
    expect(downloads()).toEqual([])
  })
})

describe('an artifact is data, and one that is none of ours is named and left:', () => {
  const bomb = Buffer.alloc(26 * 1024 * 1024, 0x20)
  test.each<[string, readonly ZipFile[]]>([
    ['no result in it', [{ name: 'other.json', content: '{}' }]],
    ['two results', [RESULT, RESULT]],
    ['a result that is no JSON', [{ ...RESULT, content: '{' }]],
    ['a result of another kind', [{ ...RESULT, content: '{"schemaVersion":1}' }]],
    ['one that unpacks to more than a result has', [{ ...RESULT, content: bomb }]],
    ['one that hides its size', [{ ...RESULT, content: bomb, claims: { textBytes: 10 } }]],
  ])('%s', async (_what, files) => {
    await plant(pushToMain, files)
    expect(await lookUp()).toEqual({
      reports: [],
      problem: `heapslope-memory-1 of run ${EARLIER_RUN} holds no result that can be used`,
    })
  })

  test('a series is only ever an entry of the archive, and checked', async () => {
    const series = (values: readonly number[]) =>
      JSON.stringify({
        schemaVersion: 1,
        series: [
          {
            process: { kind: 'main', label: 'main' },
            iterations: [1, 2],
            elapsedMs: [1, 2],
            settleRounds: [1, 1],
            metrics: { heapUsed: values },
          },
        ],
      })
    await plant(pushToMain, [
      RESULT,
      { name: 'series/good.json', content: series([1, 2]) },
      { name: 'series/bad.json', content: series([1]) },
      { name: 'series/huge.json', content: Buffer.alloc(9 * 1024 * 1024, 0x20) },
    ])
    const [report] = (await lookUp()).reports
    expect(await report!.series('series/good.json')).toMatchObject([{ metrics: { heapUsed: [1, 2] } }])
    for (const [name, why] of [
      ['series/bad.json', 'differ in length'],
      ['series/huge.json', 'more than 8388608 bytes'],
      ['series/none.json', 'has no series/none.json'],
      ['/etc/passwd', 'has no /etc/passwd'],
      ['../../package.json', 'has no ../../package.json'],
    ] as const)
      await expect(report!.series(name)).rejects.toThrow(why)
  })
})

describe('what GitHub does not give is a problem, not a failure:', () => {
  const runs = /\/actions\/runs$/
  const answer = (status: number) => ({ status, message: 'injected' })
  test.each<[string, Fault['path'], Fault['effect'], RegExp]>([
    ['403 for the runs', runs, answer(403), /earlier runs could not be listed.*actions: read/],
    ['404 for the runs', runs, answer(404), /earlier runs could not be listed/],
    ['500 for the runs, again and again', runs, answer(500), /earlier runs could not be listed/],
    ['a reset for the runs, again and again', runs, 'reset', /earlier runs could not be listed/],
    [
      '403 for the artifacts',
      /\/runs\/\d+\/artifacts$/,
      answer(403),
      /artifacts of run 800 could not be listed/,
    ],
    ['410 for the archive', /\/artifacts\/\d+\/zip$/, answer(410), /of run 800 could not be downloaded/],
  ])('%s', async (_what, path, effect, problem) => {
    await plant(pushToMain)
    world.github.inject({ method: 'GET', path, times: 99, effect })
    const found = await lookUp()
    expect(found.reports).toEqual([])
    expect(found.problem).toMatch(problem)
  })

  test('no token', async () => {
    expect((await lookUp({ token: '' })).problem).toMatch(/"token" is empty/)
  })

  test('no server', async () => {
    expect((await lookUp({ apiUrl: 'http://127.0.0.1:1' })).problem).toMatch(/could not be listed/)
  })

  test.each(['GitHub', 'the store of artifacts'])(
    '%s taking a request and never answering: what was found by then is kept',
    async (who) => {
      await plant({ ...pushToMain, id: 802 })
      await plant({ ...pushToMain, id: 801 })
      let stalled = false
      world.artifacts.blobProxy.rule = ({ url = '' }) => {
        if (who === 'GitHub' || !url.includes('/run-801/')) return undefined
        stalled = true
        return 'stall'
      }
      if (who === 'GitHub') {
        world.github.inject({ method: 'GET', path: /\/runs\/801\/artifacts$/, times: 99, effect: 'stall' })
        stalled = true
      }
      const found = await lookUp({ limits: { lookUpMs: 4_000 } })
      expect(stalled).toBe(true)
      expect(described(found)).toEqual(['run 802 (push)'])
      expect(found.problem).toMatch(/had not brought the earlier runs after 4 s/)
    },
  )
})
