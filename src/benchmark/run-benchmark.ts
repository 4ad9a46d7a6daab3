import { join } from 'node:path'
import {
  type PreparedSide,
  type PreparedSides,
  SideCommandError,
  type SidesRequest,
  WorkloadFileError,
} from '../baseline/index.ts'
import { type Config, expandWorkloads, isGlob, matchesGlob, type WorkloadConfig } from '../config/index.ts'
import type { NodeRuntime, Side } from '../measure/index.ts'
import {
  type Note,
  type Result,
  SCHEMA_VERSION,
  type Verdict,
  type WorkloadResult,
  worstVerdict,
} from '../result/index.ts'
import { type Explanation, explain, snapshotIterations } from './explain.ts'
import { type MeasureOutcome, type MeasureTask, measureSides } from './measure-sides.ts'
import type { Ports } from './ports.ts'
import type { SideRun } from './side-run.ts'
import { whyBaseIsUnable } from './unable-base.ts'
import { workloadResult } from './workload-result.ts'

/** Beyond its budget a run may take this long: its start, its settles, and one iteration that nobody foresaw. */
const RUN_GRACE_MS = 60_000
/** Explaining is outside the budget: tracked runs and snapshots of a large heap take their time. */
const EXPLAIN_TIMEOUT_MS = 10 * 60_000
const NOTHING_EXPLAINED: Explanation = { findings: [], runs: [], snapshots: [], notes: [] }

export interface BenchmarkRequest {
  readonly config: Config
  readonly sides: SidesRequest
  /** Names of the workloads to run, or patterns of names; empty for all. */
  readonly only: readonly string[]
  /** The command that repeats this comparison elsewhere. */
  readonly reproduce: string
}

/** A name that no workload has. */
export class UnknownWorkloadError extends Error {
  override readonly name = 'UnknownWorkloadError'
  constructor(name: string, known: readonly string[]) {
    super(`There is no workload called "${name}". The config names ${known.join(', ')}.`)
  }
}

/**
 * The main job: prepares both sides, measures, decides, explains what grows, and writes the result into the report folder.
 * @throws what `prepareSides` throws where there is nothing to measure at all; the copies are gone then, too
 */
export async function runBenchmark(request: BenchmarkRequest, ports: Ports): Promise<Result> {
  const { config, only } = request
  // A name that no workload has is said before anything is installed, where the names are known that early.
  if (!config.workloads.some(({ file }) => isGlob(file))) selected(config, only)
  const sides = await ports.prepareSides(request.sides).catch((error: unknown) => {
    if (error instanceof SideCommandError) return error
    throw error
  })
  if (sides instanceof SideCommandError) return written(unprepared(request, sides, ports), ports)
  try {
    const workloads = selected(expandWorkloads(config, sides.head.files), only)
    const results: WorkloadResult[] = []
    const endsAtMs = ports.nowMs() + (config.totalBudgetMs ?? Number.POSITIVE_INFINITY)
    for (const [done, workload] of workloads.entries()) {
      ports.progress({ kind: 'workload-started', workload: workload.name })
      const fairShareMs = (endsAtMs - ports.nowMs()) / (workloads.length - done)
      const budgetMs = Math.min(workload.budgetMs, fairShareMs)
      const result = await runWorkload(workload, { sides, budgetMs, workloads: workloads.length }, ports)
      ports.progress({ kind: 'workload-decided', workload: workload.name, verdict: result.verdict })
      results.push(result)
    }
    return await written(putTogether(request, sides, results, ports), ports)
  } finally {
    await sides.remove()
  }
}

function selected(config: Config, only: readonly string[]): readonly WorkloadConfig[] {
  const known = config.workloads.map(({ name }) => name)
  const isMeant = (name: string, word: string) => name === word || matchesGlob(name, word)
  for (const word of only)
    if (!known.some((name) => isMeant(name, word))) throw new UnknownWorkloadError(word, known)
  return config.workloads.filter(({ name }) => only.length === 0 || only.some((word) => isMeant(name, word)))
}

async function written(result: Result, ports: Ports): Promise<Result> {
  await ports.report.writeResult(result)
  return result
}

/** What a workload shares with the others of its comparison. */
interface Surroundings {
  readonly sides: PreparedSides
  readonly budgetMs: number
  readonly workloads: number
}

/** A workload whose file is not there fails by itself; the others go on. */
async function runWorkload(
  workload: WorkloadConfig,
  surroundings: Surroundings,
  ports: Ports,
): Promise<WorkloadResult> {
  try {
    return await runPresentWorkload(workload, surroundings, ports)
  } catch (error) {
    if (!(error instanceof WorkloadFileError)) throw error
    const failure = { code: 'workload-missing', text: error.message } as const
    const failed: MeasureOutcome = { kind: 'failed', side: 'head', failure, runs: [] }
    return workloadResult(workload, failed, NOTHING_EXPLAINED, [])
  }
}

