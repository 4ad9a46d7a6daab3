import * as v from 'valibot'
import { load, readiness } from './load-schema.ts'
import { SIZE, sizeBytes } from './quantity.ts'
import { repositoryPath } from './repository-path.ts'
import { duration, environment, environmentValue, oneOf, text } from './scalar-schema.ts'

const THRESHOLD = 'must be auto, or bytes per iteration such as 8, 0.5 or 1kB'
const threshold = v.union(
  [
    v.literal('auto'),
    v.pipe(v.number(), v.finite(THRESHOLD), v.minValue(0, THRESHOLD)),
    v.pipe(v.string(), v.regex(SIZE, THRESHOLD), v.transform(sizeBytes)),
  ],
  THRESHOLD,
)

const WARMUP = 'must be auto, or a whole number of iterations'
const warmup = v.union(
  [
    v.pipe(
      v.literal('auto'),
      v.transform(() => null),
    ),
    v.pipe(v.number(), v.integer(WARMUP), v.minValue(0, WARMUP)),
    v.pipe(v.string(), v.regex(/^\d{1,12}$/, WARMUP), v.transform(Number)),
  ],
  WARMUP,
)

const pathTo = (sentence: string) =>
  v.pipe(
    text,
    v.description(sentence),
    v.check(
      (path) => repositoryPath(path) !== null,
      'must be a path inside the repository, relative to its root',
    ),
    v.transform((path) => repositoryPath(path)!),
  )

const sideCommand = v.pipe(
  text,
  v.transform((command) =>
    command === 'auto' || command === 'none'
      ? ({ kind: command } as const)
      : ({ kind: 'command', command } as const),
  ),
)

const known = v.strictObject({
  signature: text,
  reason: text,
  expires: v.optional(v.pipe(v.string('must be a day'), v.isoDate('must be a day such as 2027-03-31'))),
})

/** An optional key, with the sentence that editors show for it. */
const key = <const Schema extends v.GenericSchema>(sentence: string, schema: Schema) =>
  v.pipe(v.optional(schema), v.description(sentence))

/** What stands at the top level for all workloads, and may stand in a workload for itself. */
const overridable = {
  node: key('Path or name of the Node that runs the workload; default: the node of PATH.', text),
  v8: key(
    'quiet (default) holds the memory of V8 itself still; default runs V8 as it comes, faster and noisier.',
    oneOf(['quiet', 'default']),
  ),
  threshold: key(
    'The smallest difference that matters, in bytes per iteration (8, 0.5, 1kB); default: auto.',
    threshold,
  ),
  budget: key('Time for measuring one workload, such as 60s (default) or 5m.', duration),
  warmup: key('Iterations before the first sample; default: auto, found from the series.', warmup),
  snapshots: key(
    'When the three heap snapshots are taken: on-growth (default), always or never.',
    oneOf(['never', 'on-growth', 'always']),
  ),
  redact: key(
    'What is masked in snapshots and reports: strings (default) or none.',
    oneOf(['strings', 'none']),
  ),
  'snapshot-format': key(
    'How snapshots are kept: raw (default), which Chrome DevTools opens, or zstd, a seventh of the size.',
    oneOf(['raw', 'zstd']),
  ),
  'iteration-timeout': key('An iteration longer than this is a failure; default: 30s.', duration),
}

/** What a workload runs: one of these. */
export const PROGRAM_KINDS = ['iterate', 'script', 'serve'] as const

/** What is run, and for programs that run by themselves how. */
const programKeys = {
  iterate: v.optional(
    pathTo('A module whose default export is called again and again, relative to the repository.'),
  ),
  script: v.optional(
    pathTo('A program that is left to run, relative to the repository; each side runs its own.'),
  ),
  serve: key('A command that starts a server, such as node server.js; each side runs its own.', text),
  interval: key('Of a script: time between two samples; default: 125ms.', duration),
  duration: key('Of a script: how long it runs; default: 5s.', duration),
  ready: key(
    'Of a server: when it takes requests: a URL that answers (default: that of load), a port, or output, with timeout (default: 30s).',
    readiness,
  ),
  load: key(
    'Of a server: what is sent to it: a URL, or url, method, headers, body, connections, keep-alive, requests; or a command of your own.',
    load,
  ),
}

const knownLeaks = key(
  'Leaks that are shown but do not fail, by signature.',
  v.array(known, 'must be a list'),
)

const workloadKeys = v.strictObject({
  name: key("What reports call it; default: the file's name up to its first dot.", text),
  ...programKeys,
  cwd: v.optional(pathTo('Folder that it runs in, relative to the repository; default: its root.')),
  env: key('Environment variables added for it.', environment),
  args: key('Arguments that it finds in process.argv.', v.array(environmentValue, 'must be a list')),
  'node-args': key(
    'Arguments for Node itself, such as --import.',
    v.array(environmentValue, 'must be a list'),
  ),
  known: knownLeaks,
  ...overridable,
})

export const WORKLOAD_KEYS: readonly string[] = Object.keys(workloadKeys.entries)

export const workloadSchema = v.pipe(
  workloadKeys,
  v.check(
    (entry) => whyIncomplete(entry) === null,
    (issue) => whyIncomplete(issue.input as Entry) ?? '',
  ),
)

type Entry = { readonly [Key in keyof typeof programKeys]?: unknown }

/** What a workload lacks, or has that belongs to another kind of program. */
function whyIncomplete(entry: Entry): string | null {
  const kinds = PROGRAM_KINDS.filter((kind) => entry[kind] !== undefined)
  if (kinds.length !== 1) return 'must name what it runs with one of iterate, script, serve'
  const [kind] = kinds
  const stray = (['interval', 'duration', 'ready', 'load'] as const).find(
    (name) =>
      entry[name] !== undefined && kind !== (name === 'ready' || name === 'load' ? 'serve' : 'script'),
  )
  if (stray !== undefined) return `has "${stray}", which means nothing beside ${kind}`
  if (kind === 'serve' && entry.load === undefined) return 'has a server but no "load" to send to it'
  const isCommand =
    typeof entry.load === 'object' && (entry.load as { command?: unknown })?.command !== undefined
  if (isCommand && entry.ready === undefined)
    return 'has a load command and must say when the server is "ready"'
  return null
}

const wholeRun = {
  setup: key(
    'Command that installs each side; auto (default) goes by the lock file, none installs nothing.',
    sideCommand,
  ),
  build: key('Command that builds each side after setup; default: none.', text),
  'total-budget': key('Time for measuring all workloads together; default: no limit.', duration),
  baseline: key(
    "rerun (default) measures base each time; stored takes base's series from an earlier run where all that matters is equal.",
    oneOf(['rerun', 'stored']),
  ),
}

export const configFileSchema = v.strictObject({
  $schema: key('Where editors find the schema of this file.', v.string()),
  ...wholeRun,
  'pass-env': key(
    'Names of environment variables that setup and build get although they are credentials, such as NODE_AUTH_TOKEN.',
    v.array(text, 'must be a list of names of environment variables'),
  ),
  ...overridable,
  known: knownLeaks,
  workloads: v.pipe(
    v.array(workloadSchema, 'must be a list of workloads'),
    v.minLength(1, 'must name at least one workload'),
    v.description('What is measured.'),
  ),
})

/** What an input of the action or an option of the command line may set: each wins over the config file. */
export const settingsSchema = v.strictObject({ ...overridable, ...wholeRun })

export type ConfigFile = v.InferOutput<typeof configFileSchema>
export type WorkloadEntry = v.InferOutput<typeof workloadSchema>
export type Settings = v.InferOutput<typeof settingsSchema>
