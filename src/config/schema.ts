import * as v from 'valibot'
import { nearestKnown } from './nearest-known.ts'
import { DURATION, durationMs, SIZE, sizeBytes } from './quantity.ts'
import { repositoryPath } from './repository-path.ts'

const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, (issue) => {
    const nearest = typeof issue.input === 'string' ? nearestKnown(issue.input, options) : null
    const meant = nearest === null ? '' : `; did you mean ${nearest}?`
    return `must be ${options.join(' or ')}, not ${issue.received}${meant}`
  })

const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'))

const duration = v.pipe(
  v.string('must be a duration with its unit, such as 500ms, 8s or 5m'),
  v.regex(DURATION, 'must be a duration with its unit, such as 500ms, 8s or 5m'),
  v.transform(durationMs),
  v.minValue(1, 'must be at least 1ms'),
)

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

const environmentValue = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], 'must be text, a number, true or false'),
  v.transform(String),
)

/** A list would pass for keys and values, its positions being the keys. */
const environment = v.pipe(
  v.custom<Readonly<Record<string, unknown>>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'must be names with values',
  ),
  v.record(v.string(), environmentValue),
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
  'iteration-timeout': key('An iteration longer than this is a failure; default: 30s.', duration),
}

const knownLeaks = key(
  'Leaks that are shown but do not fail, by signature.',
  v.array(known, 'must be a list'),
)

export const workloadSchema = v.strictObject({
  name: key("What reports call it; default: the file's name up to its first dot.", text),
  iterate: pathTo('A module whose default export is called again and again, relative to the repository.'),
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

const wholeRun = {
  setup: key(
    'Command that installs each side; auto (default) goes by the lock file, none installs nothing.',
    sideCommand,
  ),
  build: key('Command that builds each side after setup; default: none.', text),
  'total-budget': key('Time for measuring all workloads together; default: no limit.', duration),
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
