import * as v from 'valibot'
import { verdictSchema } from './verdict.ts'

export const SCHEMA_VERSION = 1

const count = v.pipe(v.number(), v.finite(), v.minValue(0))
const number = v.pipe(v.number(), v.finite())
const interval = v.tuple([number, number])
const note = v.strictObject({ code: v.string(), text: v.string() })

const shape = v.picklist(['flat', 'linear', 'step', 'filling', 'sawtooth'])

/** Bytes carry `slopeBytesPerIteration`; counts carry `slopePerIteration` and their unit. */
const slope = {
  slopeBytesPerIteration: v.optional(number),
  slopePerIteration: v.optional(number),
  unit: v.optional(v.string()),
  interval,
}
const sideSlope = v.strictObject({ ...slope, shape, evidence: v.optional(v.string()) })

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
  functionName: v.string(),
  file: v.string(),
  line: v.number(),
  column: v.number(),
})

const allocationSite = v.strictObject({
  /** Relative to the repository where it lies inside, else as V8 names it. */
  file: v.string(),
  line: v.number(),
  column: v.number(),
  functionName: v.string(),
  /** `line`: the allocating expression; `function`: only the function that allocates is known. */
  certainty: v.picklist(['line', 'function']),
  /** Lines inside the function that could be meant, where several match. */
  candidates: v.array(v.number()),
  /** Functions of the stack, innermost first. */
  stack: v.array(stackFunction),
})

const finding = v.strictObject({
  kind: v.picklist(['new', 'worse', 'same', 'fixed']),
  signature: v.string(),
  constructorName: v.string(),
  shape: v.nullable(v.strictObject({ keys: v.array(v.string()) })),
  container: v.nullable(v.string()),
  retainerPath: v.array(v.string()),
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
})

const process = v.strictObject({
  kind: v.picklist(['main', 'child', 'worker']),
  label: v.string(),
  samples: count,
  iterations: count,
})

const run = v.strictObject({
  side: v.picklist(['base', 'head']),
  purpose: v.picklist(['measure', 'explain']),
  /** Node's version as `process.version` gives it. */
  node: v.string(),
  v8: v.picklist(['quiet', 'default']),
  v8Flags: v.array(v.string()),
  durationMs: count,
  outcome: v.variant('kind', [
    v.strictObject({ kind: v.literal('completed') }),
    v.strictObject({ kind: v.literal('failed'), code: v.string(), text: v.string() }),
  ]),
  processes: v.array(process),
  /** Path of the series file inside the report folder. */
  seriesFile: v.nullable(v.string()),
})

const snapshot = v.strictObject({
  side: v.picklist(['base', 'head']),
  /** Path inside the report folder, forward slashes. */
  file: v.string(),
  bytes: count,
  sha256: v.string(),
  /** Iterations done when it was taken. */
  iterations: count,
  redacted: v.boolean(),
})

const plot = v.strictObject({
  metric: v.string(),
  unit: v.picklist(['bytes', 'count']),
  /** At most 60 points; median of the replicates at each sample, in the metric's unit. */
  iterations: v.array(number),
  base: v.nullable(v.array(number)),
  head: v.nullable(v.array(number)),
})

const workload = v.strictObject({
  name: v.string(),
  iterationUnit: v.picklist(['call', 'request', 'tick', 'interval']),
  verdict: verdictSchema,
  metrics: v.record(v.string(), metric),
  findings: v.array(finding),
  runs: v.array(run),
  snapshots: v.array(snapshot),
  plot: v.nullable(plot),
  notes: v.array(note),
})

const side = v.strictObject({
  /** Full commit hash; null for a working tree that is not committed. */
  commit: v.nullable(v.string()),
  /** What a person calls it: a branch, `working tree`, `merge of ... into ...`. */
  description: v.string(),
  /** Uncommitted or untracked files take part. */
  dirty: v.boolean(),
})

export const resultSchema = v.strictObject({
  schemaVersion: v.literal(SCHEMA_VERSION),
  heapslopeVersion: v.string(),
  /** ISO 8601, UTC. */
  createdAt: v.string(),
  verdict: verdictSchema,
  base: v.nullable(side),
  head: v.nullable(side),
  platform: v.strictObject({ os: v.string(), arch: v.string() }),
  /** The command that repeats this comparison on one's own machine. */
  reproduce: v.string(),
  workloads: v.array(workload),
  /** What was left out or failed beside the verdict: an upload, a comment, a side without install. */
  notes: v.array(note),
})

export type Result = v.InferOutput<typeof resultSchema>
export type WorkloadResult = Result['workloads'][number]
export type MetricResult = v.InferOutput<typeof metric>
export type Finding = v.InferOutput<typeof finding>
export type AllocationSite = v.InferOutput<typeof allocationSite>
export type RunResult = v.InferOutput<typeof run>
export type SnapshotFile = v.InferOutput<typeof snapshot>
export type Plot = v.InferOutput<typeof plot>
export type Note = v.InferOutput<typeof note>
export type SideDescription = v.InferOutput<typeof side>
