import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createClient } from '../../src/github/client.ts'
import { postStickyComment, type StickyComment } from '../../src/github/index.ts'
import { markerText } from '../../src/github/sticky-marker.ts'
import { OWNER, REPOSITORY, TOKENS } from './harness/accounts.ts'
import { type GithubServer, type OpenedPullRequest, startGithubServer } from './harness/github-server.ts'

let github: GithubServer
let pull: OpenedPullRequest
const repository = { owner: OWNER, name: REPOSITORY }
const marker = { key: 'heapslope.yml / memory', runId: 100, runAttempt: 1 }

beforeAll(async () => {
  github = await startGithubServer()
})
afterAll(async () => {
  await github.stop()
})
beforeEach(async () => {
  github.reset()
  pull = await github.openPullRequest()
})

function comment(
  changes: Partial<StickyComment> & { readonly token?: string; readonly throttle?: boolean } = {},
): StickyComment {
  const { token = TOKENS.job, throttle = false, ...rest } = changes
  const client = createClient({
    token,
    apiUrl: github.origin,
    retryUnitMs: 5,
    requestTimeoutMs: 60_000,
    throttle,
  })
  return {
    client,
    repository,
    number: pull.number,
    marker,
    body: 'first',
    create: 'allowed',
    visibility: 'shown',
    retryUnitMs: 20,
    ...rest,
  }
}

async function bodies(): Promise<readonly string[]> {
  const all = await github.asOwner.paginate(github.asOwner.rest.issues.listComments, {
    owner: OWNER,
    repo: REPOSITORY,
    issue_number: pull.number,
    per_page: 100,
  })
  return all.map(({ body }) => body ?? '')
}
const nodeIds = async (): Promise<readonly string[]> => {
  const { data } = await github.asOwner.rest.issues.listComments(target())
  return data.map(({ node_id: nodeId }) => nodeId)
}
const ours = async () => (await bodies()).filter((body) => body.startsWith('<!-- heapslope '))
const target = () => ({ owner: OWNER, repo: REPOSITORY, issue_number: pull.number })
const commentsPath = /\/issues\/\d+\/comments$/

describe('one comment', () => {
  test('is created once and then brought up to date', async () => {
    const first = await postStickyComment(comment())
    const second = await postStickyComment(comment({ body: 'second', marker: { ...marker, runId: 101 } }))
    expect(first).toMatchObject({ kind: 'created', url: expect.stringContaining(`/${pull.number}`) })
    expect(second).toMatchObject({ kind: 'updated', id: first.kind === 'created' ? first.id : 0 })
    expect(await bodies()).toEqual([`${markerText({ ...marker, runId: 101 })}\nsecond`])
  })

  test('is found behind 250 others', async () => {
    for (let at = 0; at < 250; at += 1)
      await github.asOwner.rest.issues.createComment({ ...target(), body: `talk ${at}` })
    await postStickyComment(comment())
    const second = await postStickyComment(comment({ body: 'second' }))
    expect(second.kind).toBe('updated')
    expect(await bodies()).toHaveLength(251)
    expect((await ours())[0]).toContain('second')
  })

  test('of another job, matrix leg or workflow is left alone', async () => {
    await postStickyComment(comment({ marker: { ...marker, key: 'heapslope.yml / memory / node: 20' } }))
    await postStickyComment(comment({ marker: { ...marker, key: 'heapslope.yml / memory / node: 2' } }))
    await postStickyComment(comment())
    expect(await ours()).toHaveLength(3)
  })

  test('of someone who wrote our marker is not overwritten', async () => {
    const quoted = `${markerText(marker)}\nmine, not yours`
    await github.asStranger.rest.issues.createComment({ ...target(), body: quoted })
    expect((await postStickyComment(comment())).kind).toBe('created')
    expect(await bodies()).toContain(quoted)
  })

  test('keeps people apart from bots where GitHub does not tell who we are', async () => {
    github.inject({ method: 'POST', path: /graphql/, times: 9, effect: { status: 403, message: 'no' } })
    await github.asStranger.rest.issues.createComment({ ...target(), body: `${markerText(marker)}\nquoted` })
    expect((await postStickyComment(comment())).kind).toBe('created')
    expect((await postStickyComment(comment({ body: 'second' }))).kind).toBe('updated')
    expect(await ours()).toHaveLength(2)
  })

  test('is not made where only an existing one is to be brought up to date', async () => {
    expect(await postStickyComment(comment({ create: 'never' }))).toEqual({ kind: 'not-needed' })
    await postStickyComment(comment())
    expect((await postStickyComment(comment({ create: 'never', body: 'second' }))).kind).toBe('updated')
    expect(await ours()).toHaveLength(1)
  })

  test('of a run that started later is not overwritten by an older one', async () => {
    await postStickyComment(comment({ marker: { ...marker, runId: 200 }, body: 'newer' }))
    expect(await postStickyComment(comment({ body: 'older' }))).toMatchObject({
      kind: 'not-posted',
      code: 'newer-result-posted',
    })
    expect(await ours()).toEqual([expect.stringContaining('newer')])
  })
})

