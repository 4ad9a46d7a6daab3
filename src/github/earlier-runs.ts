import type { GithubClient } from './client.ts'
import type { Repository } from './environment.ts'
import { requestFailureOf } from './request-failure.ts'

/** A run of a workflow that has ended, of this repository's own making. */
export interface EarlierRun {
  readonly id: number
  /** What started it: `push`, `schedule`, `pull_request`. */
  readonly event: string
}

export type EarlierRuns =
  /** Newest first. */
  | { readonly kind: 'listed'; readonly runs: readonly EarlierRun[] }
  | { readonly kind: 'not-listed'; readonly code: string; readonly text: string }

/** One page: who looks for a run of this commit looks for a recent one. */
const PER_PAGE = 50

/** Runs of a push or a schedule on a branch of the repository at just this commit. Never throws. */
export function runsOfBranch(
  client: GithubClient,
  repository: Repository,
  { branch, commit }: { readonly branch: string; readonly commit: string },
): Promise<EarlierRuns> {
  return listed(
    client,
    repository,
    { branch, head_sha: commit },
    ({ event, head_branch, head_sha }) =>
      ['push', 'schedule'].includes(event) && head_branch === branch && head_sha === commit,
  )
}

/** Runs of a pull request whose head is a branch of the repository itself. Never throws. */
export function runsOfPullRequest(
  client: GithubClient,
  repository: Repository,
  { headRef, number }: { readonly headRef: string; readonly number: number },
): Promise<EarlierRuns> {
  return listed(
    client,
    repository,
    { branch: headRef, event: 'pull_request' },
    ({ event, pull_requests }) =>
      event === 'pull_request' && (pull_requests ?? []).some((pull) => pull.number === number),
  )
}

type List = GithubClient['rest']['actions']['listWorkflowRunsForRepo']
type Run = Awaited<ReturnType<List>>['data']['workflow_runs'][number]
type Filter = Pick<NonNullable<Parameters<List>[0]>, 'branch' | 'event' | 'head_sha'>

async function listed(
  client: GithubClient,
  { owner, name }: Repository,
  filter: Filter,
  isWanted: (run: Run) => boolean,
): Promise<EarlierRuns> {
  try {
    const { data } = await client.rest.actions.listWorkflowRunsForRepo({
      owner,
      repo: name,
      status: 'completed',
      per_page: PER_PAGE,
      ...filter,
    })
    // A fork's run belongs to whoever owns the fork; GitHub's filters are not relied on for it, nor for the rest.
    const isOurs = ({ head_repository: head }: Run) => head?.full_name === `${owner}/${name}`
    const runs = data.workflow_runs
      .filter((run) => isOurs(run) && isWanted(run))
      .map(({ id, event }) => ({ id, event }))
    return { kind: 'listed', runs }
  } catch (error) {
    const { code, text } = requestFailureOf(error, 'actions: read')
    return { kind: 'not-listed', code, text: `The earlier runs could not be listed: ${text}` }
  }
}
