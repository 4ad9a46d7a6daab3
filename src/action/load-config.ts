import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CONFIG_FILE_NAMES,
  type Config,
  configOfWorkload,
  parseConfig,
  repositoryPath,
} from '../config/index.ts'
import { InputError } from './input-error.ts'
import type { Inputs } from './inputs.ts'

/** @throws InputError where there is no config to be found, ConfigError where it cannot be used */
export function loadConfig(inputs: Pick<Inputs, 'source' | 'settings'>, workspace: string): Config {
  const { source, settings } = inputs
  if (source.kind === 'workload') return configOfWorkload(source.file, settings)
  const file = source.file === null ? usualFile(workspace) : repositoryPath(source.file)
  if (file === null)
    throw new InputError([
      source.file === null
        ? `neither workload nor config is given, and the repository has none of ${CONFIG_FILE_NAMES.join(', ')}: name a module in "workload"`
        : `config must be a path inside the repository, not "${source.file}"`,
    ])
  try {
    return parseConfig(file, readFileSync(join(workspace, file), 'utf8'), settings)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      throw new InputError([`the config file "${file}" is not there; is the repository checked out?`])
    throw error
  }
}

function usualFile(workspace: string): string | null {
  return CONFIG_FILE_NAMES.find((name) => existsSync(join(workspace, name))) ?? null
}
