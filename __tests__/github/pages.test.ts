import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  connect,
  findPullRequest,
  type GithubClient,
  listRunArtifacts,
  readChangedLines,
} from '../../src/github/index.ts'
import { OWNER, REPOSITORY, STRANGER, TOKENS } from './harness/accounts.ts'
import { type ArtifactService, startArtifactService } from './harness/artifact-service.ts'
import { type GithubServer, startGithubServer } from './harness/github-server.ts'

// Hundreds of requests to a server in a process that is busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const repository = { owner: OWNER, name: REPOSITORY }
const target = { owner: OWNER, repo: REPOSITORY }
/** A page holds a hundred. */
const MANY = 130

let artifacts: ArtifactService
let github: GithubServer
let client: GithubClient
beforeAll(async () => {
  artifacts = await startArtifactService()
  github = await startGithubServer(artifacts)
  client = await connect({ token: TOKENS.job, apiUrl: github.origin, throttle: false })
})
afterAll(async () => {
  await github.stop()
  await artifacts.stop()
})

const pagesOf = (path: RegExp) => github.requests.filter((request) => path.test(request)).length

describe('behind the first page are found', () => {
  test('the artifacts of a run', async () => {
    for (let at = 0; at < MANY; at += 1) await artifacts.plant(42, `heapslope-job${at}-1`, Buffer.from('x'))
    const list = await listRunArtifacts(client, repository, 42)
    if (list.kind === 'not-listed') throw new Error(list.text)
    expect(new Set(list.artifacts.map(({ name }) => name)).size).toBe(MANY)
    expect(pagesOf(/\/runs\/42\/artifacts/)).toBe(2)
  })

  test('the files of a pull request', async () => {
    const files = Array.from({ length: MANY }, (_, at) => ({
      path: `src/file-${String(at).padStart(3, '0')}.js`,
      content: 'export {}\n',
    }))
    const pull = await github.openPullRequest(files)
    const changed = await readChangedLines(client, repository, pull.number)
    if (changed.kind === 'not-read') throw new Error(changed.text)
    expect(files.filter(({ path }) => changed.holds(path, 1))).toHaveLength(MANY)
    expect(pagesOf(/\/files\?/)).toBe(2)
  })

  test('the pull request of a fork that is gone, among all that are open', async () => {
    const pull = await github.openPullRequestFromFork()
    await github.asStranger.rest.repos.delete({ owner: STRANGER, repo: REPOSITORY })
    const { headSha: sha } = await github.openPullRequest()
    for (let at = 0; at < MANY; at += 1) {
      const head = `later-${at}`
      await github.asOwner.rest.git.createRef({ ...target, ref: `refs/heads/${head}`, sha })
      await github.asOwner.rest.pulls.create({ ...target, title: head, head, base: 'main' })
    }
    const found = await findPullRequest(client, repository, {
      kind: 'workflow-run',
      runId: 42,
      runAttempt: 1,
      triggeredBy: 'pull_request',
      conclusion: 'success',
      headSha: pull.headSha,
      headBranch: pull.headRef,
      headRepository: null,
    })
    expect(found).toMatchObject({ kind: 'found', number: pull.number })
    const { data: first } = await github.asOwner.rest.pulls.list({ ...target, state: 'open', per_page: 100 })
    expect(first).toHaveLength(100)
    expect(first.map(({ number }) => number)).not.toContain(pull.number)
  })
})
