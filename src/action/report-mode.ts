import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { info, notice } from '@actions/core'
import {
  connect,
  downloadArtifact,
  type FoundPullRequest,
  findPullRequest,
  type GithubClient,
  listRunArtifacts,
  type WorkflowRunEvent,
} from '../github/index.ts'
import { neutralised } from '../measure/index.ts'
import type { ReportLinks } from '../report/index.ts'
import {
  mergeResults,
  type Note,
  type Result,
  type ResultPart,
  type TrustedFacts,
  withoutForeignWords,
} from '../result/index.ts'
import type { Context } from './context.ts'
import { failedResult, reasonOf } from './failed-result.ts'
import { readArchivedResult } from './read-archived-result.ts'
import { reproduceCommand } from './reproduce.ts'
import { missingShards, type ResultArtifact, resultArtifacts } from './result-artifacts.ts'
import { stepFails } from './step-fails.ts'
import { tell } from './tell.ts'

const DOWNLOAD_LIMITS = { bytes: 32 * 1024 * 1024, timeoutMs: 120_000 } as const

/** Puts the results of measuring jobs together and tells them as one: this run's, or those of the run that has ended. */
export async function reportMode(context: Context): Promise<0 | 1> {
  const { event, environment, inputs } = context
  const client = await connect({ token: inputs.token, apiUrl: environment.apiUrl })
  if (event.kind === 'workflow-run') return reportOfEndedRun(context, event, client)
  const gathered = await gather(context, client, environment.runId, (result) => result)
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
  const gathered = await gather(context, client, event.runId, (result) => withoutForeignWords(result, facts))
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

interface Gathered {
  readonly result: Result
  readonly links: ReportLinks['artifacts']
}

/** Whatever is missing or cannot be read is named in a note and makes the whole fail: nothing is green without it. */
async function gather(
  context: Context,
  client: GithubClient,
  runId: number,
  accept: (result: Result) => Result,
): Promise<Gathered> {
  const { environment, inputs, event, place } = context
  const reproduce = reproduceCommand(inputs, event, environment)
  const list = await listRunArtifacts(client, environment.repository, runId)
  if (list.kind === 'not-listed') return { result: failedResult(list.code, list.text, reproduce), links: [] }
  const found = resultArtifacts(list.artifacts, runId === environment.runId ? place.label : null)

  const parts: ResultPart[] = []
  const problems: Note[] = missingShards(found).map(({ label, index, count }) => ({
    code: 'shard-missing',
    text: `Shard ${index} of ${count} of ${label} has uploaded no result.`,
  }))
  const folder = await mkdtemp(join(environment.temporaryFolder, 'heapslope-parts-'))
  try {
    for (const [at, part] of found.entries()) {
      info(`reading ${neutralised(part.artifact.name)}`)
      const read = await readPart(context, client, part, join(folder, `${at}.zip`))
      if (read.kind === 'read') parts.push({ label: labelOf(part), result: accept(read.result) })
      else problems.push({ code: read.code, text: `${part.artifact.name}: ${read.text}` })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const links = found.map(({ artifact }) => ({
    name: artifact.name,
    url: addressOf(context, runId, artifact.id),
  }))
  if (parts.length === 0) {
    const text = `Run ${runId} has uploaded no result that can be used.`
    const none = failedResult('no-results', text, reproduce)
    return { result: { ...none, notes: problems }, links }
  }
  const merged = mergeResults(parts)
  if (problems.length === 0) return { result: merged, links }
  const [first, ...others] = problems
  const text = others.length === 0 ? first.text : `${first.text} ${others.length} more are in the notes.`
  return {
    result: {
      ...merged,
      verdict: { kind: 'failed', reason: { code: first.code, text } },
      notes: [...merged.notes, ...problems],
    },
    links,
  }
}

type ReadPart =
  | { readonly kind: 'read'; readonly result: Result }
  | { readonly kind: 'unreadable'; readonly code: string; readonly text: string }

async function readPart(
  { environment }: Context,
  client: GithubClient,
  { artifact }: ResultArtifact,
  file: string,
): Promise<ReadPart> {
  const download = await downloadArtifact(client, environment.repository, artifact, file, DOWNLOAD_LIMITS)
  if (download.kind === 'not-downloaded')
    return { kind: 'unreadable', code: download.code, text: download.text }
  try {
    return { kind: 'read', result: await readArchivedResult(download.file) }
  } catch (thrown) {
    return { kind: 'unreadable', code: 'unreadable-result', text: plainReason(thrown) }
  } finally {
    await rm(file, { force: true })
  }
}

/** What was wrong, in our own words: an error of a parser may quote the file. */
function plainReason(thrown: unknown): string {
  const { code } = reasonOf(thrown)
  return `its result cannot be used (${code}).`
}

function labelOf({ label, shard }: ResultArtifact): string {
  return shard === null ? label : `${label}, shard ${shard.index} of ${shard.count}`
}

function addressOf({ environment }: Context, runId: number, id: number): string {
  const { owner, name } = environment.repository
  return `${environment.serverUrl}/${owner}/${name}/actions/runs/${runId}/artifacts/${id}`
}
