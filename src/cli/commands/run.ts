import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { repositoryRoot } from '../../baseline/index.ts'
import { CONFIG_FILE_NAMES, type Config, configOfWorkload, parseConfig } from '../../config/index.ts'
import { renderTerminal } from '../../report/index.ts'
import { exitCodeOf, type Result } from '../../result/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { runMainJob } from '../main-job.ts'
import { type ParsedOptions, parseOptions } from '../options.ts'

const SETTINGS = [
  'setup',
  'build',
  'node',
  'v8',
  'threshold',
  'budget',
  'total-budget',
  'warmup',
  'snapshots',
  'redact',
  'iteration-timeout',
] as const

const OPTIONS = {
  base: 'text',
  head: 'text',
  config: 'text',
  workload: 'text',
  'report-folder': 'text',
  json: 'flag',
  ...Object.fromEntries(SETTINGS.map((name) => [name, 'text'] as const)),
} as const

/** `heapslope run`: the main job on this checkout. */
export const run: Command = async (context) => {
  const options = parseOptions(context.args, OPTIONS)
  const repository = await repositoryRoot(context.workingDirectory, context.environment, context.signal)
  const config = await configOf(options, repository, context)
  const { base, head } = options.texts
  const result = await runMainJob(
    {
      config,
      repository,
      head: head === undefined ? 'working-tree' : { ref: head },
      base: base ?? null,
      only: options.positionals,
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

/** The result as a person at a terminal reads it. */
export function onTerminal(result: Result, { stdout, environment }: CommandContext): string {
  const color = stdout.isTerminal && environment['NO_COLOR'] === undefined
  return renderTerminal(result, { columns: stdout.columns, color })
}

async function configOf(
  { texts }: ParsedOptions,
  repository: string,
  { workingDirectory }: CommandContext,
): Promise<Config> {
  const settings = Object.fromEntries(
    SETTINGS.filter((name) => texts[name] !== undefined).map((name) => [name, texts[name]!]),
  )
  if (texts['workload'] !== undefined) {
    if (texts['config'] !== undefined)
      throw new UsageError('--workload needs no config file: leave out --workload or --config.')
    const file = relative(repository, resolve(workingDirectory, texts['workload'])).split('\\').join('/')
    return configOfWorkload(file, settings)
  }
  const names =
    texts['config'] === undefined
      ? CONFIG_FILE_NAMES.map((name) => join(repository, name))
      : [resolve(workingDirectory, texts['config'])]
  for (const name of names) {
    const text = await readFile(name, 'utf8').catch(() => undefined)
    if (text !== undefined) return parseConfig(relative(workingDirectory, name) || name, text, settings)
  }
  throw new UsageError(
    texts['config'] === undefined
      ? 'There is nothing to run: name a workload (--workload bench/router.leak.mjs), or write a heapslope.yml.'
      : `There is no config file ${texts['config']}. Name one that exists with --config, or a module with --workload.`,
  )
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
