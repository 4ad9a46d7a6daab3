import { join } from 'node:path'
import { setOutput, warning } from '@actions/core'
import { artifactStore, type CommentOutcome, type UploadOutcome, writeJobSummary } from '../github/index.ts'
import { credentialsIn, neutralised } from '../measure/index.ts'
import { markdownTitle, type ReportLinks, renderComment, renderHtml, renderSummary } from '../report/index.ts'
import { maskSecrets, type Note, type Result } from '../result/index.ts'
import type { ReportFolder } from '../storage/index.ts'
import { annotateLines, annotateVerdict } from './annotate.ts'
import type { Context } from './context.ts'
import { type Outputs, resultOutputs } from './outputs.ts'
import { commentNotes, postComment } from './post-comment.ts'
import {
  budgetNotes,
  chooseSnapshots,
  type UploadPlan,
  uploadNotes,
  uploadReport,
  uploadSnapshots,
} from './upload-report.ts'

/** All uploads together; large snapshots on a slow day included. */
const UPLOAD_DEADLINE_MS = 10 * 60_000
const RESULT_FILE = 'heapslope-result.json'

export interface Destination {
  /** Number of the pull request to comment on, or null. */
  readonly pullRequest: number | null
  readonly snapshots: boolean
  /** Artifacts of other jobs that belong to the result. */
  readonly links: ReportLinks['artifacts']
}

/** Uploads, comment, summary, annotations and outputs; returns the result with a note on each that failed. */
export async function tell(context: Context, toTell: Result, destination: Destination): Promise<Result> {
  const { inputs, environment, report, place } = context
  const measured = maskSecrets(toTell, credentialsIn(context.variables))
  const plan: UploadPlan = {
    store: artifactStore({ environment, deadlineMs: UPLOAD_DEADLINE_MS }),
    place,
    runAttempt: environment.runAttempt,
    reportFolder: report.path,
    retentionDays: inputs.retentionDays,
  }
  const source = sourceAddress(measured, context)
  const linksTo = (uploads: readonly UploadOutcome[]): ReportLinks => ({
    source,
    artifacts: [...uploads.flatMap(linkTo), ...destination.links],
  })
  const notesOn = (uploads: readonly UploadOutcome[]) => uploadNotes(uploads, report.path)

  const choice = chooseSnapshots(destination.snapshots ? measured.workloads : [], inputs.snapshotBudgetBytes)
  const result = withNotes(measured, budgetNotes(choice, inputs.snapshotBudgetBytes))
  const snapshots = await uploadSnapshots(plan, choice.chosen)
  await write(report, withNotes(result, notesOn(snapshots)), linksTo(snapshots))
  const archive = await uploadReport(plan)

  const links = linksTo([archive, ...snapshots])
  const uploaded = withNotes(result, notesOn([archive, ...snapshots]))
  const comment = await postComment(context, destination.pullRequest, uploaded, links)

  const told = withNotes(uploaded, commentNotes(comment))
  await write(report, told, links)
  summarise(context, told, links)
  await annotateLines(context, told, links, destination.pullRequest)
  annotateVerdict(context, told)
  writeOutputs(context, told, archive, snapshots, comment)
  return told
}

async function write(report: ReportFolder, result: Result, links: ReportLinks): Promise<void> {
  await report.writeResult(result)
  await report.writeText('comment.md', renderComment(result, links))
  await report.writeText('summary.md', renderSummary(result, links))
  await report.writeText('report.html', renderHtml(result, report.writtenSeries))
}

function summarise({ environment }: Context, result: Result, links: ReportLinks): void {
  const texts = [renderSummary(result, links), markdownTitle(result)]
  const outcome = writeJobSummary(environment.summaryFile, texts)
  if (outcome.kind === 'not-written')
    warning(neutralised(outcome.text), { title: 'heapslope: no job summary' })
}

function writeOutputs(
  { report }: Context,
  result: Result,
  archive: UploadOutcome,
  snapshots: readonly UploadOutcome[],
  comment: CommentOutcome,
): void {
  const outputs: Outputs = {
    ...resultOutputs(result, join(report.path, RESULT_FILE), report.path),
    'comment-url': addressOf(comment),
    'artifact-id': archive.kind === 'uploaded' ? String(archive.id) : '',
    'artifact-url': archive.kind === 'uploaded' ? archive.url : '',
    'snapshot-artifact-ids': JSON.stringify(
      snapshots.flatMap((outcome) => (outcome.kind === 'uploaded' ? [outcome.id] : [])),
    ),
  }
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}

/** Where a line of head is shown; nothing where head is no commit of this repository. */
function sourceAddress(result: Result, { environment }: Context): string | null {
  const commit = result.head?.commit ?? null
  if (commit === null) return null
  const { owner, name } = environment.repository
  return `${environment.serverUrl}/${owner}/${name}/blob/${commit}/`
}

function linkTo(outcome: UploadOutcome): ReportLinks['artifacts'] {
  return outcome.kind === 'uploaded' ? [{ name: outcome.name, url: outcome.url }] : []
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
