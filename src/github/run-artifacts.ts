import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GithubClient } from './client.ts'
import type { Repository } from './environment.ts'
import { requestFailureOf } from './request-failure.ts'

/** An artifact of a run as GitHub lists it; the name is whatever the run gave it. */
export interface ListedArtifact {
  readonly id: number
  readonly name: string
  readonly bytes: number
}

export type ArtifactList =
  | { readonly kind: 'listed'; readonly artifacts: readonly ListedArtifact[] }
  | { readonly kind: 'not-listed'; readonly code: string; readonly text: string }

/** Everything of a run that has not expired, over all pages. Never throws. */
export async function listRunArtifacts(
  client: GithubClient,
  repository: Repository,
  runId: number,
): Promise<ArtifactList> {
  try {
    const all = await client.paginate(client.rest.actions.listWorkflowRunArtifacts, {
      owner: repository.owner,
      repo: repository.name,
      run_id: runId,
      per_page: 100,
    })
    const artifacts = all
      .filter(({ expired }) => !expired)
      .map(({ id, name, size_in_bytes }) => ({ id, name, bytes: size_in_bytes }))
    return { kind: 'listed', artifacts }
  } catch (error) {
    const { code, text } = requestFailureOf(error, 'actions: read')
    return { kind: 'not-listed', code, text: `The artifacts of run ${runId} could not be listed: ${text}` }
  }
}

export interface DownloadLimits {
  /** More than this is not an artifact of ours. */
  readonly bytes: number
  readonly timeoutMs: number
}

export type Download =
  | { readonly kind: 'downloaded'; readonly file: string }
  | { readonly kind: 'not-downloaded'; readonly code: string; readonly text: string }

const DOWNLOAD_ATTEMPTS = 3

/** Brings an artifact's archive into a file, as it is: nothing is unpacked. A connection that breaks is tried again. Never throws. */
export async function downloadArtifact(
  client: GithubClient,
  repository: Repository,
  artifact: ListedArtifact,
  file: string,
  limits: DownloadLimits,
): Promise<Download> {
  if (artifact.bytes > limits.bytes) return tooLarge(limits)
  for (let attempt = 1; ; attempt += 1) {
    try {
      await downloadOnce(client, repository, artifact, file, limits)
      return { kind: 'downloaded', file }
    } catch (error) {
      await rm(file, { force: true })
      if (error instanceof DownloadTooLarge) return tooLarge(limits)
      const { code, text, transient } = requestFailureOf(error, 'actions: read')
      const broken = transient || isBroken(error)
      if (!broken || attempt === DOWNLOAD_ATTEMPTS) return failed(broken ? 'connection-lost' : code, text)
      await sleep(500 * attempt)
    }
  }
}

async function downloadOnce(
  client: GithubClient,
  repository: Repository,
  artifact: ListedArtifact,
  file: string,
  limits: DownloadLimits,
): Promise<void> {
  const location = await archiveAddress(client, repository, artifact.id)
  // The address carries its own signature; the token is for GitHub alone.
  const answer = await fetch(location, { signal: AbortSignal.timeout(limits.timeoutMs) })
  if (!answer.ok || answer.body === null) throw new StoreRefusal(answer.status)
  let received = 0
  const bounded = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      received += chunk.length
      if (received > limits.bytes) throw new DownloadTooLarge()
      yield chunk
    }
  }
  await pipeline(Readable.fromWeb(answer.body), bounded, createWriteStream(file, { flags: 'wx' }))
}

/** Shaped as Octokit's errors are, so that one reader serves both. */
class StoreRefusal extends Error {
  readonly status: number
  constructor(status: number) {
    super(`the store of artifacts answered ${status}`)
    this.status = status
  }
}

/** fetch says "fetch failed" or "terminated" and keeps the socket's error as the cause. */
function isBroken(error: unknown): boolean {
  return error instanceof TypeError && (error.cause !== undefined || error.message === 'terminated')
}

class DownloadTooLarge extends Error {}

async function archiveAddress(client: GithubClient, repository: Repository, id: number): Promise<string> {
  const { headers } = await client.request(
    'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    {
      owner: repository.owner,
      repo: repository.name,
      artifact_id: id,
      archive_format: 'zip',
      request: { redirect: 'manual' },
    },
  )
  if (headers.location === undefined) throw new Error('GitHub gave no address for the archive')
  return headers.location
}

function tooLarge(limits: DownloadLimits): Download {
  return failed('too-large', `It has more than ${limits.bytes} bytes, which no report has.`)
}

function failed(code: string, text: string): Download {
  return { kind: 'not-downloaded', code, text }
}
