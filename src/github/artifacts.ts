import { copyFileSync, linkSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ArtifactClient } from '@actions/artifact'
import { artifactFailureOf } from './artifact-failure.ts'
import type { Environment } from './environment.ts'
import { within } from './within.ts'

export interface Upload {
  /** Unique in the run as far as the caller can know; the name of a raw or wrapped upload ends as its file does. */
  readonly name: string
  /** Absolute paths. */
  readonly files: readonly string[]
  /** Absolute: paths inside the archive are relative to this folder. */
  readonly rootFolder: string
  /**
   * `zip`: an archive of all files. `raw`: the one file, downloaded as it is. `wrapped`: the one file in an archive that does
   * not compress it again, for `gh run download`, which takes whatever it brings for an archive (cli/cli#13012).
   */
  readonly form: 'zip' | 'raw' | 'wrapped'
  /** null: what the repository is set to. */
  readonly retentionDays: number | null
}

export type UploadOutcome =
  | {
      readonly kind: 'uploaded'
      readonly name: string
      readonly id: number
      readonly bytes: number
      /** Of what was stored: the archive, or the raw file itself. */
      readonly sha256: string
      /** For someone logged in. */
      readonly url: string
    }
  | { readonly kind: 'not-uploaded'; readonly name: string; readonly code: string; readonly text: string }

export interface ArtifactStore {
  readonly upload: (upload: Upload) => Promise<UploadOutcome>
}

export interface ArtifactStoreOptions {
  readonly environment: Environment
  /** All uploads of this store together; what has not ended by then is given up. */
  readonly deadlineMs: number
  readonly retryUnitMs?: number
}

const ATTEMPTS = 5

/**
 * Uploads to the run's artifacts through @actions/artifact, which is loaded on first use: it takes 75 ms. No upload
 * throws and none outlasts the deadline; one given up may keep the process alive, so the caller ends with `process.exit`.
 */
export function artifactStore(options: ArtifactStoreOptions): ArtifactStore {
  const { environment, retryUnitMs = 1000 } = options
  const endsAt = performance.now() + options.deadlineMs
  let client: Promise<ArtifactClient> | undefined
  const load = async () => {
    const { DefaultArtifactClient } = await import('@actions/artifact')
    return new DefaultArtifactClient()
  }
  return {
    upload: async (upload) => {
      const unavailable = whyUnavailable(environment)
      if (unavailable !== null) return { kind: 'not-uploaded', name: upload.name, ...unavailable }
      const remainingMs = endsAt - performance.now()
      if (remainingMs <= 0) return outOfTime(upload, options.deadlineMs)
      client ??= load()
      const outcome = await within(remainingMs, uploadWithRetries(client, upload, environment, retryUnitMs))
      return outcome.kind === 'ended' ? outcome.value : outOfTime(upload, options.deadlineMs)
    },
  }
}

function outOfTime(upload: Upload, deadlineMs: number): UploadOutcome {
  return {
    kind: 'not-uploaded',
    name: upload.name,
    code: 'out-of-time',
    text: `The uploads had not ended after ${Math.round(deadlineMs / 1000)} s, the time for all of them, and this one was given up.`,
  }
}

async function uploadWithRetries(
  loading: Promise<ArtifactClient>,
  upload: Upload,
  environment: Environment,
  retryUnitMs: number,
): Promise<UploadOutcome> {
  let renamed = 1
  for (let attempt = 1; ; attempt += 1) {
    const name = numbered(upload, renamed)
    try {
      const client = await loading
      return await uploadOnce(client, { ...upload, name }, environment)
    } catch (error) {
      const { code, text, next } = artifactFailureOf(error)
      if (next === 'give-up' || attempt === ATTEMPTS) return { kind: 'not-uploaded', name, code, text }
      if (next === 'renamed') renamed += 1
      else await sleep(retryUnitMs * 2 ** (attempt - 1))
    }
  }
}

async function uploadOnce(
  client: ArtifactClient,
  upload: Upload,
  environment: Environment,
): Promise<UploadOutcome> {
  const retention = upload.retentionDays === null ? {} : { retentionDays: upload.retentionDays }
  const answer =
    upload.form === 'zip'
      ? await client.uploadArtifact(upload.name, [...upload.files], upload.rootFolder, retention)
      : await uploadNamed(client, upload, environment, retention)
  const { owner, name } = environment.repository
  return {
    kind: 'uploaded',
    name: upload.name,
    id: answer.id ?? 0,
    bytes: answer.size ?? 0,
    sha256: answer.digest ?? '',
    url: `${environment.serverUrl}/${owner}/${name}/actions/runs/${environment.runId}/artifacts/${answer.id}`,
  }
}

/** A raw artifact is named after its file whatever name is passed, so the one file is given that name for the while. */
async function uploadNamed(
  client: ArtifactClient,
  upload: Upload,
  environment: Environment,
  retention: { readonly retentionDays?: number },
) {
  const folder = mkdtempSync(join(environment.temporaryFolder, 'heapslope-upload-'))
  const named = join(folder, basename(upload.name))
  try {
    linkOrCopy(upload.files[0], named)
    return await client.uploadArtifact(upload.name, [named], dirname(named), {
      ...retention,
      ...(upload.form === 'raw' ? { skipArchive: true } : { compressionLevel: 0 }),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Snapshots are large and the temporary folder is mostly on the same disk, where a second name costs nothing. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/** `report.2`, and of one file `S3-2.heapsnapshot` or `S3-2.heapsnapshot.zst`, which still opens by its extension. */
function numbered(upload: Upload, count: number): string {
  if (count === 1) return upload.name
  if (upload.form === 'zip') return `${upload.name}.${count}`
  const extension = /(\.heapsnapshot)?\.[^.]+$/.exec(upload.name)?.[0] ?? ''
  return `${upload.name.slice(0, upload.name.length - extension.length)}-${count}${extension}`
}

function whyUnavailable(environment: Environment): { readonly code: string; readonly text: string } | null {
  switch (environment.artifactService) {
    case 'available':
      return null
    case 'enterprise-server':
      return {
        code: 'enterprise-server',
        text: 'GitHub Enterprise Server has no artifact service that this client can use.',
      }
    case 'absent':
      return { code: 'no-artifact-service', text: 'The runner offers no artifact service to this step.' }
  }
}
