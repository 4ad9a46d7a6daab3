import * as v from 'valibot'
import { verdictSchema } from './verdict.ts'

export const SCHEMA_VERSION = 1

/**
 * A result may come from an artifact that anybody wrote: lengths are bounded here, far above what a measurement yields,
 * so that reading and drawing it are bounded too.
 */
const MAX_ITEMS = 2_000
const MAX_TEXT_CHARACTERS = 20_000
const MAX_METRICS = 500
export const MAX_PLOT_POINTS = 60

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARACTERS))
const position = v.pipe(v.number(), v.integer(), v.minValue(0))
const count = v.pipe(v.number(), v.finite(), v.minValue(0))
const number = v.pipe(v.number(), v.finite())
const interval = v.tuple([number, number])
const note = v.strictObject({ code: text, text })

function listOf<const Item extends v.GenericSchema>(item: Item, maxItems = MAX_ITEMS) {
  return v.pipe(v.array(item), v.maxLength(maxItems))
}

const shape = v.picklist(['flat', 'linear', 'step', 'filling', 'sawtooth'])

/** Bytes carry `slopeBytesPerIteration`; counts carry `slopePerIteration` and their unit. */
const slope = {
  slopeBytesPerIteration: v.optional(number),
  slopePerIteration: v.optional(number),
  unit: v.optional(text),
  interval,
}
const sideSlope = v.strictObject({ ...slope, shape, evidence: v.optional(text) })

const metric = v.strictObject({
  /** Whether this metric may turn the verdict. */
  gating: v.boolean(),
  base: v.nullable(sideSlope),
  head: v.nullable(sideSlope),
  difference: v.nullable(v.strictObject(slope)),
  /** The smallest difference that matters, in the metric's unit per iteration. */
  threshold: v.nullable(number),
})

const stackFunction = v.strictObject({
  functionName: text,
  file: text,
  line: position,
  column: position,
})

const allocationSite = v.strictObject({
  /** Relative to the repository where it lies inside, else as V8 names it. */
  file: text,
  line: position,
  column: position,
  functionName: text,
  /** `line`: the allocating expression; `function`: only the function that allocates is known. */
  certainty: v.picklist(['line', 'function']),
  /** Lines inside the function that could be meant, where several match. */
  candidates: listOf(position),
  /** Functions of the stack, innermost first. */
  stack: listOf(stackFunction),
})

/** A process or thread of the measured program. */
const processName = {
  kind: v.picklist(['main', 'child', 'worker']),
  label: text,
}

const heldObjects = v.strictObject({
  constructorName: text,
  shape: v.nullable(v.strictObject({ keys: listOf(text) })),
  objects: count,
  retainedBytes: count,
})

const finding = v.strictObject({
  kind: v.picklist(['new', 'worse', 'same', 'fixed']),
  signature: text,
  constructorName: text,
  shape: v.nullable(v.strictObject({ keys: listOf(text) })),
  container: v.nullable(text),
  retainerPath: listOf(text),
  objects: count,
  objectsPerIteration: v.nullable(number),
  bytesPerIteration: v.nullable(number),
  selfBytes: count,
  retainedBytes: count,
  /** The same group on base, where base has it. */
  base: v.nullable(
    v.strictObject({ objectsPerIteration: v.nullable(number), bytesPerIteration: v.nullable(number) }),
  ),
  allocationSite: v.nullable(allocationSite),
  /** The child process or worker thread that holds it; absent for the main process. */
  process: v.optional(v.strictObject({ ...processName, alike: count })),

  /** Where its class or function is written. */
  definition: v.optional(v.strictObject({ file: text, line: number, column: number })),
  /** What hangs on the group, what retains most first. */
  holds: v.optional(listOf(heldObjects)),
  /** The finding on which this one hangs: its bytes are a part of that one's. */
  within: v.optional(v.strictObject({ signature: text, constructorName: text })),
  /** What the config says of it: shown, and not failed for until the day has passed. */
  known: v.optional(v.strictObject({ reason: text, expires: v.nullable(text), expired: v.boolean() })),
})

const process = v.strictObject({
  ...processName,
  samples: count,
  iterations: count,
})

const run = v.strictObject({
  side: v.picklist(['base', 'head']),
  purpose: v.picklist(['measure', 'explain']),
  /** Node's version as `process.version` gives it. */
  node: text,
  v8: v.picklist(['quiet', 'default']),
  v8Flags: listOf(text),
  durationMs: count,
  outcome: v.variant('kind', [
    v.strictObject({ kind: v.literal('completed') }),
    v.strictObject({ kind: v.literal('failed'), code: text, text }),
  ]),
  processes: listOf(process),
  /** Path of the series file inside the report folder. */
  seriesFile: v.nullable(text),
})