async function runPresentWorkload(
  workload: WorkloadConfig,
  surroundings: Surroundings,
  ports: Ports,
): Promise<WorkloadResult> {
  const { sides, budgetMs, workloads } = surroundings
  const node = await ports.findNode(workload.node)
  const overlay = await ports.overlayWorkload(sides, workload)
  const notes: readonly Note[] = [
    ...(sides.base.kind === 'none' ? [{ code: sides.base.code, text: sides.base.text }] : []),
    ...(overlay.kind === 'equal' ? [] : [overlay.note]),
  ]
  const head = sideRun('head', sides.head, workload, node, budgetMs, ports)
  const comparable = sides.base.kind === 'prepared' && overlay.kind !== 'base-without-workload'
  const base = comparable ? sideRun('base', sides.base, workload, node, budgetMs, ports) : null

  const task = { workload, base, head, budgetMs, workloads }
  const measured = await measureSides(task, ports)
  const unable = whyBaseIsUnable(measured)
  if (unable === null) return explained(task, measured, notes, ports)
  const alone = { ...task, base: null }
  const onHead = await measureSides(alone, ports)
  const runs = [...measured.runs, ...onHead.runs]
  return explained(alone, { ...onHead, runs }, [...notes, unable], ports)
}

async function explained(
  { workload, base, head }: MeasureTask,
  measured: MeasureOutcome,
  notes: readonly Note[],
  ports: Ports,
): Promise<WorkloadResult> {
  const explanation = await explainWhereAsked(measured, { base, head }, workload, ports)
  return workloadResult(workload, measured, explanation, notes)
}

async function explainWhereAsked(
  measured: MeasureOutcome,
  { base, head }: { readonly base: SideRun | null; readonly head: SideRun },
  workload: WorkloadConfig,
  ports: Ports,
): Promise<Explanation> {
  if (measured.kind === 'failed' || workload.snapshots === 'never') return NOTHING_EXPLAINED
  if (workload.snapshots === 'on-growth' && !grows(measured)) return NOTHING_EXPLAINED
  const iterations = snapshotIterations(measured.cost, measured.iterations)
  const sides = [head, base].filter((side) => side !== null).map(patient)
  return explain(sides, workload, { cost: measured.cost, iterations }, ports)
}

/** Either side may be the one that grows: an improvement is explained by what base held. */
function grows(measured: MeasureOutcome & { readonly kind: 'measured' }): boolean {
  return measured.metrics.some(
    ({ gating, base, head, threshold }) =>
      gating && [base, head].some((side) => side !== null && side.interval[1] > threshold),
  )
}

function patient(side: SideRun): SideRun {
  return { ...side, request: { ...side.request, runTimeoutMs: EXPLAIN_TIMEOUT_MS } }
}

function sideRun(
  side: Side,
  prepared: PreparedSide,
  workload: WorkloadConfig,
  node: NodeRuntime,
  budgetMs: number,
  ports: Ports,
): SideRun {
  return {
    side,
    root: prepared.root,
    request: {
      side,
      modulePath: join(prepared.root, workload.file),
      cwd: join(prepared.root, workload.cwd),
      env: workload.env,
      args: workload.args,
      nodeArgs: [...prepared.nodeArgs, ...workload.nodeArgs],
      node,
      v8: workload.v8,
      iterationTimeoutMs: workload.iterationTimeoutMs,
      runTimeoutMs: budgetMs + RUN_GRACE_MS,
      signal: ports.signal,
    },
  }
}

/** `setup` or `build` failed on head: there is nothing to measure, and the result says why. */
function unprepared(request: BenchmarkRequest, error: SideCommandError, ports: Ports): Result {
  return {
    ...frame(request, ports),
    verdict: { kind: 'failed', reason: { code: `${error.step}-failed`, text: error.message } },
    base: null,
    head: null,
    workloads: [],
    notes: [],
  }
}

function frame(request: BenchmarkRequest, ports: Ports) {
  return {
    schemaVersion: SCHEMA_VERSION,
    heapslopeVersion: ports.version,
    createdAt: ports.wallClock().toISOString(),
    platform: ports.platform,
    reproduce: request.reproduce,
  } as const
}

function putTogether(
  request: BenchmarkRequest,
  sides: PreparedSides,
  workloads: WorkloadResult[],
  ports: Ports,
): Result {
  return {
    ...frame(request, ports),
    verdict: worstVerdict(workloads.map(named)) ?? {
      kind: 'failed',
      reason: { code: 'no-workloads', text: 'The config names no workload. Add one.' },
    },
    base: sides.base.kind === 'prepared' ? sides.base.description : null,
    head: sides.head.description,
    workloads,
    notes: [...sides.notes],
  }
}

function named({ name, verdict }: WorkloadResult): Verdict {
  return { ...verdict, reason: { ...verdict.reason, text: `${name}: ${verdict.reason.text}` } }
}
