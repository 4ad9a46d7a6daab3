import { join, resolve } from 'node:path'
import { error, info, notice, setOutput, setSecret, warning } from '@actions/core'
import { type Benchmark, progressText } from '../benchmark/index.ts'
import {
  artifactStore,
  type CommentOutcome,
  type Environment,
  type Event,
  permissionToRun,
  placeOf,
  readEnvironment,
  readEvent,
  type UploadOutcome,
  type Variables,
  writeJobSummary,
} from '../github/index.ts'
import { neutralised } from '../measure/index.ts'
import {
  annotationCommands,
  annotationsOf,
  headlineOf,
  markdownTitle,
  type ReportLinks,
  renderComment,
  renderSummary,
} from '../report/index.ts'
import type { Note, Result } from '../result/index.ts'
import { openReportFolder, type ReportFolder } from '../storage/index.ts'
import { baseEventOf, eventWords } from './base-event.ts'
import { failedResult, reasonOf, VERSION } from './failed-result.ts'
import { type Inputs, readInputs } from './inputs.ts'
import { loadConfig } from './load-config.ts'
import { type Outputs, resultOutputs } from './outputs.ts'
import { commentNotes, postComment } from './post-comment.ts'
import { reproduceCommand } from './reproduce.ts'
import { stepFails } from './step-fails.ts'
import { type UploadPlan, uploadNotes, uploadReport, uploadSnapshots } from './upload-report.ts'

/** All uploads together; large snapshots on a slow day included. */
const UPLOAD_DEADLINE_MS = 10 * 60_000
/** The step's own verdict takes one annotation of the ten of its level. */
const ANNOTATIONS_PER_LEVEL = 9

export interface ActionPorts {
  readonly benchmark: Benchmark
  readonly signal: AbortSignal
}

/**
 * The action from inputs to exit code: measures, uploads, posts, and ends by its verdict whatever became of uploads and
 * comment. @throws EnvironmentError, InputError, EventPayloadError, ForeignFolderError where it cannot even begin
 */
export async function runAction(variables: Variables, ports: ActionPorts): Promise<0 | 1> {
  const environment = readEnvironment(variables)
  const inputs = readInputs(variables)
  if (inputs.token !== '') setSecret(inputs.token)
  const event = readEvent(environment)
  info(`heapslope ${VERSION}: ${neutralised(eventWords(event))}`)
  const report = await openReportFolder(resolve(environment.workspace, inputs.reportFolder))

  const context: Context = { inputs, event, environment, variables, report, ports }
  const measured = await measure(context)
  const told = await tell(context, measured)
  return stepFails(told.verdict.kind, inputs.failOn) ? 1 : 0
}

interface Context {
  readonly inputs: Inputs
  readonly event: Event
  readonly environment: Environment
  readonly variables: Variables
  readonly report: ReportFolder
  readonly ports: ActionPorts
}

async function measure({ inputs, event, environment, variables, report, ports }: Context): Promise<Result> {
  const reproduce = reproduceCommand(inputs, event, environment)
  const permission = permissionToRun(event)
  if (permission.kind === 'refused') return failedResult(permission.code, permission.text, reproduce)
  try {
    return await ports.benchmark({
      config: loadConfig(inputs, environment.workspace),
      only: inputs.only,
      repository: environment.workspace,
      // What earlier steps left lying about is no part of the commit that is judged.
      head: { ref: inputs.head ?? 'HEAD' },
      base: inputs.base,
      event: baseEventOf(event),
      report,
      temporaryFolder: environment.temporaryFolder,
      reproduce,
      signal: ports.signal,
      environment: variables,
      progress: (progress) => info(neutralised(progressText(progress))),
    })
  } catch (thrown) {
    const { code, text } = reasonOf(thrown)
    return failedResult(code, text, reproduce)
  }
}