const snapshot = v.strictObject({
  side: v.picklist(['base', 'head']),
  /** Path inside the report folder, forward slashes. */
  file: text,
  bytes: count,
  sha256: text,
  /** Iterations done when it was taken. */
  iterations: count,
  redacted: v.boolean(),
  /** The child process or worker thread that it is of; absent for the main process. */
  process: v.optional(v.strictObject(processName)),
})

const ofSides = v.strictObject({ base: v.nullable(count), head: v.nullable(count) })

const source = v.strictObject({
  ...processName,
  /** How many of this name a run started, the most of any run; null where the side was not measured. */
  started: ofSides,
  /** How many of them lived at once. */
  mostAlive: ofSides,
  /** Of all of them together, by metric; empty where none lasted long enough. */
  memory: v.record(
    text,
    v.strictObject({
      baseBytesPerIteration: v.nullable(number),
      headBytesPerIteration: v.nullable(number),
      /** Of head minus base, of head where there is no base. */
      interval: v.nullable(interval),
    }),
  ),
})

const plot = v.strictObject({
  metric: text,
  unit: v.picklist(['bytes', 'count']),
  /** At most 60 points; median of the replicates at each sample, in the metric's unit. */
  iterations: listOf(number, MAX_PLOT_POINTS),
  base: v.nullable(listOf(number, MAX_PLOT_POINTS)),
  head: v.nullable(listOf(number, MAX_PLOT_POINTS)),
})

/** sha256 of everything that decides what a side's runs read, part by part. */
const fingerprint = v.strictObject({
  /** Full commit hash. */
  commit: text,
  lockFiles: text,
  /** The workload's file as it ran. */
  workload: text,
  /** Its settings, and the commands that installed and built the side. */
  settings: text,
})

const workload = v.strictObject({
  name: text,
  iterationUnit: v.picklist(['call', 'request', 'tick', 'interval']),
  /** How long an interval is, where that is the unit. */
  intervalMs: v.optional(count),
  verdict: verdictSchema,
  metrics: v.pipe(
    v.record(text, metric),
    v.check((metrics) => Object.keys(metrics).length <= MAX_METRICS, `at most ${MAX_METRICS} metrics`),
  ),
  findings: listOf(finding),
  runs: listOf(run),
  snapshots: listOf(snapshot),
  plot: v.nullable(plot),
  /** The program's processes and threads apart, where it has more than its main process. */
  sources: v.optional(listOf(source)),
  notes: listOf(note),
  /** What was measured, for `baseline: stored`; null for a side that is no commit, or whose packages no lock file pins. */
  fingerprints: v.optional(v.strictObject({ base: v.nullable(fingerprint), head: v.nullable(fingerprint) })),
})

const side = v.strictObject({
  /** Full commit hash; null for a working tree that is not committed. */
  commit: v.nullable(text),
  /** What a person calls it: a branch, `working tree`, `merge of ... into ...`. */
  description: text,
  /** Uncommitted or untracked files take part. */
  dirty: v.boolean(),
})

export const resultSchema = v.strictObject({
  schemaVersion: v.literal(SCHEMA_VERSION),
  heapslopeVersion: text,
  /** ISO 8601, UTC. */
  createdAt: text,
  verdict: verdictSchema,
  base: v.nullable(side),
  head: v.nullable(side),
  platform: v.strictObject({ os: text, arch: text }),
  /** The command that repeats this comparison on one's own machine. */
  reproduce: text,
  workloads: listOf(workload),
  /** What was left out or failed beside the verdict: an upload, a comment, a side without install. */
  notes: listOf(note),
})

export type Result = v.InferOutput<typeof resultSchema>
export type WorkloadResult = Result['workloads'][number]
export type MetricResult = v.InferOutput<typeof metric>
export type Finding = v.InferOutput<typeof finding>
export type AllocationSite = v.InferOutput<typeof allocationSite>
export type RunResult = v.InferOutput<typeof run>
export type SourceResult = v.InferOutput<typeof source>
export type SnapshotFile = v.InferOutput<typeof snapshot>
export type Plot = v.InferOutput<typeof plot>
export type Fingerprint = v.InferOutput<typeof fingerprint>
export type Note = v.InferOutput<typeof note>
export type SideDescription = v.InferOutput<typeof side>
