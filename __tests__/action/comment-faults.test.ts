import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { OWNER, REPOSITORY } from '../github/harness/accounts.ts'
import type { ApiRequest } from '../github/harness/api-message.ts'
import type { Fault, FaultAnswer, OpenedPullRequest } from '../github/harness/github-server.ts'
import type { StepRequest } from '../github/harness/runner.ts'
import { commentsOn, mustEnd, startWorld, type World } from './harness.ts'
import { goldenResult, plantResult, type Reported, runReport } from './planted-report.ts'
import { hurriedDeadline, hurriedWaits, shiftedClock } from './preloads.ts'

vi.setConfig({ testTimeout: 600_000 })

let world: World
let folder: string
let lastRun = 700
/** What happens before a request is carried out, whichever test it belongs to. */
const hooks = new Set<(request: ApiRequest) => void | Promise<void>>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clocks-'))
  world = await startWorld()
  world.github.before = async (request) => {
    for (const hook of hooks) await hook(request)
  }
})
afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true })
})

/** A pull request of its own with the result of a measuring job, so that tests can run beside each other. */
async function reportable(result = goldenResult('unchanged-exact')) {
  const pull = await world.github.openPullRequest()
  const report = async (changes: Partial<StepRequest> = {}, told = result): Promise<Reported> => {
    lastRun += 1
    const runId = lastRun
    await plantResult(world, runId, told)
    return runReport(world, pull, runId, changes)
  }
  return { pull, report, comments: () => commentsOn(world, pull) }
}

type Effect = Fault['effect']

/** Breaks requests about the comments of this pull request alone. */
const breakComments = (pull: OpenedPullRequest, method: string, times: number, effect: Effect) =>
  world.github.inject({ method, path: new RegExp(`/issues/${pull.number}/comments$`), times, effect })

/** The verdict stands, whatever became of the comment. */
function expectUnchanged(reported: Reported): void {
  mustEnd(reported, 'success')
  expect(reported.outputs.verdict).toBe('unchanged')
}

const answer = (status: number, headers: Record<string, string> = {}, message = 'injected'): FaultAnswer => ({
  status,
  message,
  headers,
})
const ALWAYS = 999

describe.concurrent('a comment that GitHub does not take is a note, and the verdict stands:', () => {
  test.each([
    ['401', answer(401), 'token-rejected'],
    ['403', answer(403), 'no-permission'],
    ['404', answer(404), 'not-found'],
    ['409', answer(409), 'conflict'],
    ['410', answer(410), 'gone'],
    ['422', answer(422), 'refused-as-invalid'],
    ['500 again and again', answer(500), 'github-unavailable'],
    ['503 again and again', answer(503), 'github-unavailable'],
    ['a reset again and again', 'reset', 'github-unavailable'],
    ['a rate limit of an hour', answer(429, { 'retry-after': '3600' }), 'rate-limited'],
  ] as const)('%s', async (_what, effect, code) => {
    const { pull, report, comments } = await reportable()
    breakComments(pull, 'POST', ALWAYS, effect)
    const reported = await report({ env: { NODE_OPTIONS: hurriedWaits(folder) } })
    expectUnchanged(reported)
    expect(reported.notes).toEqual([expect.stringMatching(`^comment-not-posted: .*\\(${code}\\)`)])
    expect(reported.outputs['comment-url']).toBe('')
    expect(reported.summary).toContain(code)
    expect(await comments()).toEqual([])
  })

  test('a request that is taken and never answered: the process ends all the same', async () => {
    const { pull, report, comments } = await reportable()
    breakComments(pull, 'POST', ALWAYS, 'stall')
    const reported = await report({ env: { NODE_OPTIONS: hurriedDeadline(folder, 180_000, 8_000) } })
    expectUnchanged(reported)
    expect(reported.notes).toEqual([expect.stringMatching(/^comment-not-posted: .*\(timed-out\)/)])
    expect(await comments()).toEqual([])
  })
})

describe.concurrent('a comment is posted once in spite of', () => {
  test.each([
    ['500 twice', 'POST', 2, answer(500)],
    ['a connection reset', 'POST', 1, 'reset'],
    ['an answer that is lost', 'POST', 1, 'reset-after-carrying-out'],
    ['a connection reset while the comments are listed', 'GET', 2, 'reset'],
    ['502 while the comments are listed', 'GET', 1, answer(502)],
    [
      'a secondary rate limit',
      'POST',
      1,
      answer(403, { 'retry-after': '1' }, 'You have exceeded a secondary rate limit.'),
    ],
  ] as const)('%s', async (_what, method, times, effect) => {
    const { pull, report, comments } = await reportable()
    breakComments(pull, method, times, effect)
    const reported = await report()
    expectUnchanged(reported)
    expect(reported.notes).toEqual([])
    expect(await comments()).toHaveLength(1)
  })

  test('its being deleted between look-up and update', async () => {
    const { report, comments } = await reportable()
    const first = await report()
    const id = Number(/(\d+)$/.exec(first.outputs['comment-url'])?.[1])
    const deleteOnce = async ({ method, path }: ApiRequest) => {
      if (method !== 'PATCH' || !path.endsWith(`/comments/${id}`)) return
      hooks.delete(deleteOnce)
      await world.github.asOwner.rest.issues.deleteComment({
        owner: OWNER,
        repo: REPOSITORY,
        comment_id: id,
      })
    }
    hooks.add(deleteOnce)
    const second = await report()
    expectUnchanged(second)
    expect(second.notes).toEqual([])
    expect(hooks.has(deleteOnce)).toBe(false)
    expect(await comments()).toHaveLength(1)
  })

  test('another job that posts it at the same time', async () => {
    const { pull, report, comments } = await reportable()
    // Both have looked and found none before either creates one.
    let waiting = 0
    let go = () => {}
    const both = new Promise<void>((resolve) => {
      go = resolve
    })
    const meet = async ({ method, path }: ApiRequest) => {
      if (method !== 'POST' || !path.endsWith(`/issues/${pull.number}/comments`)) return
      waiting += 1
      if (waiting === 2) go()
      await both
    }
    hooks.add(meet)
    const reports = await Promise.all([report(), report()])
    hooks.delete(meet)
    expect(waiting).toBe(2)
    for (const reported of reports) expectUnchanged(reported)
    const [comment, ...others] = await comments()
    expect(others).toEqual([])
    // Told by the run that began later; the other may have noticed that.
    const later = Math.max(...reports.map(({ runId }) => runId))
    expect(comment).toContain(`run=${later} `)
    const notes = reports.flatMap((reported) => reported.notes)
    expect(notes.filter((note) => !note.includes('newer-result-posted'))).toEqual([])
  })

  test.each([
    ['a day ahead', 86_400_000],
    ['a day behind', -86_400_000],
  ])('a clock that is %s', async (_what, shiftMs) => {
    const { pull, report, comments } = await reportable()
    breakComments(
      pull,
      'POST',
      1,
      answer(403, { 'retry-after': '1' }, 'You have exceeded a secondary rate limit.'),
    )
    const reported = await report({ env: { NODE_OPTIONS: shiftedClock(folder, shiftMs) } })
    expectUnchanged(reported)
    expect(reported.notes).toEqual([])
    expect(await comments()).toHaveLength(1)
    expect(reported.outputs['artifact-id']).not.toBe('')
  })
})
