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

const pathInside = v.pipe(
  text,
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

const known = v.strictObject({
  signature: text,
  reason: text,
  expires: v.optional(v.pipe(v.string('must be a day'), v.isoDate('must be a day such as 2027-03-31'))),
})

/** What stands at the top level for all workloads, and may stand in a workload for itself. */
const overridable = {
  node: v.optional(text),
  v8: v.optional(oneOf(['quiet', 'default'])),
  threshold: v.optional(threshold),
  budget: v.optional(duration),
  warmup: v.optional(warmup),
  snapshots: v.optional(oneOf(['never', 'on-growth', 'always'])),
  redact: v.optional(oneOf(['strings', 'none'])),
  'iteration-timeout': v.optional(duration),
}

const knownLeaks = v.optional(v.array(known, 'must be a list'))

export const workloadSchema = v.strictObject({
  name: v.optional(text),
  iterate: pathInside,
  cwd: v.optional(pathInside),
  env: v.optional(v.record(v.string(), environmentValue, 'must be names with values')),
  args: v.optional(v.array(environmentValue, 'must be a list')),
  'node-args': v.optional(v.array(environmentValue, 'must be a list')),
  known: knownLeaks,
  ...overridable,
})

const wholeRun = {
  setup: v.optional(sideCommand),
  build: v.optional(text),
  'pass-env': v.optional(v.array(text, 'must be a list of names of environment variables')),
  'total-budget': v.optional(duration),
}

export const configFileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  ...wholeRun,
  ...overridable,
  known: knownLeaks,
  workloads: v.pipe(
    v.array(workloadSchema, 'must be a list of workloads'),
    v.minLength(1, 'must name at least one workload'),
  ),
})

/** What an input of the action or an option of the command line may set: each wins over the config file. */
export const settingsSchema = v.strictObject({
  ...overridable,
  setup: wholeRun.setup,
  build: wholeRun.build,
  'total-budget': wholeRun['total-budget'],
})

export type ConfigFile = v.InferOutput<typeof configFileSchema>
export type WorkloadEntry = v.InferOutput<typeof workloadSchema>
export type Settings = v.InferOutput<typeof settingsSchema>
