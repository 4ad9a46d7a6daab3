import { error, info, notice, warning } from '@actions/core'
import { connect, createCheckRun, type Event, readChangedLines, within } from '../github/index.ts'
import { neutralised } from '../measure/index.ts'
import {
  type Annotation,
  annotationCommands,
  annotationsOf,
  headlineOf,
  type ReportLinks,
  renderComment,
} from '../report/index.ts'
import type { Result } from '../result/index.ts'
import type { Context } from './context.ts'
import { stepFails } from './step-fails.ts'

/** The step's own verdict takes one annotation of the ten of its level. */
const ANNOTATIONS_PER_LEVEL = 9
const DEADLINE_MS = 120_000

/**
 * Marks the lines that allocate: in a check run where the workflow grants `checks: write`, else by workflow commands. On a
 * pull request only lines of its diff are marked; everything else is in the comment.
 */
export async function annotateLines(
  context: Context,
  result: Result,
  links: ReportLinks,
  pullRequest: number | null,
): Promise<void> {
  const done = await within(DEADLINE_MS, markLines(context, result, links, pullRequest))
  if (done.kind === 'out-of-time') info('GitHub did not take the annotations in time.')
}

async function markLines(
  context: Context,
  result: Result,
  links: ReportLinks,
  pullRequest: number | null,
): Promise<void> {
  const { inputs, event, environment } = context
  const all = annotationsOf(result)
  // Workflow commands mark the commit that the workflow runs on, which after `workflow_run` is another one.
  const print = event.kind === 'workflow-run' ? () => undefined : printCommands
  if (inputs.token === '') return print(all)
  const client = await connect({ token: inputs.token, apiUrl: environment.apiUrl })
  const { repository } = environment

  let shown = all
  if (pullRequest !== null && all.length > 0) {
    const changed = await readChangedLines(client, repository, pullRequest)
    if (changed.kind === 'read') shown = all.filter(({ file, line }) => changed.holds(file, line))
    // A stranger's result may name any line of the repository.
    else if (event.kind === 'workflow-run') shown = []
  }
  const headSha = checkedCommit(event, environment.sha)
  if (headSha === null || (event.kind === 'workflow-run' && pullRequest === null)) return print(shown)
  const check = await createCheckRun({
    client,
    repository,
    name: ['heapslope', context.place.label].join(' / '),
    headSha,
    conclusion: conclusionOf(result, context),
    title: headlineOf(result),
    summary: renderComment(result, links),
    annotations: shown,
  })
  switch (check.kind) {
    case 'created':
      return info(`A check run was created, annotations: ${check.annotations}.`)
    case 'not-granted':
      return print(shown)
    case 'not-created':
      info(neutralised(`No check run was created (${check.code}): ${check.text}`))
      return print(shown)
  }
}

/** The verdict in a sentence, and a warning for each thing that was left out. */
export function annotateVerdict({ inputs }: Context, result: Result): void {
  for (const { text } of result.notes) warning(neutralised(text), { title: 'heapslope' })
  const headline = headlineOf(result)
  if (stepFails(result.verdict.kind, inputs.failOn))
    error(neutralised(`${headline}\n${result.verdict.reason.text}`), { title: 'heapslope' })
  else notice(neutralised(headline), { title: 'heapslope' })
}

function printCommands(annotations: readonly Annotation[]): void {
  for (const command of annotationCommands(annotations, ANNOTATIONS_PER_LEVEL)) info(command)
}

function conclusionOf(result: Result, { inputs }: Context): 'success' | 'failure' | 'neutral' {
  if (stepFails(result.verdict.kind, inputs.failOn)) return 'failure'
  return result.verdict.kind === 'inconclusive' || result.verdict.kind === 'regression'
    ? 'neutral'
    : 'success'
}

/** The commit at which people look for checks: of a pull request its head, also where another run measured it. */
function checkedCommit(event: Event, sha: string): string | null {
  switch (event.kind) {
    case 'pull-request':
    case 'workflow-run':
      return event.headSha
    case 'push':
    case 'merge-group':
      return sha
    case 'schedule':
    case 'workflow-dispatch':
    case 'pull-request-target':
    case 'other':
      return null
  }
}
