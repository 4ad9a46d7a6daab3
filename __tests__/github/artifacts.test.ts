import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { artifactStore, readEnvironment, type Upload } from '../../src/github/index.ts'
import { listZipEntries } from '../../src/storage/index.ts'
import {
  type ArtifactService,
  type StoredArtifact,
  startArtifactService,
} from './harness/artifact-service.ts'

let service: ArtifactService
let folder: string

beforeAll(async () => {
  service = await startArtifactService()
})
afterAll(async () => {
  await service.stop()
})
beforeEach(() => {
  service.reset()
  folder = mkdtempSync(join(tmpdir(), 'artifacts-'))
  mkdirSync(join(folder, 'temporary'))
  vi.stubEnv('GITHUB_SERVER_URL', 'http://github.localhost')
  vi.stubEnv('ACTIONS_RESULTS_URL', service.origin)
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', service.tokenFor(987))
  return () => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  }
})

function store(options: { readonly deadlineMs?: number; readonly variables?: Record<string, string> } = {}) {
  const environment = readEnvironment({
    ...process.env,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: '/event.json',
    GITHUB_REPOSITORY: 'octocat/hello',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_RUN_ID: '987',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: join(folder, 'temporary'),
    ...options.variables,
  })
  return artifactStore({ environment, deadlineMs: options.deadlineMs ?? 240_000, retryUnitMs: 10 })
}

