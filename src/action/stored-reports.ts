import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { info } from '@actions/core'
import type { StoredReport, StoredReports } from '../baseline/index.ts'
import {
  connect,
  downloadArtifact,
  type EarlierRun,
  type EarlierRuns,
  type Event,
  type GithubClient,
  listRunArtifacts,
  runsOfBranch,
  runsOfPullRequest,
} from '../github/index.ts'
import { neutralised } from '../measure/index.ts'
import { readSeries } from '../result/index.ts'
import { archivedText } from './archived-text.ts'
import type { Context } from './context.ts'
import { readArchivedResult } from './read-archived-result.ts'
import { type ResultArtifact, resultArtifacts } from './result-artifacts.ts'

const DOWNLOAD_LIMITS = { bytes: 32 * 1024 * 1024, timeoutMs: 60_000 } as const
const MAX_SERIES_BYTES = 8 * 1024 * 1024
/** Runs and artifacts that are looked into: to measure base anew would soon be faster. */
const MOST_RUNS = 4
const MOST_ARTIFACTS = 6

/**
 * Reports of runs that may have measured a commit: pushes and schedules on the base branch, and earlier runs of this pull
 * request where its head is no fork's. What they uploaded is data: checked, and believed only as far as its fingerprint agrees.
 */
export async function storedReports(context: Context, commit: string): Promise<StoredReports> {
  const { environment, inputs, event } = context
  const client = await connect({ token: inputs.token, apiUrl: environment.apiUrl })
  const lists = await Promise.all(listsFor(event, commit, context, client))
  const runs = lists
    .flatMap((list) => (list.kind === 'listed' ? list.runs : []))
    .filter(({ id }) => id !== environment.runId)
    .slice(0, MOST_RUNS)
  const problem = lists.find((list) => list.kind === 'not-listed')?.text ?? null
  const folder = await mkdtemp(join(environment.temporaryFolder, 'heapslope-stored-'))
  const reports: StoredReport[] = []
  for (const run of runs) reports.push(...(await reportsOfRun(run, folder, context, client)))
  return { reports, problem }
}

function listsFor(
  event: Event,
  commit: string,
  { environment: { repository } }: Context,
  client: GithubClient,
): readonly Promise<EarlierRuns>[] {
  const branch = baseBranchOf(event)
  const ofBranch = branch === null ? [] : [runsOfBranch(client, repository, { branch, commit })]
  const ofPull =
    event.kind === 'pull-request' && !event.fromFork ? [runsOfPullRequest(client, repository, event)] : []
  return [...ofBranch, ...ofPull]
}

function baseBranchOf(event: Event): string | null {
  switch (event.kind) {
    case 'pull-request':
      return event.baseRef
    case 'push':
    case 'workflow-dispatch':
      return event.ref.replace(/^refs\/heads\//, '')
    case 'merge-group':
      return event.baseRef.replace(/^refs\/heads\//, '')
    case 'schedule':
    case 'other':
      return event.defaultBranch
    case 'workflow-run':
    case 'pull-request-target':
      return null
  }
}

async function reportsOfRun(
  run: EarlierRun,
  folder: string,
  { environment, place }: Context,
  client: GithubClient,
): Promise<readonly StoredReport[]> {
  const list = await listRunArtifacts(client, environment.repository, run.id)
  if (list.kind === 'not-listed') return []
  const isOwn = ({ label }: ResultArtifact) => label === place.label
  const results = resultArtifacts(list.artifacts, null)
  const reports: StoredReport[] = []
  for (const { artifact } of [...results.filter(isOwn), ...results.filter((one) => !isOwn(one))].slice(
    0,
    MOST_ARTIFACTS,
  )) {
    info(`looking for base in ${neutralised(artifact.name)} of run ${run.id}`)
    const file = join(folder, `${artifact.id}.zip`)
    const download = await downloadArtifact(client, environment.repository, artifact, file, DOWNLOAD_LIMITS)
    if (download.kind === 'not-downloaded') continue
    const result = await readArchivedResult(file).catch(() => null)
    if (result === null) continue
    const description = `run ${run.id} (${run.event})`
    reports.push({ description, result, series: (name) => archivedSeries(file, name) })
  }
  return reports
}

async function archivedSeries(archive: string, name: string) {
  return readSeries(await archivedText(archive, name, MAX_SERIES_BYTES))
}