/** Uploads, comment, summary, annotations and outputs; returns the result with a note on each that failed. */
async function tell(context: Context, measured: Result): Promise<Result> {
  const { inputs, event, environment, report } = context
  const place = placeOf(environment, inputs.matrix)
  const plan: UploadPlan = {
    store: artifactStore({ environment, deadlineMs: UPLOAD_DEADLINE_MS }),
    place,
    runAttempt: environment.runAttempt,
    reportFolder: report.path,
    retentionDays: inputs.retentionDays,
  }
  const source = sourceAddress(measured, environment)
  const linksTo = (uploads: readonly UploadOutcome[]): ReportLinks => ({
    source,
    artifacts: uploads.flatMap((outcome) =>
      outcome.kind === 'uploaded' ? [{ name: outcome.name, url: outcome.url }] : [],
    ),
  })
  const notesOn = (uploads: readonly UploadOutcome[]) => uploadNotes(uploads, report.path)

  const snapshots = inputs.uploadSnapshots ? await uploadSnapshots(plan, measured) : []
  const kept = withNotes(measured, notesOn(snapshots))
  await write(report, kept, linksTo(snapshots))
  const archive = await uploadReport(plan)

  const uploads = [archive, ...snapshots]
  const links = linksTo(uploads)
  const uploaded = withNotes(measured, notesOn(uploads))
  const comment = await postComment({ event, environment, inputs, place }, uploaded, links)

  const told = withNotes(uploaded, commentNotes(comment))
  await write(report, told, links)
  summarise(environment, told, links)
  annotate(told, inputs)
  const outputs: Outputs = {
    ...emptyOutputs,
    ...resultOutputs(told, join(report.path, RESULT_FILE), report.path),
    'comment-url': addressOf(comment),
    'artifact-id': archive.kind === 'uploaded' ? String(archive.id) : '',
    'artifact-url': archive.kind === 'uploaded' ? archive.url : '',
    'snapshot-artifact-ids': JSON.stringify(
      snapshots.flatMap((outcome) => (outcome.kind === 'uploaded' ? [outcome.id] : [])),
    ),
  }
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
  return told
}

const RESULT_FILE = 'heapslope-result.json'

const emptyOutputs: Outputs = {
  verdict: '',
  reason: '',
  'reason-text': '',
  'result-file': '',
  'report-folder': '',
  'slope-base': '',
  'slope-head': '',
  'slope-difference': '',
  'comment-url': '',
  'artifact-id': '',
  'artifact-url': '',
  'snapshot-artifact-ids': '[]',
}

async function write(report: ReportFolder, result: Result, links: ReportLinks): Promise<void> {
  await report.writeResult(result)
  await report.writeText('comment.md', renderComment(result, links))
  await report.writeText('summary.md', renderSummary(result, links))
}

function summarise(environment: Environment, result: Result, links: ReportLinks): void {
  const texts = [renderSummary(result, links), markdownTitle(result)]
  const outcome = writeJobSummary(environment.summaryFile, texts)
  if (outcome.kind === 'not-written')
    warning(neutralised(outcome.text), { title: 'heapslope: no job summary' })
}

/** At the lines that allocate, then one for the step as a whole, and one for each thing that was left out. */
function annotate(result: Result, inputs: Inputs): void {
  for (const command of annotationCommands(annotationsOf(result), ANNOTATIONS_PER_LEVEL)) info(command)
  for (const { text } of result.notes) warning(neutralised(text), { title: 'heapslope' })
  const headline = headlineOf(result)
  if (stepFails(result.verdict.kind, inputs.failOn))
    error(neutralised(`${headline}\n${result.verdict.reason.text}`), { title: 'heapslope' })
  else notice(neutralised(headline), { title: 'heapslope' })
}

/** Where a line of head is shown; nothing where head is no commit of this repository. */
function sourceAddress(result: Result, environment: Environment): string | null {
  const commit = result.head?.commit ?? null
  if (commit === null) return null
  const { owner, name } = environment.repository
  return `${environment.serverUrl}/${owner}/${name}/blob/${commit}/`
}

function withNotes(result: Result, notes: readonly Note[]): Result {
  return { ...result, notes: [...result.notes, ...notes] }
}

function addressOf(comment: CommentOutcome): string {
  switch (comment.kind) {
    case 'created':
    case 'updated':
      return comment.url
    case 'not-needed':
    case 'not-posted':
      return ''
  }
}
