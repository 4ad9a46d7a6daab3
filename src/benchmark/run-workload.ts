import { type PreparedSides, WorkloadFileError } from '../baseline/index.ts'
import type { WorkloadConfig } from '../config/index.ts'
import { baseName, type Note, type WorkloadResult } from '../result/index.ts'
import type { MetricKey } from '../series/index.ts'
import { isGrowth } from '../statistics/index.ts'
import { calibrationNotes } from './calibration-note.ts'
import { type ExplainedSource, type Explanation, explain, snapshotIterations } from './explain.ts'
import { givenWindow, leastBudgetMs } from './given-window.ts'
import { type JudgedSource, sourceGrows } from './judge-sources.ts'
import type { MeasureOutcome, MeasureTask } from './measure-outcome.ts'
import { measureSides } from './measure-sides.ts'
import type { Ports } from './ports.ts'
import type { BenchmarkRequest } from './run-benchmark.ts'
import { type SideRun, sideRunOf } from './side-run.ts'
import { fingerprintsOf, fingerprintsResult, nothingStored, storedBaseOf } from './stored-base.ts'
import { whyBaseIsUnable } from './unable-base.ts'
import { type WorkloadFacts, workloadResult } from './workload-result.ts'

/** Explaining is outside the budget: tracked runs and snapshots of a large heap take their time. */
const EXPLAIN_TIMEOUT_MS = 10 * 60_000
/** Of a program with many processes and threads, those that grow most. */
const MOST_EXPLAINED = 5
/** What is open rather than kept: who opened it no snapshot tells. */
const HANDLES: ReadonlySet<MetricKey> = new Set<MetricKey>(['handles', 'fileDescriptors'])
const NOTHING_EXPLAINED: Explanation = { findings: [], runs: [], snapshots: [], notes: [] }

/** What a workload shares with the others of its comparison. */
export interface Surroundings {
  readonly request: BenchmarkRequest
  readonly sides: PreparedSides
  readonly budgetMs: number
  readonly workloads: number
}

/** A workload whose file is not there fails by itself; the others go on. */
export async function runWorkload(
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
    const facts = { notes: [], today: todayOf(ports), base: baseNameOf(surroundings.sides) }
    return workloadResult(workload, failed, NOTHING_EXPLAINED, facts)
  }
}

async function runPresentWorkload(
  workload: WorkloadConfig,
  surroundings: Surroundings,
  ports: Ports,
): Promise<WorkloadResult> {
  const { request, sides, workloads } = surroundings
  const budgetMs = Math.max(surroundings.budgetMs, leastBudgetMs(workload))
  const node = await ports.findNode(workload.node)
  const overlay = await placed(workload, sides, ports)
  const notes: readonly Note[] = [
    ...calibrationNotes(request.calibrations?.get(workload.name)),
    ...(sides.base.kind === 'none' ? [{ code: sides.base.code, text: sides.base.text }] : []),
    ...(overlay.kind === 'equal' ? [] : [overlay.note]),
  ]
  const fingerprints = await fingerprintsOf(sides, workload, request, ports)
  const head = sideRunOf('head', sides.head, workload, node, budgetMs, ports)
  const comparable = sides.base.kind === 'prepared' && overlay.kind !== 'base-without-workload'
  const base = comparable ? sideRunOf('base', sides.base, workload, node, budgetMs, ports) : null

  const { config } = request
  const stored =
    base === null || givenWindow(workload) !== null
      ? nothingStored(ports)
      : await storedBaseOf(workload, fingerprints.base, { config, node, budgetMs }, ports)
  const task = { workload, base, head, budgetMs, workloads, stored: stored.runs }
  const measured = await measureSides(task, stored.ports)
  const told = {
    facts: { notes: [...notes, ...stored.notes()], today: todayOf(ports), base: baseNameOf(sides) },
    fingerprints: fingerprintsResult(fingerprints),
  }
  const unable = whyBaseIsUnable(measured, workload.kind)
  if (unable === null) return explained(task, measured, told, ports)
  const alone = { ...task, base: null, stored: null }
  const onHead = await measureSides(alone, ports)
  const runs = [...measured.runs, ...onHead.runs]
  const facts = { ...told.facts, notes: [...told.facts.notes, unable] }
  return explained(alone, { ...onHead, runs }, { ...told, facts }, ports)
}

interface Told {
  readonly facts: WorkloadFacts
  readonly fingerprints: NonNullable<WorkloadResult['fingerprints']>
}

/** A module that is called is laid over base; of a program that is left to run each side has its own. */
function placed(workload: WorkloadConfig, sides: PreparedSides, ports: Ports) {
  const { cwd } = workload
  switch (workload.kind) {
    case 'iterate':
      return ports.overlayWorkload(sides, workload)
    case 'script':
      return ports.findProgram(sides, { file: workload.file, cwd })
    case 'serve':
      return ports.findProgram(sides, { file: null, cwd })
  }
}

async function explained(
  { workload, base, head }: MeasureTask,
  measured: MeasureOutcome,
  { facts, fingerprints }: Told,
  ports: Ports,
): Promise<WorkloadResult> {
  const explanation = await explainWhereAsked(measured, { base, head }, workload, ports)
  return { ...workloadResult(workload, measured, explanation, facts), fingerprints }
}

async function explainWhereAsked(
  measured: MeasureOutcome,
  { base, head }: { readonly base: SideRun | null; readonly head: SideRun },
  workload: WorkloadConfig,
  ports: Ports,
): Promise<Explanation> {
  if (measured.kind === 'failed' || workload.snapshots === 'never') return NOTHING_EXPLAINED
  if (workload.snapshots === 'on-growth' && !grows(measured)) return NOTHING_EXPLAINED
  const { cost, unit } = measured
  const trackingFactor = workload.kind === 'script' ? 1 : undefined
  const iterations = snapshotIterations(cost, measured.longestIterations, trackingFactor)
  const sides = [head, base].filter((side) => side !== null).map(patient)
  const sources = sourcesToExplain(measured.sources)
  const handlesGrow = measured.metrics.some(({ key, decision }) => HANDLES.has(key) && isGrowth(decision))
  return explain(sides, workload, { cost, iterations, unit, sources, handlesGrow }, ports)
}

/** Every process and thread that grows, what grows most first; the main one where none does by itself. */
function sourcesToExplain(sources: readonly JudgedSource[]): readonly ExplainedSource[] {
  const explained = sources.filter(sourceGrows).map(({ process, mostAlive }) => ({
    process,
    alike: Math.max(mostAlive.base ?? 0, mostAlive.head ?? 0),
  }))
  const main = { process: { kind: 'main', label: 'main' }, alike: 1 } as const
  return explained.length === 0 ? [main] : explained.slice(0, MOST_EXPLAINED)
}

/** Whether anything was decided but stillness; either side may be the one that grows: base's leak explains an improvement. */
function grows(measured: MeasureOutcome & { readonly kind: 'measured' }): boolean {
  return measured.metrics.some(
    ({ gating, decision }) => gating && (decision.kind !== 'unchanged' || decision.code === 'leaks-already'),
  )
}

function patient(side: SideRun): SideRun {
  return { ...side, request: { ...side.request, runTimeoutMs: EXPLAIN_TIMEOUT_MS } }
}

function baseNameOf({ base }: PreparedSides): string {
  return baseName(base.kind === 'prepared' ? base.description : null)
}

/** The day in UTC, `YYYY-MM-DD`. */
function todayOf(ports: Ports): string {
  return ports.wallClock().toISOString().slice(0, 10)
}
