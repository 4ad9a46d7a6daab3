import * as v from 'valibot'
import type { Config, WorkloadConfig } from './config.ts'
import { ConfigError, type ConfigProblem } from './config-error.ts'
import { isGlob } from './glob.ts'
import { type LocatedText, locateText } from './locate.ts'
import { problemsOf } from './problems.ts'
import { nameOfProgram, programOf } from './program-of.ts'
import {
  type ConfigFile,
  configFileSchema,
  type Settings,
  settingsSchema,
  type WorkloadEntry,
  workloadSchema,
} from './schema.ts'

/** Names under which a config is looked for at the repository's root, in this order. */
export const CONFIG_FILE_NAMES = ['heapslope.yml', 'heapslope.yaml', 'heapslope.json'] as const

/** Values of inputs or options by their config key, as text: `{ threshold: '1kB', 'total-budget': '5m' }`. */
export type SettingTexts = Readonly<Record<string, string>>

const DEFAULTS = {
  node: null,
  v8: 'quiet',
  threshold: 'auto',
  budgetMs: 60_000,
  warmupIterations: null,
  snapshots: 'on-growth',
  redact: 'strings',
  snapshotFormat: 'raw',
  iterationTimeoutMs: 30_000,
} as const satisfies Partial<WorkloadConfig>

/**
 * Reads the text of a `heapslope.yml`, `.yaml` or `.json`. `settings` win over what the file says, for every workload.
 * @throws ConfigError with every problem found, each with its line
 */
export function parseConfig(file: string, text: string, settings: SettingTexts = {}): Config {
  const located = locateText(text)
  if (located.errors.length > 0)
    throw new ConfigError(located.errors.map((error) => ({ file, key: '', nearest: null, ...error })))
  const parsed = v.safeParse(configFileSchema, located.value)
  if (!parsed.success) throw new ConfigError(problemsOf(parsed.issues, file, located))
  const config = configOf(parsed.output, file, parseSettings(settings))
  refuseDuplicateNames(config, file, located)
  return config
}

/**
 * The config of one workload that needs no file: the path of its module and the settings beside it.
 * @throws ConfigError
 */
export function configOfWorkload(workloadFile: string, settings: SettingTexts = {}): Config {
  const parsed = v.safeParse(workloadSchema, { iterate: workloadFile })
  if (!parsed.success) throw new ConfigError(problemsOf(parsed.issues, 'workload', null))
  return configOf({ workloads: [parsed.output] }, null, parseSettings(settings))
}

function parseSettings(texts: SettingTexts): Settings {
  const parsed = v.safeParse(settingsSchema, texts)
  if (parsed.success) return parsed.output
  throw new ConfigError(problemsOf(parsed.issues, 'settings', null))
}

function configOf(file: Omit<ConfigFile, '$schema'>, path: string | null, settings: Settings): Config {
  return {
    workloads: file.workloads.map((entry) => workloadOf(entry, file, settings)),
    setup: settings.setup ?? file.setup ?? { kind: 'auto' },
    build: settings.build ?? file.build ?? null,
    passEnv: file['pass-env'] ?? [],
    totalBudgetMs: settings['total-budget'] ?? file['total-budget'] ?? null,
    baseline: settings.baseline ?? file.baseline ?? 'rerun',
    file: path,
  }
}

type Overridable = Omit<ConfigFile, '$schema' | 'setup' | 'build' | 'pass-env' | 'total-budget' | 'workloads'>

function workloadOf(entry: WorkloadEntry, file: Overridable, settings: Settings): WorkloadConfig {
  const layers: readonly Overridable[] = [settings, entry, file]
  const first = <Key extends keyof Overridable>(key: Key): Overridable[Key] =>
    layers.find((layer) => layer[key] !== undefined)?.[key]
  const warmup = first('warmup')
  const program = programOf(entry)
  return {
    name: entry.name ?? nameOfProgram(program),
    ...program,
    cwd: entry.cwd ?? '.',
    env: entry.env ?? {},
    args: entry.args ?? [],
    nodeArgs: entry['node-args'] ?? [],
    node: first('node') ?? DEFAULTS.node,
    v8: first('v8') ?? DEFAULTS.v8,
    threshold: first('threshold') ?? DEFAULTS.threshold,
    budgetMs: first('budget') ?? DEFAULTS.budgetMs,
    warmupIterations: warmup === undefined ? DEFAULTS.warmupIterations : warmup,
    snapshots: first('snapshots') ?? DEFAULTS.snapshots,
    redact: first('redact') ?? DEFAULTS.redact,
    snapshotFormat: first('snapshot-format') ?? DEFAULTS.snapshotFormat,
    iterationTimeoutMs: first('iteration-timeout') ?? DEFAULTS.iterationTimeoutMs,
    known: [...(file.known ?? []), ...(entry.known ?? [])].map(({ signature, reason, expires }) => ({
      signature,
      reason,
      expires: expires ?? null,
    })),
  }
}

function refuseDuplicateNames(config: Config, file: string, located: LocatedText): void {
  const problems = config.workloads.flatMap((workload, index): readonly ConfigProblem[] => {
    const { name } = workload
    const before = config.workloads.findIndex((other) => other.name === name)
    // What a glob matches gets names of its own once the files are known.
    if (before === index || ('file' in workload && isGlob(workload.file))) return []
    const line = located.lineAt(['workloads', index, 'name'])
    const other = located.lineAt(['workloads', before, 'name'])
    return [
      {
        file,
        line,
        key: `workloads.${index}.name`,
        text: `two workloads are called "${name}" (the other on line ${other}); give each a "name" of its own`,
        nearest: null,
      },
    ]
  })
  if (problems.length > 0) throw new ConfigError(problems)
}