describe('a comment whose regression is gone', () => {
  const bothWays = ['minimised', 'shown', 'minimised'] as const

  test('is minimised as resolved, and shown again when there is one anew', async () => {
    await postStickyComment(comment())
    const [nodeId] = await nodeIds()
    const classifiers: (string | null)[] = []
    for (const visibility of bothWays) {
      const outcome = await postStickyComment(comment({ create: 'never', visibility }))
      expect(outcome).toMatchObject({ kind: 'updated', visibilityProblem: null })
      classifiers.push(github.minimisedAs(nodeId))
    }
    expect(classifiers).toEqual(['RESOLVED', null, 'RESOLVED'])
  })

  test('is changed only where it is not so already', async () => {
    await postStickyComment(comment())
    const asked: number[] = []
    for (const visibility of ['shown', 'minimised', 'minimised'] as const) {
      const before = github.requests.length
      await postStickyComment(comment({ visibility }))
      asked.push(github.requests.slice(before).filter((request) => request.endsWith('/graphql')).length)
    }
    // Who we are, whether it is minimised, and once the change itself.
    expect(asked).toEqual([2, 3, 2])
  })

  test.each([
    ['an answer of 403', { status: 403, message: 'no' }, 'no-permission'],
    ['an answer of 502', { status: 502, message: 'busy' }, 'github-unavailable'],
    ['a broken connection', 'reset', 'github-unavailable'],
  ] as const)('is up to date although %s keeps it from being minimised', async (_what, effect, code) => {
    await postStickyComment(comment())
    github.inject({ method: 'POST', path: /graphql/, times: 99, effect })
    const outcome = await postStickyComment(comment({ body: 'second', visibility: 'minimised' }))
    expect(outcome).toMatchObject({ kind: 'updated', visibilityProblem: { code } })
    expect(await ours()).toEqual([expect.stringContaining('second')])
  })

  test('is up to date although this token may write and not minimise', async () => {
    const byStranger = { token: TOKENS.stranger }
    await postStickyComment(comment(byStranger))
    const outcome = await postStickyComment(
      comment({ ...byStranger, body: 'second', visibility: 'minimised' }),
    )
    expect(outcome).toMatchObject({
      kind: 'updated',
      visibilityProblem: { code: 'no-permission', text: expect.stringContaining('correct permissions') },
    })
    expect(await ours()).toEqual([expect.stringContaining('second')])
  })
})

