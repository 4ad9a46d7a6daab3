import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hunksOf, readChangedLines } from '../../src/github/changed-lines.ts'
import { type CheckRun, createCheckRun } from '../../src/github/check-run.ts'
import { createClient } from '../../src/github/client.ts'
import { OWNER, REPOSITORY, TOKENS } from './harness/accounts.ts'
import { type GithubServer, type OpenedPullRequest, startGithubServer } from './harness/github-server.ts'

let github: GithubServer
let pull: OpenedPullRequest
const repository = { owner: OWNER, name: REPOSITORY }

beforeAll(async () => {
  github = await startGithubServer()
  pull = await github.openPullRequest({ path: 'src/a.js', content: 'one\ntwo\nthree\n' })
})
afterAll(async () => {
  await github.stop()
})
beforeEach(() => {
  github.reset()
})

const clientWith = (token: string) =>
  createClient({ token, apiUrl: github.origin, retryUnitMs: 5, requestTimeoutMs: 60_000, throttle: false })

function check(count: number, token: string = TOKENS.jobWithChecks): CheckRun {
  return {
    client: clientWith(token),
    repository,
    name: 'heapslope / memory',
    headSha: pull.headSha,
    conclusion: 'failure',
    title: 'session leaks',
    summary: 'text',
    annotations: Array.from({ length: count }, (_, at) => ({
      level: 'error' as const,
      file: 'src/a.js',
      line: at + 1,
      column: null,
      title: `leak ${at}`,
      message: 'leaks',
    })),
  }
}

describe('a check run', () => {
  test('carries every annotation, fifty a request', async () => {
    const outcome = await createCheckRun(check(120))
    expect(outcome).toMatchObject({ kind: 'created', annotations: 120 })
    const requests = github.requests.filter((request) => request.includes('/check-runs'))
    expect(requests.map((request) => request.split(' ')[0])).toEqual(['POST', 'PATCH', 'PATCH'])
    const id = outcome.kind === 'created' ? outcome.id : 0
    const annotations = await fetch(
      `${github.origin}/repos/${OWNER}/${REPOSITORY}/check-runs/${id}/annotations?per_page=100&page=2`,
    )
    expect(await annotations.json()).toHaveLength(20)
  })

  test('is not created where the workflow does not grant it', async () => {
    expect(await createCheckRun(check(1, TOKENS.job))).toEqual({ kind: 'not-granted' })
  })

  test('whose answer is lost is not created twice', async () => {
    github.inject({ method: 'POST', path: /check-runs$/, times: 1, effect: 'reset-after-carrying-out' })
    expect(await createCheckRun(check(1))).toMatchObject({ kind: 'not-created', code: 'github-unavailable' })
    expect(github.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1)
  })
})

describe('the lines of a diff', () => {
  test('are those of its hunks in the new file', () => {
    const patch =
      '@@ -1,3 +1,4 @@ class A {\n a\n+b\n c\n d\n@@ -20 +21,2 @@\n-x\n+y\n+z\n@@ -40,2 +42,0 @@\n-p\n-q'
    expect(hunksOf(patch)).toEqual([
      { from: 1, to: 4 },
      { from: 21, to: 22 },
      { from: 42, to: 41 },
    ])
  })

  test('are read from the pull request', async () => {
    const changed = await readChangedLines(clientWith(TOKENS.job), repository, pull.number)
    if (changed.kind === 'not-read') throw new Error(changed.text)
    expect([1, 3, 4].map((line) => changed.holds('src/a.js', line))).toEqual([true, true, false])
    expect(changed.holds('src/b.js', 1)).toBe(false)
  })

  test('may be withheld', async () => {
    github.inject({ method: 'GET', path: /files$/, times: 9, effect: { status: 404, message: 'Not Found' } })
    expect(await readChangedLines(clientWith(TOKENS.job), repository, pull.number)).toMatchObject({
      kind: 'not-read',
      code: 'not-found',
    })
  })
})
