import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { CONFIG_FILE_NAMES, type Config, configOfWorkload, parseConfig } from '../config/index.ts'
import { type CommandContext, UsageError } from './command.ts'
import type { ParsedOptions } from './options.ts'

const SETTINGS = [
  'setup',
  'build',
  'node',
  'v8',
  'threshold',
  'budget',
  'total-budget',
  'baseline',
  'warmup',
  'snapshots',
  'redact',
  'snapshot-format',
  'iteration-timeout',
] as const

/** Options of every command that measures: where the config is, and settings that win over it. */
export const CONFIG_OPTIONS = {
  config: 'text',
  workload: 'text',
  filter: 'text',
  ...Object.fromEntries(SETTINGS.map((name) => [name, 'text'] as const)),
} as const

/** Names and patterns of the workloads to run, from arguments and `--filter`; empty for all. */
export function selectionOf({ positionals, texts }: ParsedOptions): readonly string[] {
  const filters = (texts['filter'] ?? '').split(',').map((word) => word.trim())
  return [...positionals, ...filters.filter((word) => word !== '')]
}

/** @throws {UsageError} where nothing says what to measure, ConfigError where it cannot be understood */
export async function configOf(
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