describe('when something goes wrong', () => {
  test('a comment deleted between look-up and update is made again', async () => {
    await postStickyComment(comment())
    github.before = async (request) => {
      if (request.method !== 'PATCH') return
      github.before = () => undefined
      const id = Number(/\d+$/.exec(request.path)?.[0])
      await github.asOwner.rest.issues.deleteComment({ owner: OWNER, repo: REPOSITORY, comment_id: id })
    }
    expect((await postStickyComment(comment({ body: 'second' }))).kind).toBe('created')
    expect(await ours()).toEqual([expect.stringContaining('second')])
  })

  test('a comment that was made although its answer was lost is not doubled', async () => {
    github.inject({ method: 'POST', path: commentsPath, times: 1, effect: 'reset-after-carrying-out' })
    expect((await postStickyComment(comment())).kind).toBe('updated')
    expect(await ours()).toHaveLength(1)
  })

  test.each([502, 503, 500])('an answer of %i while creating is tried again', async (status) => {
    github.inject({ method: 'POST', path: commentsPath, times: 2, effect: { status, message: 'busy' } })
    expect((await postStickyComment(comment())).kind).toBe('created')
    expect(await ours()).toHaveLength(1)
  })

  test('a connection reset in the middle of listing is tried again', async () => {
    await postStickyComment(comment())
    github.inject({ method: 'GET', path: commentsPath, times: 2, effect: 'reset' })
    expect((await postStickyComment(comment({ body: 'second' }))).kind).toBe('updated')
  })

  test('a secondary rate limit is waited out', async () => {
    await postStickyComment(comment())
    github.inject({
      method: 'PATCH',
      path: /comments/,
      times: 1,
      effect: {
        status: 403,
        message: 'You have exceeded a secondary rate limit. Please wait a few minutes.',
        headers: { 'retry-after': '1' },
      },
    })
    expect((await postStickyComment(comment({ body: 'second', throttle: true }))).kind).toBe('updated')
  })

  test('a rate limit that lasts an hour is not waited for', async () => {
    const effect = {
      status: 429,
      message: 'API rate limit exceeded',
      headers: { 'retry-after': '3600', 'x-ratelimit-remaining': '0' },
    }
    github.inject({ method: 'GET', path: commentsPath, times: 99, effect })
    // An hour would outlast the test.
    expect(await postStickyComment(comment({ throttle: true }))).toMatchObject({
      kind: 'not-posted',
      code: 'rate-limited',
    })
  })

  test.each(['reset', 'reset-after-carrying-out', { status: 502, message: 'busy' }] as const)(
    'an update that meets %j is tried again and leaves one comment',
    async (effect) => {
      await postStickyComment(comment())
      github.inject({ method: 'PATCH', path: /comments/, times: 1, effect })
      expect((await postStickyComment(comment({ body: 'second' }))).kind).toBe('updated')
      expect(await ours()).toEqual([expect.stringContaining('second')])
    },
  )

  test('two jobs that create at the same time leave one comment', async () => {
    const outcomes = await Promise.all([
      postStickyComment(comment({ body: 'one' })),
      postStickyComment(comment({ body: 'other' })),
    ])
    expect(outcomes.filter(({ kind }) => kind === 'not-posted')).toEqual([])
    expect(await ours()).toHaveLength(1)
  })

  test.each([
    ['older run', 100, 200],
    ['newer run', 200, 100],
  ])(
    'of two runs that find no comment the %s creates last: the newer one is told, once',
    async (_what, last, first) => {
      github.before = async ({ method, path }) => {
        if (method !== 'POST' || !commentsPath.test(path)) return
        github.before = () => undefined
        await postStickyComment(comment({ marker: { ...marker, runId: first }, body: `run ${first}` }))
      }
      await postStickyComment(comment({ marker: { ...marker, runId: last }, body: `run ${last}` }))
      expect(await ours()).toEqual([expect.stringContaining('run 200')])
    },
  )

  const permission = /Grant "pull-requests: write"/
  test.each([
    ['a read-only token', { token: TOKENS.readOnly }, 'no-permission', permission],
    ['an unknown token', { token: 'ghs_unknown' }, 'token-rejected', /input "token"/],
    ['a pull request that is not there', { number: 99_999 }, 'not-found', /Not found/],
    ['a body that is too long', { body: 'x'.repeat(65_536) }, 'comment-too-long', /65536/],
  ] as const)('%s is an outcome and no error', async (_what, changes, code, text) => {
    const outcome = await postStickyComment(comment(changes))
    expect(outcome).toMatchObject({ kind: 'not-posted', code, text: expect.stringMatching(text) })
    expect(await ours()).toEqual([])
  })

  test.each([
    [409, 'conflict'],
    [410, 'gone'],
    [422, 'refused-as-invalid'],
    [403, 'no-permission'],
  ])('an answer of %i while creating ends in a note', async (status, code) => {
    github.inject({ method: 'POST', path: commentsPath, times: 9, effect: { status, message: 'locked' } })
    expect(await postStickyComment(comment())).toMatchObject({ kind: 'not-posted', code })
  })

  test('a server that never answers ends in a note', async () => {
    github.inject({ method: 'GET', path: commentsPath, times: 99, effect: 'stall' })
    const client = createClient({
      token: TOKENS.job,
      apiUrl: github.origin,
      retryUnitMs: 5,
      requestTimeoutMs: 300,
    })
    expect(await postStickyComment(comment({ client }))).toMatchObject({
      kind: 'not-posted',
      code: 'timed-out',
    })
  })

  test('no server at all ends in a note', async () => {
    const client = createClient({ token: TOKENS.job, apiUrl: 'http://127.0.0.1:1', retryUnitMs: 5 })
    expect(await postStickyComment(comment({ client }))).toMatchObject({
      kind: 'not-posted',
      code: 'github-unavailable',
    })
  })
})
