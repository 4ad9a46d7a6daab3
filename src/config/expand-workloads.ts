import type { Config, WorkloadConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import { isGlob, matchesGlob } from './glob.ts'
import { nameOfFile } from './name-of-file.ts'

/**
 * A config whose globs are replaced by one workload for each file that they match, in the order of paths. A file that is
 * named outright, or matched by an earlier glob, is left out of later ones, so that it may have settings of its own.
 * @param files of head, relative to the repository's root, forward slashes
 * @throws ConfigError where a glob matches nothing, or two workloads end with one name
 */
export function expandWorkloads(config: Config, files: ReadonlySet<string>): Config {
  const isPattern = (workload: WorkloadConfig) =>
    workload.kind !== 'serve' && isGlob(workload.file) && !files.has(workload.file)
  if (!config.workloads.some(isPattern)) return config
  const taken = new Set(
    config.workloads.flatMap((workload) =>
      workload.kind === 'serve' || isPattern(workload) ? [] : [workload.file],
    ),
  )
  const workloads = config.workloads.flatMap((workload): readonly WorkloadConfig[] => {
    if (workload.kind === 'serve' || !isPattern(workload)) return [workload]
    const matching = [...files].filter((file) => matchesGlob(file, workload.file)).sort()
    if (matching.length === 0) throw problem(config, `"${workload.file}" matches no file of the repository`)
    const fresh = matching.filter((file) => !taken.has(file))
    for (const file of fresh) taken.add(file)
    return fresh.map((file) => ({ ...workload, file, name: expandedName(workload, file) }))
  })
  return { ...config, workloads: withOwnNames(config, workloads) }
}

/** A workload that runs a file. */
type Filed = WorkloadConfig & { readonly file: string }

function expandedName({ name, file: pattern }: Filed, file: string): string {
  return name === nameOfFile(pattern) ? nameOfFile(file) : `${name} ${nameOfFile(file)}`
}

/** Files of one name in different folders are told apart by their paths. */
function withOwnNames(config: Config, workloads: readonly WorkloadConfig[]): readonly WorkloadConfig[] {
  const count = (name: string) => workloads.filter((other) => other.name === name).length
  const named = workloads.map((workload) => {
    const isOwn = config.workloads.includes(workload) || count(workload.name) === 1
    return isOwn || workload.kind === 'serve' ? workload : { ...workload, name: workload.file }
  })
  for (const { name } of named)
    if (named.filter((other) => other.name === name).length > 1)
      throw problem(config, `two workloads are called "${name}"; give each a "name" of its own`)
  return named
}

function problem(config: Config, text: string): ConfigError {
  return new ConfigError([
    { file: config.file ?? 'workload', line: null, key: 'workloads', text, nearest: null },
  ])
}
