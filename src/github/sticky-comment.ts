import { setTimeout as sleep } from 'node:timers/promises'
import type { GithubClient } from './client.ts'
import { showOrMinimise } from './comment-visibility.ts'
import type { Repository } from './environment.ts'
import { isOwnLogin, readIdentity } from './identity.ts'
import { requestFailureOf } from './request-failure.ts'
import { isNewer, markerOf, markerText, type StickyMarker } from './sticky-marker.ts'

/** GitHub counts characters as UTF-16 units. */
export const COMMENT_LIMIT_CHARACTERS = 65_536

export interface StickyComment {
  readonly client: GithubClient
  readonly repository: Repository
  /** Of the pull request (or issue). */
  readonly number: number
  readonly marker: StickyMarker
  readonly body: string
  /** `never`: an existing comment is brought up to date, a new one is not made. */
  readonly create: 'allowed' | 'never'
  /** Of a comment that is brought up to date: `minimised` folds it to one line, `shown` unfolds what was folded before. */
  readonly visibility: 'shown' | 'minimised'
  /** Waits between attempts to create: 1, 2, 4 of these. */
  readonly retryUnitMs?: number
}

export type CommentOutcome =
  | { readonly kind: 'created'; readonly id: number; readonly url: string }
  | {
      readonly kind: 'updated'
      readonly id: number
      readonly url: string
      /** Why it is not as visible as asked; null where it is. */
      readonly visibilityProblem: { readonly code: string; readonly text: string } | null
    }
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'not-posted'; readonly code: string; readonly text: string }

interface Comment {
  readonly id: number
  readonly nodeId: string
  readonly url: string
  readonly marker: StickyMarker
}

const ATTEMPTS = 4

/**
 * Leaves exactly one comment of this marker's key on the pull request, with this body. Never throws.
 *
 * A POST whose answer was lost may have been carried out, so it is not retried blindly: the comments are looked through
 * again first. Two jobs that create at the same time both look again afterwards and keep the older comment.
 */
export async function postStickyComment(request: StickyComment): Promise<CommentOutcome> {
  const body = `${markerText(request.marker)}\n${request.body}`
  if (body.length > COMMENT_LIMIT_CHARACTERS)
    return {
      kind: 'not-posted',
      code: 'comment-too-long',
      text: `The comment has ${body.length} characters and GitHub takes ${COMMENT_LIMIT_CHARACTERS}.`,
    }
  try {
    const ownLogin = await readIdentity(request.client)
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await postOnce(request, body, ownLogin)
      if (outcome.kind !== 'try-again') return outcome
      if (attempt === ATTEMPTS) return { kind: 'not-posted', ...outcome.failure }
      await sleep((request.retryUnitMs ?? 1000) * 2 ** (attempt - 1))
    }
  } catch (error) {
    const { code, text } = requestFailureOf(error, 'pull-requests: write')
    return { kind: 'not-posted', code, text }
  }
}

type Attempt =
  | CommentOutcome
  | { readonly kind: 'try-again'; readonly failure: { readonly code: string; readonly text: string } }

async function postOnce(request: StickyComment, body: string, ownLogin: string | null): Promise<Attempt> {
  const found = await findOwn(request, ownLogin)
  if (found.length === 0) {
    return request.create === 'never' ? { kind: 'not-needed' } : create(request, body, ownLogin)
  }
  return settleOn(request, body, found)
}

async function create(request: StickyComment, body: string, ownLogin: string | null): Promise<Attempt> {
  const { client, repository } = request
  let id: number
  try {
    const { data } = await client.rest.issues.createComment({
      owner: repository.owner,
      repo: repository.name,
      issue_number: request.number,
      body,
      request: { retries: 0 },
    })
    id = data.id
  } catch (error) {
    const failure = requestFailureOf(error, 'pull-requests: write')
    if (failure.transient) return { kind: 'try-again', failure: { code: failure.code, text: failure.text } }
    throw error
  }
  const found = await findOwn(request, ownLogin)
  if (found.length === 1 && found[0].id === id) return { kind: 'created', id, url: found[0].url }
  if (found.length === 0)
    return {
      kind: 'try-again',
      failure: { code: 'comment-deleted', text: 'The comment was deleted as soon as it was made.' },
    }
  return settleOn(request, body, found, id)
}

/** Brings the oldest of our comments up to date and removes the others. */
async function settleOn(
  request: StickyComment,
  body: string,
  found: readonly Comment[],
  createdId: number | null = null,
): Promise<Attempt> {
  const [oldest, ...doubles] = found
  const newer = found.find((comment) => isNewer(comment.marker, request.marker))
  if (newer !== undefined) {
    // The oldest is the one that the newer run keeps; what was made behind it nobody else will take away.
    if (createdId !== null && createdId !== oldest.id) await removeDouble(request, createdId)
    return {
      kind: 'not-posted',
      code: 'newer-result-posted',
      text: `Run ${newer.marker.runId} (attempt ${newer.marker.runAttempt}) started later and has already posted its result.`,
    }
  }
  const { client, repository } = request
  const target = { owner: repository.owner, repo: repository.name }
  try {
    await client.rest.issues.updateComment({ ...target, comment_id: oldest.id, body })
  } catch (error) {
    const failure = requestFailureOf(error, 'pull-requests: write')
    if (failure.code === 'not-found' || failure.code === 'gone')
      return {
        kind: 'try-again',
        failure: {
          code: failure.code,
          text: 'The comment was deleted while it was being brought up to date.',
        },
      }
    throw error
  }
  for (const double of doubles) await removeDouble(request, double.id)
  const visibilityProblem = await showOrMinimise(client, oldest.nodeId, request.visibility)
  return { kind: 'updated', id: oldest.id, url: oldest.url, visibilityProblem }
}

/** A double that stays is unsightly and no more: whoever removed it first, or forbids it, does not undo the update. */
async function removeDouble(request: StickyComment, id: number): Promise<void> {
  const { client, repository } = request
  try {
    await client.rest.issues.deleteComment({ owner: repository.owner, repo: repository.name, comment_id: id })
  } catch {
    // nothing to add: see above
  }
}

/** Our comments of this key, oldest first. Anyone can write our marker into a comment, so the author counts as well. */
async function findOwn(request: StickyComment, ownLogin: string | null): Promise<readonly Comment[]> {
  const { client, repository } = request
  const found: Comment[] = []
  const pages = client.paginate.iterator(client.rest.issues.listComments, {
    owner: repository.owner,
    repo: repository.name,
    issue_number: request.number,
    per_page: 100,
  })
  for await (const page of pages) {
    for (const comment of page.data) {
      const marker = markerOf(comment.body ?? '')
      if (marker?.key === request.marker.key && isOwnLogin(comment.user, ownLogin))
        found.push({ id: comment.id, nodeId: comment.node_id, url: comment.html_url, marker })
    }
  }
  return found.sort((one, other) => one.id - other.id)
}
