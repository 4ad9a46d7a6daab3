import type { GithubClient } from './client.ts'
import type { Repository } from './environment.ts'
import { requestFailureOf } from './request-failure.ts'

/** A message at a line of the repository. */
export interface CheckAnnotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly file: string
  readonly line: number
  readonly column: number | null
  readonly title: string
  readonly message: string
}

export interface CheckRun {
  readonly client: GithubClient
  readonly repository: Repository
  readonly name: string
  /** On a pull request its head, not the merge commit. */
  readonly headSha: string
  readonly conclusion: 'success' | 'failure' | 'neutral'
  readonly title: string
  /** Markdown, at most 65,535 characters. */
  readonly summary: string
  readonly annotations: readonly CheckAnnotation[]
}

export type CheckOutcome =
  | { readonly kind: 'created'; readonly id: number; readonly annotations: number }
  /** The workflow does not grant `checks: write`, as most do not. */
  | { readonly kind: 'not-granted' }
  | { readonly kind: 'not-created'; readonly code: string; readonly text: string }

const ANNOTATIONS_PER_REQUEST = 50
const MAX_ANNOTATIONS = 500
const LEVELS = { error: 'failure', warning: 'warning', notice: 'notice' } as const

/** Creates a completed check run with its annotations, fifty a request. Never throws. */
export async function createCheckRun(check: CheckRun): Promise<CheckOutcome> {
  const { client, repository, name, headSha, conclusion } = check
  const target = { owner: repository.owner, repo: repository.name }
  const annotations = check.annotations.slice(0, MAX_ANNOTATIONS).map(plain)
  const outputOf = (from: number) => ({
    title: check.title.slice(0, 250),
    summary: check.summary,
    annotations: annotations.slice(from, from + ANNOTATIONS_PER_REQUEST),
  })
  try {
    const { data } = await client.rest.checks.create({
      ...target,
      name,
      head_sha: headSha,
      status: 'completed',
      conclusion,
      output: outputOf(0),
      // Carried out or not, a second one would stand beside it.
      request: { retries: 0 },
    })
    for (let from = ANNOTATIONS_PER_REQUEST; from < annotations.length; from += ANNOTATIONS_PER_REQUEST)
      await client.rest.checks.update({ ...target, check_run_id: data.id, output: outputOf(from) })
    return { kind: 'created', id: data.id, annotations: annotations.length }
  } catch (error) {
    const { code, text } = requestFailureOf(error, 'checks: write')
    return code === 'no-permission' ? { kind: 'not-granted' } : { kind: 'not-created', code, text }
  }
}

function plain({ level, file, line, column, title, message }: CheckAnnotation) {
  return {
    path: file,
    start_line: line,
    end_line: line,
    ...(column === null ? {} : { start_column: column, end_column: column }),
    annotation_level: LEVELS[level],
    title: title.slice(0, 255),
    message: message.slice(0, 16_000),
  }
}
