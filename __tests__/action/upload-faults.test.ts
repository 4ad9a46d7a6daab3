import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ServiceFault } from '../github/harness/artifact-service.ts'
import type { BlobFault } from '../github/harness/blob-proxy.ts'
import type { StepRequest } from '../github/harness/runner.ts'
import { commentsOn, mustEnd, startWorld, type World } from './harness.ts'
import { goldenResult, plantResult, type Reported, runReport } from './planted-report.ts'
import { hurriedDeadline, hurriedWaits } from './preloads.ts'

vi.setConfig({ testTimeout: 600_000 })

let world: World
let folder: string
let lastRun = 800
/** What happens to the blobs of a run. */
const blobFaults = new Map<number, BlobFault[]>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deadlines-'))
  world = await startWorld()
  world.artifacts.blobProxy.rule = ({ method, url = '' }) =>
    method === 'PUT' ? blobFaults.get(Number(/\/run-(\d+)\//.exec(url)?.[1]))?.shift() : undefined
})
afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true })
})

interface Faults {
  readonly service?: readonly ServiceFault[]
  /** Of its last call, by which an upload becomes an artifact. */
  readonly finalizing?: readonly ServiceFault[]
  readonly blob?: readonly BlobFault[]
}

async function report(
  faults: Faults,
  changes: Partial<StepRequest> = {},
): Promise<Reported & { readonly comments: readonly string[] }> {
  lastRun += 1
  const runId = lastRun
  const pull = await world.github.openPullRequest()
  await plantResult(world, runId, goldenResult('unchanged-exact'))
  if (faults.service !== undefined) world.artifacts.injectInto(runId, 'CreateArtifact', ...faults.service)
  if (faults.finalizing !== undefined)
    world.artifacts.injectInto(runId, 'FinalizeArtifact', ...faults.finalizing)
  if (faults.blob !== undefined) blobFaults.set(runId, [...faults.blob])
  const reported = await runReport(world, pull, runId, changes)
  return { ...reported, comments: await commentsOn(world, pull) }
}

function expectUnchanged(reported: Reported): void {
  mustEnd(reported, 'success')
  expect(reported.timedOut).toBe(false)
  expect(reported.outputs.verdict).toBe('unchanged')
}

const times = <Fault>(count: number, fault: Fault): readonly Fault[] => Array<Fault>(count).fill(fault)

describe.concurrent('an upload that comes to nothing is noted, and the verdict stands:', () => {
  test.each([
    ['storage used up', { service: ['quota'] }, 'quota-used-up'],
    ['401', { service: [{ status: 401 }] }, 'refused'],
    ['403', { service: [{ status: 403 }] }, 'refused'],
    ['404', { service: [{ status: 404 }] }, 'refused'],
    ['410', { service: [{ status: 410 }] }, 'refused'],
    ['422', { service: [{ status: 422 }] }, 'refused'],
    ['503 again and again', { service: times(9, { status: 503 }) }, 'service-unavailable'],
    ['a reset again and again', { service: times(9, 'reset' as const) }, 'connection-lost'],
  ] as const)('%s', async (_what, faults, code) => {
    const reported = await report(faults, { env: { NODE_OPTIONS: hurriedWaits(folder) } })
    expectUnchanged(reported)
    expect(reported.notes).toEqual([expect.stringMatching(`^artifact-not-uploaded: .*\\(${code}\\)`)])
    expect(reported.outputs['artifact-id']).toBe('')
    expect(reported.summary).toContain(code)
    expect(reported.comments[0]).toContain(code)
  })

  test('GitHub Enterprise Server, which has no such service', async () => {
    const reported = await report({}, { env: { GITHUB_SERVER_URL: 'https://git.example.com' } })
    expectUnchanged(reported)
    expect(reported.notes).toEqual([expect.stringContaining('(enterprise-server)')])
  })

  test('a runner that offers no such service', async () => {
    const reported = await report({}, { env: { ACTIONS_RUNTIME_TOKEN: '' } })
    expectUnchanged(reported)
    expect(reported.notes).toEqual([expect.stringContaining('(no-artifact-service)')])
  })

  test('a blob store that takes the bytes and never answers: the process ends all the same', async () => {
    const stalled = { blob: times(9, 'stall' as const) }
    const reported = await report(stalled, { env: { ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: '1500' } })
    expectUnchanged(reported)
    expect(reported.notes).toEqual([expect.stringContaining('artifact-not-uploaded')])
  })

  test.each<[string, Faults]>([
    ['at its first call', { service: ['stall'] }],
    ['at its last', { finalizing: ['stall'] }],
  ])(
    'a service that takes the connection and never answers, %s: the process ends all the same',
    async (_what, faults) => {
      const reported = await report(faults, {
        env: { NODE_OPTIONS: hurriedDeadline(folder, 600_000, 4_000) },
      })
      expectUnchanged(reported)
      expect(reported.notes).toEqual([
        expect.stringMatching(/^artifact-not-uploaded: .*\(out-of-time\): .* after 600 s/),
      ])
      expect(reported.comments[0]).toContain('out-of-time')
    },
  )
})

describe.concurrent('an upload succeeds in spite of', () => {
  test.each([
    ['two connections reset', { service: times(2, 'reset' as const) }, 'heapslope-report-1'],
    ['a gateway that answers in HTML', { service: ['html'] }, 'heapslope-report-1'],
    ['a busy service', { service: [{ status: 503 }] }, 'heapslope-report-1'],
    ['an answer that is lost', { service: ['reset-after-carrying-out'] }, 'heapslope-report-1.2'],
    ['409, the name being taken', { service: [{ status: 409 }] }, 'heapslope-report-1.2'],
    ['a reset on the way to the store', { blob: ['reset'] }, 'heapslope-report-1'],
  ] as const)('%s', async (_what, faults, name) => {
    const reported = await report(faults)
    expectUnchanged(reported)
    expect(reported.notes).toEqual([])
    const id = Number(reported.outputs['artifact-id'])
    expect(world.artifacts.artifacts.find((artifact) => artifact.id === id)).toMatchObject({ name })
  })
})
