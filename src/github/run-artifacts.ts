import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
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

/** Brings an artifact's archive into a file, as it is: nothing is unpacked. Never throws. */
export async function downloadArtifact(
  client: GithubClient,
  repository: Repository,
  artifact: ListedArtifact,
  file: string,
  limits: DownloadLimits,
): Promise<Download> {
  if (artifact.bytes > limits.bytes) return tooLarge(limits)
  try {
    const location = await archiveAddress(client, repository, artifact.id)
    // The address carries its own signature; the token is for GitHub alone.
    const answer = await fetch(location, { signal: AbortSignal.timeout(limits.timeoutMs) })
    if (!answer.ok || answer.body === null)
      return failed('download-refused', `The store of artifacts answered ${answer.status}.`)
    let received = 0
    const bounded = async function* (source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        received += chunk.length
        if (received > limits.bytes) throw new DownloadTooLarge()
        yield chunk
      }
    }
    await pipeline(Readable.fromWeb(answer.body), bounded, createWriteStream(file, { flags: 'wx' }))
    return { kind: 'downloaded', file }
  } catch (error) {
    await rm(file, { force: true })
    if (error instanceof DownloadTooLarge) return tooLarge(limits)
    const { code, text } = requestFailureOf(error, 'actions: read')
    return failed(code, text)
  }
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
