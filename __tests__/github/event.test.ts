import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Event, EventPayloadError, permissionToRun, readEvent } from '../../src/github/index.ts'

const head = 'a'.repeat(40)
const base = 'b'.repeat(40)

function eventOf(eventName: string, file: string): Event {
  return readEvent({ eventName, eventPath: fileURLToPath(new URL(`events/${file}.json`, import.meta.url)) })
}

const pullRequest = {
  kind: 'pull-request',
  number: 7,
  headRepository: 'octocat/hello',
  headSha: head,
  headRef: 'topic',
  baseSha: base,
  baseRef: 'main',
  fromFork: false,
} as const

const rows: readonly (readonly [eventName: string, file: string, event: Event])[] = [
  ['pull_request', 'pull-request-opened', { ...pullRequest, action: 'opened' }],
  ['pull_request', 'pull-request-synchronize', { ...pullRequest, action: 'synchronize' }],
  ['pull_request', 'pull-request-reopened', { ...pullRequest, action: 'reopened' }],
  [
    'pull_request',
    'pull-request-from-fork',
    { ...pullRequest, action: 'opened', headRepository: 'forker/hello', fromFork: true },
  ],
  [
    'pull_request',
    'pull-request-from-deleted-fork',
    { ...pullRequest, action: 'synchronize', headRepository: null, fromFork: true },
  ],
  ['pull_request_target', 'pull-request-target', { kind: 'pull-request-target', number: 7 }],
  [
    'push',
    'push',
    {
      kind: 'push',
      ref: 'refs/heads/main',
      before: base,
      after: head,
      deleted: false,
      forced: false,
      defaultBranch: 'main',
    },
  ],
  [
    'push',
    'push-of-a-new-branch',
    {
      kind: 'push',
      ref: 'refs/heads/new',
      before: null,
      after: head,
      deleted: false,
      forced: false,
      defaultBranch: 'main',
    },
  ],
  ['schedule', 'schedule', { kind: 'schedule', cron: '0 3 * * *', defaultBranch: 'main' }],
  [
    'workflow_dispatch',
    'workflow-dispatch',
    { kind: 'workflow-dispatch', ref: 'refs/heads/main', defaultBranch: 'main' },
  ],
  [
    'merge_group',
    'merge-group',
    { kind: 'merge-group', headSha: head, baseSha: base, baseRef: 'refs/heads/main', pullRequestNumber: 7 },
  ],
  [
    'workflow_run',
    'workflow-run',
    {
      kind: 'workflow-run',
      runId: 987,
      runAttempt: 1,
      triggeredBy: 'pull_request',
      conclusion: 'success',
      headSha: head,
      headBranch: 'topic',
      headRepository: 'forker/hello',
    },
  ],
  [
    'repository_dispatch',
    'repository-dispatch',
    { kind: 'other', name: 'repository_dispatch', defaultBranch: 'main' },
  ],
]

describe('the facts of an event', () => {
  test.each(rows)('%s, as in %s.json', (eventName, file, event) => {
    expect(eventOf(eventName, file)).toEqual(event)
  })

  test('every payload kept here is read by a row above', async () => {
    const { readdir } = await import('node:fs/promises')
    const files = await readdir(new URL('events', import.meta.url))
    const payloads = files.filter((file) => file.endsWith('.json'))
    expect(payloads.sort()).toEqual([...new Set(rows.map(([, file]) => `${file}.json`))].sort())
  })
})

describe('a payload that cannot be used', () => {
  async function withPayload(text: string): Promise<string> {
    const file = join(await mkdtemp(join(tmpdir(), 'event-')), 'event.json')
    writeFileSync(file, text)
    return file
  }
  const payload = JSON.parse(
    readFileSync(new URL('events/pull-request-opened.json', import.meta.url), 'utf8'),
  ) as { pull_request: { head: { sha: string } } }

  test('names the field that is missing', async () => {
    const eventPath = await withPayload(JSON.stringify({ ...payload, pull_request: {} }))
    expect(() => readEvent({ eventName: 'pull_request', eventPath })).toThrow(
      /pull_request.*pull_request\.number/s,
    )
  })

  test('is refused when a commit hash could be an option or a path', async () => {
    for (const sha of ['--upload-pack=evil', '../../etc', 'A'.repeat(40), '']) {
      const changed = structuredClone(payload)
      changed.pull_request.head.sha = sha
      const eventPath = await withPayload(JSON.stringify(changed))
      expect(() => readEvent({ eventName: 'pull_request', eventPath })).toThrow(EventPayloadError)
    }
  })

  test('is refused when the file is missing or no JSON', async () => {
    expect(() => readEvent({ eventName: 'push', eventPath: '/nowhere/event.json' })).toThrow(
      EventPayloadError,
    )
    const eventPath = await withPayload('{"ref":')
    expect(() => readEvent({ eventName: 'push', eventPath })).toThrow(EventPayloadError)
  })
})

describe('permission to run a workload', () => {
  test.each(rows)('%s, as in %s.json', (eventName, file) => {
    const refused = ['pull_request_target', 'workflow_run'].includes(eventName)
    expect(permissionToRun(eventOf(eventName, file)).kind).toBe(refused ? 'refused' : 'granted')
  })

  test('a refusal names the event to use instead', () => {
    expect(permissionToRun(eventOf('pull_request_target', 'pull-request-target'))).toMatchObject({
      code: 'refused-pull-request-target',
      text: expect.stringContaining('on: pull_request'),
    })
  })
})
