import { notice } from '@actions/core'
import {
  connect,
  type FoundPullRequest,
  findPullRequest,
  type GithubClient,
  type WorkflowRunEvent,
} from '../github/index.ts'
import { neutralised } from '../measure/index.ts'
import { type TrustedFacts, withoutForeignWords } from '../result/index.ts'
import type { Context } from './context.ts'
import { failedResult } from './failed-result.ts'
import { gatherResults } from './gather-results.ts'
import { stepFails } from './step-fails.ts'
import { tell } from './tell.ts'

/** Puts the results of measuring jobs together and tells them as one: this run's, or those of the run that has ended. */
export async function reportMode(context: Context): Promise<0 | 1> {
  const { event, environment, inputs } = context
  const client = await connect({ token: inputs.token, apiUrl: environment.apiUrl })
  if (event.kind === 'workflow-run') return reportOfEndedRun(context, event, client)
  const gathered = await gatherResults(context, client, environment.runId, (result) => result)
  const told = await tell(context, gathered.result, {
    pullRequest: event.kind === 'pull-request' ? event.number : null,
    snapshots: false,
    links: gathered.links,
  })
  return stepFails(told.verdict.kind, inputs.failOn) ? 1 : 0
}

/**
 * The ended run may be a stranger's: which pull request it belongs to is GitHub's word, not the artifact's, and of the
 * artifact nothing is repeated but numbers and names.
 */
async function reportOfEndedRun(
  context: Context,
  event: WorkflowRunEvent,
  client: GithubClient,
): Promise<0 | 1> {
  const { environment, inputs } = context
  const pull = await findPullRequest(client, environment.repository, event)
  if (pull.kind === 'none') return withoutPullRequest(context, pull)
  const facts: TrustedFacts = {
    base: { commit: pull.baseSha, description: pull.baseRef, dirty: false },
    head: { commit: pull.headSha, description: `head of #${pull.number}`, dirty: false },
    reproduce: `git fetch origin refs/pull/${pull.number}/merge && npx heapslope run --base FETCH_HEAD^1 --head FETCH_HEAD`,
  }
  const gathered = await gatherResults(context, client, event.runId, (result) =>
    withoutForeignWords(result, facts),
  )
  // Downloading takes its time, and a push may have come meanwhile.
  const still = await findPullRequest(client, environment.repository, event)
  if (still.kind === 'none') return withoutPullRequest(context, still)
  const result = { ...gathered.result, base: facts.base, head: facts.head, reproduce: facts.reproduce }
  const told = await tell(context, result, {
    pullRequest: pull.number,
    snapshots: false,
    links: gathered.links,
  })
  return stepFails(told.verdict.kind, inputs.failOn) ? 1 : 0
}

/** That there is nothing to report to is no failure; that GitHub could not be asked is one. */
async function withoutPullRequest(
  context: Context,
  { code, text }: Extract<FoundPullRequest, { kind: 'none' }>,
): Promise<0 | 1> {
  if (['no-pull-request', 'no-open-pull-request', 'head-moved-on'].includes(code)) {
    notice(neutralised(`Nothing to report: ${text}`), { title: 'heapslope' })
    return 0
  }
  await tell(context, failedResult(code, text, ''), { pullRequest: null, snapshots: false, links: [] })
  return 1
}
