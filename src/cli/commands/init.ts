import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { repositoryRoot } from '../../baseline/index.ts'
import { CONFIG_FILE_NAMES, parseConfig } from '../../config/index.ts'
import { type Proposal, propose } from '../../proposal/index.ts'
import { exitCodeOf, type Result } from '../../result/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { filesText, nextText, reasonsText, writtenText } from '../init/proposal-text.ts'
import { readRepository } from '../init/repository.ts'
import { type FilesWritten, writeFiles } from '../init/write-files.ts'
import { runMainJob } from '../main-job.ts'
import { parseOptions } from '../options.ts'
import { onTerminal } from './run.ts'

const OPTIONS = { 'dry-run': 'flag', 'no-run': 'flag', json: 'flag', 'report-folder': 'text' } as const

/** `heapslope init [FOLDER]`: a first workload, its config and its workflow, written and run once. Asks nothing. */
export const init: Command = async (context) => {
  const { flags, positionals, texts } = parseOptions(context.args, OPTIONS)
  if (positionals.length > 1) throw new UsageError('Name one folder: heapslope init packages/api.')
  const { environment, signal, stdout, workingDirectory } = context
  const root = await repositoryRoot(workingDirectory, environment, signal)
  refuseConfigured(root)
  const proposal = await proposalFor(root, positionals[0], context)
  const isJson = flags.has('json')
  const say = (text: string) => (isJson ? undefined : stdout.write(text))
  say(reasonsText(proposal))
  if (flags.has('dry-run')) {
    if (isJson) stdout.write(`${JSON.stringify({ proposal, written: [], kept: [], result: null })}\n`)
    say(`\n${filesText(proposal)}\nNothing was written.\n`)
    return 0
  }
  const files = await writeFiles(root, proposal.files)
  say(writtenText(files))
  const runs = !flags.has('no-run') && proposal.isComplete
  const reportFolder = resolve(workingDirectory, texts['report-folder'] ?? 'heapslope-report')
  const result = runs ? await firstRun(root, proposal, reportFolder, context) : null
  if (result !== null) say(`\n${onTerminal(result, context)}\n`)
  say(nextText(result?.verdict.kind ?? null, proposal.workload))
  if (isJson) stdout.write(`${JSON.stringify(answer(proposal, files, result))}\n`)
  return result === null ? 0 : exitCodeOf(result.verdict.kind)
}

function refuseConfigured(root: string): void {
  const found = CONFIG_FILE_NAMES.find((name) => existsSync(join(root, name)))
  if (found !== undefined)
    throw new UsageError(
      `${found} exists already, and init overwrites nothing: nothing was written. heapslope run measures what it names; add workloads there, or remove it to begin anew.`,
    )
}

/** Started in a package of a larger repository, init means that package. */
async function proposalFor(
  root: string,
  named: string | undefined,
  context: CommandContext,
): Promise<Proposal> {
  const { workingDirectory } = context
  const here = relative(root, resolve(workingDirectory, named ?? '.'))
    .split('\\')
    .join('/')
  if (here.startsWith('..')) throw new UsageError(`${named} lies outside the repository ${root}.`)
  const isMeant = named !== undefined || (here !== '' && existsSync(join(workingDirectory, 'package.json')))
  const outcome = propose(await readRepository(root, context), isMeant ? here || '.' : null)
  switch (outcome.kind) {
    case 'proposed':
      return outcome.proposal
    case 'nothing-to-measure':
      throw new UsageError(outcome.text)
  }
}

/** As `heapslope run` would: the working tree against what it is compared with there. */
function firstRun(
  root: string,
  { files, workload }: Proposal,
  reportFolder: string,
  context: CommandContext,
): Promise<Result> {
  const file = files.find(({ path }) => path === CONFIG_FILE_NAMES[0])!
  return runMainJob(
    {
      config: parseConfig(file.path, file.text),
      repository: root,
      head: 'working-tree',
      base: null,
      only: [workload],
      reportFolder,
      reproduce: 'npx heapslope run',
    },
    context,
  )
}

function answer({ files, ...proposal }: Proposal, { written, kept }: FilesWritten, result: Result | null) {
  return { proposal: { ...proposal, files }, written, kept, result }
}
