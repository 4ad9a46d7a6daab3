import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { TOKENS } from '../github/harness/accounts.ts'
import { type Checkout, checkOut } from '../github/harness/checkout.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import { runStep, type StepRequest } from '../github/harness/runner.ts'
import {
  cleanProgram,
  commentsOn,
  harmlessChange,
  leakingChange,
  mustEnd,
  pullRequestStep,
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
  pull = await world.github.openPullRequest({
    path: 'src/session.js',
    content: leakingChange['src/session.js'],
  })
})

const step = (checkout: Checkout, changes: Partial<StepRequest> = {}) =>
  pullRequestStep(world, checkout, pull, changes)
const comments = () => commentsOn(world, pull)

describe('a pull request with a leak', () => {
  let checkout: Checkout
  beforeAll(() => {
    checkout = checkOut(cleanProgram, leakingChange)
  })
  afterAll(() => {
    checkout.remove()
  })

  test('fails the step, is told in one comment that a second run brings up to date, and can be downloaded', async () => {
    const withSnapshots = { ...step(checkout).with, 'upload-snapshots': 'true' }
    const first = await runStep(step(checkout, { with: withSnapshots }))
    mustEnd(first, 'failure')
    expect(first.exitCode).toBe(1)
    expect(first.outputs).toMatchObject({ verdict: 'regression', 'slope-base': '0' })
    expect(Number(first.outputs['slope-difference'])).toBeGreaterThan(50)
    expect(first.summary).toContain('Session')
    expect(first.annotations[0]).toMatchObject({
      level: 'error',
      message: expect.stringContaining('Session'),
      properties: { file: 'src/session.js', line: '9' },
    })

    const [comment, ...others] = await comments()
    expect(others).toEqual([])
    expect(comment).toContain('Session')
    expect(comment).toContain('sessions')
    expect(comment).toContain('src/session.js')
    expect(first.outputs['comment-url']).toContain(`/${pull.number}`)

    const { snapshots } = resultOf(first).workloads[0]
    expect(snapshots).toHaveLength(6)
    for (const { file, sha256 } of snapshots) {
      const stored = world.artifacts.artifacts.find(
        ({ name }) => name === `heapslope-memory-1-${file.replace('snapshots/', '').replaceAll('/', '-')}`,
      )
      if (stored === undefined) throw new Error(`${file} was not uploaded`)
      const answer = await fetch(world.artifacts.downloadUrl(stored))
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }

    const second = await runStep(step(checkout, { runId: 988 }))
    mustEnd(second, 'failure')
    expect(await comments()).toHaveLength(1)
    expect((await comments())[0]).toContain('run=988')
  })

  test('with a read-only token keeps its verdict and says in the summary what was not posted', async () => {
    const input = { ...step(checkout).with, snapshots: 'never' }
    const result = await runStep(step(checkout, { token: TOKENS.readOnly, with: input }))
    mustEnd(result, 'failure')
    expect(result.outputs.verdict).toBe('regression')
    expect(result.outputs['comment-url']).toBe('')
    expect(result.summary).toMatch(/comment was not posted \(no-permission\)/)
    expect(await comments()).toEqual([])
  })

  test('marks the line in a check run instead where that is granted', async () => {
    const result = await runStep(step(checkout, { token: TOKENS.jobWithChecks }))
    mustEnd(result, 'failure')
    expect(result.log).toContain('A check run was created, annotations: 1.')
    expect(result.annotations.filter(({ properties }) => properties.file !== undefined)).toEqual([])
    expect(world.github.requests.filter((request) => request.endsWith('/check-runs'))).toHaveLength(1)
  })

  test('never shows its token, not even to the workload', async () => {
    const input = { ...step(checkout).with, snapshots: 'never' }
    const result = await runStep(step(checkout, { with: input }))
    expect(result.log).not.toContain(TOKENS.job)
    const raw = result.rawLog.replaceAll(`::add-mask::${TOKENS.job}`, '')
    expect(raw).not.toContain(TOKENS.job)
    expect(readFileSync(result.outputs['result-file'], 'utf8')).not.toContain(TOKENS.job)
  })
})

describe('a pull request without a leak', () => {
  test('passes, and its comment says so', async () => {
    const checkout = checkOut(cleanProgram, harmlessChange)
    const result = await runStep(step(checkout))
    checkout.remove()
    mustEnd(result, 'success')
    expect(result.outputs).toMatchObject({ verdict: 'unchanged', 'slope-difference': '0' })
    const [comment, ...others] = await comments()
    expect(others).toEqual([])
    expect(comment).toMatch(/### .* No leak in `session`: \*\*0 bytes per call\*\*/)
  })
})
