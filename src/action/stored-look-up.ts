import { mkdtemp, rm } from 'node:fs/promises'
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
  within,
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
/** Longer than that, base is measured sooner than found. */
const LOOK_UP_MS = 120_000

export interface StoredLookUp {
  /** Never throws: what cannot be had is a problem. */
  readonly find: (commit: string) => Promise<StoredReports>
  /** Ends every look-up and removes what it brought; the reports found are of no use any more. */
  readonly close: () => Promise<void>
}

export interface LookingContext extends Pick<Context, 'event'> {
  readonly environment: Pick<Context['environment'], 'repository' | 'runId' | 'apiUrl' | 'temporaryFolder'>
  readonly inputs: Pick<Context['inputs'], 'token'>
  readonly place: Pick<Context['place'], 'label'>
}

export interface LookUpOptions {
  /** One commit's. */
  readonly lookUpMs?: number
  /** Unit of the waits between retries. Tests shorten it. */
  readonly retryUnitMs?: number | undefined
}

/**
 * Reports of runs that may have measured a commit: pushes and schedules on the base branch, and earlier runs of this pull
 * request where its head is no fork's. What they uploaded is data: checked, and believed only as far as its fingerprint agrees.
 */
export function storedLookUp(
  context: LookingContext,
  { lookUpMs = LOOK_UP_MS, retryUnitMs }: LookUpOptions = {},
): StoredLookUp {
  const folders: string[] = []
  let closed = false
  return {
    find: async (commit) => {
      const found: Found = { reports: [], problems: [] }
      const endsAt = performance.now() + lookUpMs
      const isOver = () => closed || performance.now() > endsAt
      const looking = async () => {
        const folder = await mkdtemp(join(context.environment.temporaryFolder, 'heapslope-stored-'))
        folders.push(folder)
        await lookThrough({ ...context, commit, folder, retryUnitMs, isOver }, found)
      }
      try {
        const ended = await within(lookUpMs, looking())
        if (ended.kind === 'out-of-time')
          found.problems.unshift(`GitHub had not brought the earlier runs after ${lookUpMs / 1000} s`)
      } catch (error) {
        found.problems.push(error instanceof Error ? error.message : String(error))
      }
      return { reports: [...found.reports], problem: found.problems[0] ?? null }
    },
    close: async () => {
      closed = true
      for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

interface Found {
  readonly reports: StoredReport[]
  readonly problems: string[]
}

interface LookUp extends LookingContext {
  readonly commit: string
  readonly folder: string
  readonly retryUnitMs: number | undefined
  readonly isOver: () => boolean
}

async function lookThrough(lookUp: LookUp, found: Found): Promise<void> {
  const { environment, inputs, retryUnitMs } = lookUp
  if (inputs.token === '') {
    found.problems.push('the input "token" is empty, so no earlier run can be looked up')
    return
  }
  const client = await connect({
    token: inputs.token,
    apiUrl: environment.apiUrl,
    ...(retryUnitMs === undefined ? {} : { retryUnitMs }),
  })
  const lists = await Promise.all(listsFor(lookUp, client))
  for (const list of lists) if (list.kind === 'not-listed') found.problems.push(list.text)
  const runs = lists
    .flatMap((list) => (list.kind === 'listed' ? list.runs : []))
    .filter(({ id }) => id !== environment.runId)
    .slice(0, MOST_RUNS)
  for (const run of runs) await readRun(run, lookUp, client, found)
}

function listsFor(
  { event, commit, environment: { repository } }: LookUp,
  client: GithubClient,
): readonly Promise<EarlierRuns>[] {
  const ofBranches = baseBranchesOf(event).map((branch) =>
    runsOfBranch(client, repository, { branch, commit }),
  )
  const ofPull =
    event.kind === 'pull-request' && !event.fromFork ? [runsOfPullRequest(client, repository, event)] : []
  return [...ofBranches, ...ofPull]
}

/** Where base's commit was pushed: on the branch itself, or on the default branch that it was taken from. */
function baseBranchesOf(event: Event): readonly string[] {
  switch (event.kind) {
    case 'pull-request':
      return [event.baseRef]
    case 'push':
    case 'workflow-dispatch':
      return [...new Set([event.ref.replace(/^refs\/heads\//, ''), event.defaultBranch])]
    case 'merge-group':
      return [event.baseRef.replace(/^refs\/heads\//, '')]
    case 'schedule':
      return [event.defaultBranch]
    case 'other':
      return event.defaultBranch === null ? [] : [event.defaultBranch]
    case 'workflow-run':
    case 'pull-request-target':
      return []
  }
}

async function readRun(run: EarlierRun, lookUp: LookUp, client: GithubClient, found: Found): Promise<void> {
  const { environment, place, folder, isOver } = lookUp
  if (isOver()) return
  const list = await listRunArtifacts(client, environment.repository, run.id)
  if (list.kind === 'not-listed') {
    found.problems.push(list.text)
    return
  }
  const isOwn = ({ label }: ResultArtifact) => label === place.label
  const results = resultArtifacts(list.artifacts, null)
  const ownFirst = [...results.filter(isOwn), ...results.filter((one) => !isOwn(one))]
  for (const { artifact } of ownFirst.slice(0, MOST_ARTIFACTS)) {
    if (isOver()) return
    const what = `${neutralised(artifact.name)} of run ${run.id}`
    info(`looking for base in ${what}`)
    const file = join(folder, `${artifact.id}.zip`)
    const download = await downloadArtifact(client, environment.repository, artifact, file, DOWNLOAD_LIMITS)
    if (download.kind === 'not-downloaded') {
      found.problems.push(`${what} could not be downloaded: ${download.text}`)
      continue
    }
    const result = await readArchivedResult(file).catch(() => null)
    if (result === null) found.problems.push(`${what} holds no result that can be used`)
    else
      found.reports.push({
        description: `run ${run.id} (${run.event})`,
        result,
        series: async (name) => readSeries(await archivedText(file, name, MAX_SERIES_BYTES)),
      })
  }
}
