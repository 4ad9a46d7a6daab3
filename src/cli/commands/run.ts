import { resolve } from 'node:path'
import { repositoryRoot, storedReportAt } from '../../baseline/index.ts'
import type { Job } from '../../benchmark/index.ts'
import { renderTerminal } from '../../report/index.ts'
import { exitCodeOf, type Result } from '../../result/index.ts'
import type { Command, CommandContext } from '../command.ts'
import { CONFIG_OPTIONS, configOf, selectionOf } from '../config-options.ts'
import { runMainJob } from '../main-job.ts'
import { parseOptions } from '../options.ts'

const OPTIONS = {
  base: 'text',
  head: 'text',
  'base-result': 'text',
  'report-folder': 'text',
  json: 'flag',
  ...CONFIG_OPTIONS,
} as const

/** `heapslope run`: the main job on this checkout. */
export const run: Command = async (context) => {
  const options = parseOptions(context.args, OPTIONS)
  const repository = await repositoryRoot(context.workingDirectory, context.environment, context.signal)
  const { base, head, baseline, 'base-result': baseResult } = options.texts
  const read = await configOf(options, repository, context)
  // Naming a result to take base's series from is asking for it.
  const config =
    baseResult === undefined || baseline !== undefined ? read : { ...read, baseline: 'stored' as const }
  const result = await runMainJob(
    {
      config,
      repository,
      head: head === undefined ? 'working-tree' : { ref: head },
      base: base ?? null,
      storedReports: await storedReportsAt(
        baseResult === undefined ? null : resolve(context.workingDirectory, baseResult),
      ),
      only: selectionOf(options),
      reportFolder: resolve(context.workingDirectory, options.texts['report-folder'] ?? 'heapslope-report'),
      reproduce: ['npx heapslope run', ...reproducing(context.args).map(shellWord)].join(' '),
    },
    context,
  )
  context.stdout.write(
    options.flags.has('json') ? `${JSON.stringify(result)}\n` : onTerminal(result, context),
  )
  return exitCodeOf(result.verdict.kind)
}

/** Read at once: the report folder may be the same, and is emptied for the new report. */
async function storedReportsAt(path: string | null): Promise<NonNullable<Job['storedReports']>> {
  const none = { reports: [], problem: 'no earlier result is named with --base-result' }
  const found = path === null ? none : await storedReportAt(path)
  return () => Promise.resolve(found)
}

/** The result as a person at a terminal reads it. */
export function onTerminal(result: Result, { stdout, environment }: CommandContext): string {
  const color = stdout.isTerminal && environment['NO_COLOR'] === undefined
  return renderTerminal(result, { columns: stdout.columns, color })
}

/** Where the report went and in which form is nobody else's business. */
function reproducing(args: readonly string[]): readonly string[] {
  return args.filter(
    (word, i) =>
      word !== '--json' && !word.startsWith('--report-folder') && args[i - 1] !== '--report-folder',
  )
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
