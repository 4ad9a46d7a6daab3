import type { GithubClient } from './client.ts'
import type { Repository } from './environment.ts'
import type { WorkflowRunEvent } from './event.ts'
import { requestFailureOf } from './request-failure.ts'

export type FoundPullRequest =
  | {
      readonly kind: 'found'
      readonly number: number
      readonly headSha: string
      readonly baseRef: string
      readonly baseSha: string
    }
  /** `code`: why there is none to post to. */
  | { readonly kind: 'none'; readonly code: string; readonly text: string }

const MAX_PAGES = 30

/**
 * The open pull request that a finished run measured, found by the run's head commit, branch and repository, which GitHub
 * vouches for, and never by anything the run itself has written: `workflow_run.pull_requests` is empty for forks. Never throws.
 */
export async function findPullRequest(
  client: GithubClient,
  repository: Repository,
  run: WorkflowRunEvent,
): Promise<FoundPullRequest> {
  if (run.triggeredBy !== 'pull_request')
    return none(
      'no-pull-request',
      `The run was started by ${run.triggeredBy}, so there is no pull request to report to.`,
    )
  try {
    let sameBranch: number | null = null
    let pages = 0
    for await (const page of openPullRequests(client, repository, run)) {
      pages += 1
      for (const pull of page.data) {
        const from = pull.head.repo?.full_name ?? null
        if (from !== run.headRepository || pull.head.ref !== run.headBranch) continue
        if (pull.head.sha === run.headSha)
          return {
            kind: 'found',
            number: pull.number,
            headSha: pull.head.sha,
            baseRef: pull.base.ref,
            baseSha: pull.base.sha,
          }
        sameBranch = pull.number
      }
      if (pages === MAX_PAGES) break
    }
    if (sameBranch !== null)
      return none(
        'head-moved-on',
        `Pull request ${sameBranch} has moved on from ${run.headSha.slice(0, 10)}; the run of its newest commit will report.`,
      )
    return none('no-open-pull-request', `No open pull request has ${run.headSha.slice(0, 10)} as its head.`)
  } catch (error) {
    const { code, text } = requestFailureOf(error, 'pull-requests: read')
    return none(code, `The pull request could not be looked up: ${text}`)
  }
}

/** A deleted fork has no name to ask by, so all open ones are gone through. */
function openPullRequests(client: GithubClient, repository: Repository, run: WorkflowRunEvent) {
  const owner = run.headRepository?.split('/')[0]
  return client.paginate.iterator(client.rest.pulls.list, {
    owner: repository.owner,
    repo: repository.name,
    state: 'open',
    per_page: 100,
    ...(owner === undefined || run.headBranch === null ? {} : { head: `${owner}:${run.headBranch}` }),
  })
}

function none(code: string, text: string): FoundPullRequest {
  return { kind: 'none', code, text }
}
