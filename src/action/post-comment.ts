import { type CommentOutcome, connect, postStickyComment, within } from '../github/index.ts'
import { type ReportLinks, renderComment } from '../report/index.ts'
import type { Note, Result } from '../result/index.ts'
import type { Context } from './context.ts'

/** Looking through the comments of a long discussion and waiting out a rate limit included. */
const DEADLINE_MS = 180_000

/** Posts the result on a pull request, where there is one and the inputs ask for it. Never throws. */
export async function postComment(
  { environment, inputs, place }: Pick<Context, 'environment' | 'inputs' | 'place'>,
  pullRequest: number | null,
  result: Result,
  links: ReportLinks,
): Promise<CommentOutcome> {
  if (pullRequest === null || inputs.comment === 'never') return { kind: 'not-needed' }
  if (inputs.token === '')
    return { kind: 'not-posted', code: 'no-token', text: 'The input "token" is empty.' }
  const client = await connect({ token: inputs.token, apiUrl: environment.apiUrl })
  const posted = await within(
    DEADLINE_MS,
    postStickyComment({
      client,
      repository: environment.repository,
      number: pullRequest,
      marker: { key: place.key, runId: environment.runId, runAttempt: environment.runAttempt },
      body: renderComment(result, links),
      create: mayCreate(inputs.comment, result) ? 'allowed' : 'never',
      visibility: isAccusationOver(inputs.comment, result) ? 'minimised' : 'shown',
    }),
  )
  if (posted.kind === 'ended') return posted.value
  return {
    kind: 'not-posted',
    code: 'timed-out',
    text: `GitHub had not taken the comment after ${DEADLINE_MS / 1000} s.`,
  }
}

export function commentNotes(outcome: CommentOutcome): readonly Note[] {
  switch (outcome.kind) {
    case 'not-posted':
      return [
        { code: 'comment-not-posted', text: `The comment was not posted (${outcome.code}): ${outcome.text}` },
      ]
    case 'updated':
      return outcome.visibilityProblem === null ? [] : [visibilityNote(outcome.visibilityProblem)]
    case 'created':
    case 'not-needed':
      return []
  }
}

function visibilityNote({ code, text }: { readonly code: string; readonly text: string }): Note {
  return {
    code: 'comment-visibility',
    text: `The comment is up to date, but could not be minimised or shown again (${code}): ${text}`,
  }
}

/** A result without regression still brings an older comment up to date: it would go on accusing otherwise. */
function mayCreate(mode: 'always' | 'on-regression', result: Result): boolean {
  return mode === 'always' || result.verdict.kind === 'regression'
}

/** Under `on-regression` a comment stands for a regression: when that is gone, one line of it is enough. */
function isAccusationOver(mode: 'always' | 'on-regression', { verdict }: Result): boolean {
  return mode === 'on-regression' && (verdict.kind === 'unchanged' || verdict.kind === 'improvement')
}