function upload(changes: Partial<Upload> = {}): Upload {
  const file = join(folder, 'S3.heapsnapshot')
  writeFileSync(
    file,
    JSON.stringify({ snapshot: {}, strings: Array.from({ length: 20_000 }, (_, at) => `s${at}`) }),
  )
  return {
    name: 'heap.heapsnapshot',
    files: [file],
    rootFolder: folder,
    form: 'raw',
    retentionDays: null,
    ...changes,
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const finished = (): readonly StoredArtifact[] => service.artifacts.filter((one) => one.finished !== null)
const names = () => finished().map(({ name }) => name)

describe('an upload', () => {
  test('of one raw file is stored under the name given, byte for byte', async () => {
    const outcome = await store().upload(upload())
    expect(outcome).toMatchObject({
      kind: 'uploaded',
      name: 'heap.heapsnapshot',
      url: 'http://github.localhost/octocat/hello/actions/runs/987/artifacts/1000',
    })
    const [stored] = finished()
    expect(stored.name).toBe('heap.heapsnapshot')
    const bytes = await service.read(stored)
    expect(outcome).toMatchObject({ sha256: sha256(bytes), bytes: bytes.length })
    const answer = await fetch(service.downloadUrl(stored))
    expect(answer.headers.get('content-disposition')).toContain('heap.heapsnapshot')
    expect(sha256(Buffer.from(await answer.arrayBuffer()))).toBe(sha256(bytes))
    expect(readdirSync(join(folder, 'temporary'))).toEqual([])
  })

  test('of several files is one archive with paths relative to its root', async () => {
    mkdirSync(join(folder, 'series'))
    const files = ['heapslope-result.json', 'series/one.json'].map((name) => join(folder, name))
    for (const file of files) writeFileSync(file, '{}')
    const outcome = await store().upload(upload({ name: 'heapslope-memory', files, form: 'zip' }))
    expect(outcome).toMatchObject({ kind: 'uploaded', name: 'heapslope-memory' })
    const archive = (await service.read(finished()[0])).toString('latin1')
    expect(archive).toContain('heapslope-result.json')
    expect(archive).toContain('series/one.json')
    expect(archive).not.toContain(folder)
  })

  test('of one wrapped file is an archive of it, named as the artifact is', async () => {
    const name = 'heap.heapsnapshot.zst'
    const outcome = await store().upload(upload({ name, form: 'wrapped' }))
    expect(outcome).toMatchObject({ kind: 'uploaded', name })
    const archive = join(folder, 'heap.zip')
    writeFileSync(archive, await service.read(finished()[0]))
    const text = readFileSync(upload().files[0])
    expect(await listZipEntries(archive)).toMatchObject([{ name, textBytes: text.length }])
    expect(readdirSync(join(folder, 'temporary'))).toEqual([])
  })

  test('keeps for as many days as asked', async () => {
    vi.stubEnv('GITHUB_RETENTION_DAYS', '90')
    await store().upload(upload({ retentionDays: 3 }))
    const days = (Date.parse(finished()[0].expiresAt ?? '') - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(2.9)
    expect(days).toBeLessThan(3.1)
  })

  test('whose name is taken gets the next number, before the extension of a raw file', async () => {
    const one = store()
    await one.upload(upload())
    await one.upload(upload())
    await one.upload(upload({ name: 'report', form: 'zip' }))
    await one.upload(upload({ name: 'report', form: 'zip' }))
    await one.upload(upload({ name: 'heap.heapsnapshot.zst', form: 'wrapped' }))
    await one.upload(upload({ name: 'heap.heapsnapshot.zst', form: 'wrapped' }))
    expect(names()).toEqual([
      'heap.heapsnapshot',
      'heap-2.heapsnapshot',
      'report',
      'report.2',
      'heap.heapsnapshot.zst',
      'heap-2.heapsnapshot.zst',
    ])
  })
})

describe('a fault on the way is overcome', () => {
  test('connection to the service reset twice', async () => {
    service.inject('CreateArtifact', 'reset', 'reset')
    expect((await store().upload(upload())).kind).toBe('uploaded')
  })

  test('connection reset after the name was taken: the next name is used', async () => {
    service.inject('CreateArtifact', 'reset-after-carrying-out')
    expect(await store().upload(upload())).toMatchObject({ kind: 'uploaded', name: 'heap-2.heapsnapshot' })
  })

  test('connection reset while finishing: uploaded again under the next name', async () => {
    service.inject('FinalizeArtifact', 'reset')
    expect(await store().upload(upload())).toMatchObject({ kind: 'uploaded', name: 'heap-2.heapsnapshot' })
  })

  test('503 from the service once', async () => {
    service.inject('CreateArtifact', { status: 503 })
    expect((await store().upload(upload())).kind).toBe('uploaded')
  })

  test('connection to the blob store reset once', async () => {
    let broken = 0
    service.blobProxy.rule = (request) => {
      if (request.method !== 'PUT' || broken > 0) return undefined
      broken += 1
      return 'reset'
    }
    const outcome = await store().upload(upload())
    expect(broken).toBe(1)
    expect(outcome.kind).toBe('uploaded')
  })
})

describe('a fault that stays ends in a note', () => {
  test('quota used up', async () => {
    service.inject('CreateArtifact', 'quota')
    expect(await store().upload(upload())).toMatchObject({ kind: 'not-uploaded', code: 'quota-used-up' })
    expect(service.calls).toEqual(['CreateArtifact'])
  })

  test('service refuses', async () => {
    service.inject('CreateArtifact', { status: 403 })
    expect(await store().upload(upload())).toMatchObject({ kind: 'not-uploaded', code: 'refused' })
  })

  test('connection reset again and again', async () => {
    service.inject('CreateArtifact', 'reset', 'reset', 'reset', 'reset', 'reset', 'reset')
    expect(await store().upload(upload())).toMatchObject({ kind: 'not-uploaded', code: 'connection-lost' })
  })

  test('blob store refuses', async () => {
    service.blobProxy.rule = (request) => (request.method === 'PUT' ? { status: 403 } : undefined)
    expect((await store().upload(upload())).kind).toBe('not-uploaded')
  })

  test.each([
    ['the blob store', () => (service.blobProxy.rule = () => 'stall')],
    ['the service', () => service.inject('CreateArtifact', 'stall')],
  ] as const)(
    '%s never answers: given up at the deadline, and the next upload at once',
    async (_what, inject) => {
      inject()
      const one = store({ deadlineMs: 700 })
      expect(await one.upload(upload())).toMatchObject({ kind: 'not-uploaded', code: 'out-of-time' })
      const asked = service.calls.length
      expect(await one.upload(upload())).toMatchObject({ kind: 'not-uploaded', code: 'out-of-time' })
      expect(service.calls.length).toBe(asked)
    },
  )

  test('the file is not there', async () => {
    const gone = upload({ files: [join(folder, 'gone.heapsnapshot')] })
    expect(await store().upload(gone)).toMatchObject({ kind: 'not-uploaded', code: 'file-missing' })
  })

  test('on an Enterprise Server, and where the runner offers no service, nothing is tried', async () => {
    const enterprise = store({ variables: { GITHUB_SERVER_URL: 'https://git.example.com' } })
    expect(await enterprise.upload(upload())).toMatchObject({ code: 'enterprise-server' })
    const absent = store({ variables: { ACTIONS_RUNTIME_TOKEN: '' } })
    expect(await absent.upload(upload())).toMatchObject({ code: 'no-artifact-service' })
    expect(service.calls).toEqual([])
  })
})
