import { createHmac, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { startAzurite } from './azurite.ts'
import { type BlobProxy, startBlobProxy } from './blob-proxy.ts'
import { BlobStore } from './blob-store.ts'
import { bodyOf, type Listening, listening } from './listening.ts'

/** An artifact as the service holds it. */
export interface StoredArtifact {
  readonly id: number
  /** Backend id of the run, `run-NUMBER`. */
  readonly run: string
  readonly name: string
  readonly mime: string
  readonly blob: string
  readonly createdAt: string
  readonly expiresAt: string | null
  finished: { readonly bytes: number; readonly hash: string | null } | null
  deleted: boolean
}

/** What the service does to the next requests of a method instead of answering them. */
export type ServiceFault =
  | 'reset'
  | 'reset-after-carrying-out'
  | 'html'
  | 'quota'
  | 'stall'
  | { readonly status: number }

export type ServiceMethod =
  | 'CreateArtifact'
  | 'FinalizeArtifact'
  | 'ListArtifacts'
  | 'GetSignedArtifactURL'
  | 'DeleteArtifact'

export interface ArtifactService extends Listening {
  readonly artifacts: readonly StoredArtifact[]
  readonly calls: readonly ServiceMethod[]
  /** The next requests of a method, one fault each. */
  readonly inject: (method: ServiceMethod, ...faults: readonly ServiceFault[]) => void
  /** The same for the requests of one run. */
  readonly injectInto: (runId: number, method: ServiceMethod, ...faults: readonly ServiceFault[]) => void
  readonly blobProxy: BlobProxy
  /** A token of the form the runner hands to a step of this run. */
  readonly tokenFor: (runId: number) => string
  /** Bytes as a download would bring them. */
  readonly read: (artifact: StoredArtifact) => Promise<Buffer>
  readonly downloadUrl: (artifact: StoredArtifact) => string
  /** Stores an artifact as somebody's own program would have uploaded it. */
  readonly plant: (runId: number, name: string, bytes: Buffer) => Promise<StoredArtifact>
  readonly reset: () => void
}

type Reply = { readonly status: number; readonly body: object }
type Fields = Readonly<Record<string, unknown>>

/**
 * The service behind @actions/artifact: its Twirp methods as GitHub answers them, in front of a real blob store. Names are
 * unique within a run from the moment of creation, and an artifact whose bytes were not committed cannot be finished.
 */
export async function startArtifactService(): Promise<ArtifactService> {
  const azurite = await startAzurite()
  const blobProxy = await startBlobProxy(azurite.origin)
  const store = await BlobStore.open(azurite.origin, blobProxy.origin)
  const secret = randomUUID()
  const artifacts: StoredArtifact[] = []
  const calls: ServiceMethod[] = []
  const faults = new Map<string, ServiceFault[]>()
  let nextId = 1000

  const ofRun = (fields: Fields) =>
    artifacts.filter((artifact) => artifact.run === fields.workflow_run_backend_id && !artifact.deleted)
  const named = (fields: Fields) => ofRun(fields).find((artifact) => artifact.name === fields.name)

  const methods: Record<ServiceMethod, (fields: Fields) => Reply | Promise<Reply>> = {
    CreateArtifact: (fields) => {
      if (named(fields) !== undefined)
        return refusal(409, 'already_exists', 'an artifact with this name already exists on the workflow run')
      const mime = text(fields.mime_type) ?? 'application/zip'
      const run = text(fields.workflow_run_backend_id) ?? ''
      const artifact: StoredArtifact = {
        id: nextId++,
        run,
        name: text(fields.name) ?? '',
        mime,
        blob: `${run}/${randomUUID()}/artifact`,
        createdAt: new Date().toISOString(),
        expiresAt: text(fields.expires_at),
        finished: null,
        deleted: false,
      }
      artifacts.push(artifact)
      return { status: 200, body: { ok: true, signed_upload_url: store.signedUrl(artifact.blob, 'cw') } }
    },
    FinalizeArtifact: async (fields) => {
      const artifact = named(fields)
      if (artifact === undefined) return refusal(404, 'not_found', 'artifact not found')
      const bytes = await store.committedBytes(artifact.blob)
      if (bytes === null) return refusal(412, 'failed_precondition', 'the blob was never committed')
      if (String(bytes) !== fields.size)
        return refusal(400, 'invalid_argument', `${bytes} bytes were committed, not ${text(fields.size)}`)
      artifact.finished = { bytes, hash: text(fields.hash) }
      return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } }
    },
    ListArtifacts: (fields) => ({
      status: 200,
      body: {
        artifacts: ofRun(fields)
          .filter(({ finished, name, id }) => {
            const wanted = fields.name_filter === undefined || fields.name_filter === name
            return (
              finished !== null &&
              wanted &&
              [undefined, String(id)].includes(text(fields.id_filter) ?? undefined)
            )
          })
          .map((artifact) => ({
            workflow_run_backend_id: artifact.run,
            workflow_job_run_backend_id: 'job',
            database_id: String(artifact.id),
            name: artifact.name,
            size: String(artifact.finished?.bytes),
            created_at: artifact.createdAt,
            digest: artifact.finished?.hash ?? undefined,
          })),
      },
    }),
    GetSignedArtifactURL: (fields) => {
      const artifact = named(fields)
      if (artifact?.finished == null) return refusal(404, 'not_found', 'artifact not found')
      return { status: 200, body: { signed_url: downloadUrl(artifact) } }
    },
    DeleteArtifact: async (fields) => {
      const artifact = named(fields)
      if (artifact === undefined) return refusal(404, 'not_found', 'artifact not found')
      artifact.deleted = true
      await store.remove(artifact.blob)
      return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } }
    },
  }

  function downloadUrl(artifact: StoredArtifact): string {
    const zipped = artifact.mime === 'application/zip' && !artifact.name.endsWith('.zip')
    const file = zipped ? `${artifact.name}.zip` : artifact.name
    return store.signedUrl(artifact.blob, 'r', `attachment; filename="${file}"`)
  }

  const sign = (signed: string) => createHmac('sha256', secret).update(signed).digest('base64url')
  const tokenFor = (runId: number) => {
    const claims = { scp: `Actions.ExampleScope Actions.Results:run-${runId}:job-${randomUUID()}` }
    const signed = `${base64({ alg: 'HS256', typ: 'JWT' })}.${base64(claims)}`
    return `${signed}.${sign(signed)}`
  }
  const runOf = (request: IncomingMessage): string | null => {
    const [header, claims, signature] = (request.headers.authorization ?? '')
      .replace(/^Bearer /i, '')
      .split('.')
    if (signature === undefined || sign(`${header}.${claims}`) !== signature) return null
    const { scp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { scp: string }
    return /Actions\.Results:([^:]+):/.exec(scp)?.[1] ?? null
  }

  const { origin, stop } = await listening(async (request, response) => {
    const answer = (status: number, body: string, type = 'application/json') => {
      response.writeHead(status, { 'content-type': type })
      response.end(body)
    }
    const raw = await bodyOf(request)
    const method = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(\w+)$/.exec(
      request.url ?? '',
    )?.[1]
    if (!isMethod(method)) return answer(404, JSON.stringify({ code: 'bad_route', msg: request.url }))
    calls.push(method)
    const fields = JSON.parse(raw.toString()) as Fields
    const ofRunOnly = faults.get(`${text(fields.workflow_run_backend_id)} ${method}`)?.shift()
    const fault = ofRunOnly ?? faults.get(method)?.shift()
    if (fault === 'stall') return
    if (fault === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    if (fault === 'html') return answer(502, '<html>Bad gateway</html>', 'text/html')
    if (fault === 'quota')
      return answer(
        403,
        JSON.stringify({ code: 'permission_denied', msg: 'insufficient usage to create artifact' }),
      )
    if (typeof fault === 'object')
      return answer(fault.status, JSON.stringify({ code: 'unavailable', msg: 'injected' }))
    if (runOf(request) !== fields.workflow_run_backend_id)
      return answer(401, JSON.stringify({ code: 'unauthenticated', msg: 'the token is not for this run' }))
    const reply = await methods[method](fields)
    if (fault === 'reset-after-carrying-out') request.socket.resetAndDestroy()
    else answer(reply.status, JSON.stringify(reply.body))
  })
  return {
    origin,
    artifacts,
    calls,
    inject: (method, ...more) => faults.set(method, [...(faults.get(method) ?? []), ...more]),
    injectInto: (runId, method, ...more) => faults.set(`run-${runId} ${method}`, [...more]),
    blobProxy,
    tokenFor,
    read: (artifact) => store.read(artifact.blob),
    downloadUrl,
    plant: async (runId, name, bytes) => {
      const artifact: StoredArtifact = {
        id: nextId++,
        run: `run-${runId}`,
        name,
        mime: 'application/zip',
        blob: `run-${runId}/${randomUUID()}/artifact`,
        createdAt: new Date().toISOString(),
        expiresAt: null,
        finished: { bytes: bytes.length, hash: null },
        deleted: false,
      }
      await store.write(artifact.blob, bytes)
      artifacts.push(artifact)
      return artifact
    },
    reset: () => {
      artifacts.length = 0
      calls.length = 0
      faults.clear()
      blobProxy.rule = () => undefined
    },
    stop: async () => {
      await stop()
      await blobProxy.stop()
      await azurite.stop()
    },
  }

  function isMethod(name: string | undefined): name is ServiceMethod {
    return name !== undefined && Object.hasOwn(methods, name)
  }
}

function refusal(status: number, code: string, msg: string): Reply {
  return { status, body: { code, msg } }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
