import type { WorkloadConfig } from '../config/index.ts'
import type { HandleOutcome, Side, SnapshotOutcome } from '../measure/index.ts'
import type { Note, RunResult, SnapshotFile } from '../result/index.ts'
import type { ProcessIdentity } from '../series/index.ts'
import type { ExplainedSuspect } from '../storage/index.ts'
import type { ExplainPlan } from './explain.ts'
import { keyOf } from './judge-sources.ts'
import { keepSnapshots } from './keep-snapshots.ts'
import type { Ports } from './ports.ts'
import { remarkNotes } from './remark-notes.ts'
import { runMs } from './run-cost.ts'
import { runResultOf } from './run-result.ts'
import type { SideRun } from './side-run.ts'

/** Allocation tracking makes an iteration this much dearer, at most (FACTS: 4 to 7 times). */
export const TRACKING_FACTOR = 7

export interface ExplainedSide {
  /** Of each source that could be explained, by its key. */
  readonly suspects: ReadonlyMap<string, readonly ExplainedSuspect[]>
  readonly run: RunResult
  readonly snapshots: readonly SnapshotFile[]
  readonly notes: readonly Note[]
}

type Files = readonly [string, string, string]

/** One run of one side that takes three snapshots of every source, and what is read from them. */
export async function explainSide(
  side: SideRun,
  workload: WorkloadConfig,
  { cost, iterations: planned, unit, sources }: ExplainPlan,
  ports: Ports,
): Promise<ExplainedSide> {
  // Intervals pass however slow the program has become.
  const factor = workload.kind === 'script' ? 1 : TRACKING_FACTOR
  const estimatedMs = runMs({ ...cost, msPerIteration: cost.msPerIteration * factor }, planned[2])
  ports.progress({
    kind: 'run-started',
    workload: workload.name,
    side: side.side,
    purpose: 'explain',
    iterations: planned[2],
    estimatedMs,
    remainingMs: null,
  })
  const filesOf = async (process?: ProcessIdentity): Promise<Files> => [
    await ports.report.snapshotPath(workload.name, side.side, 1, process),
    await ports.report.snapshotPath(workload.name, side.side, 2, process),
    await ports.report.snapshotPath(workload.name, side.side, 3, process),
  ]
  const files = await filesOf()
  const members = await Promise.all(
    sources
      .filter(({ process }) => process.kind !== 'main')
      .map(async ({ process }) => ({ process, files: await filesOf(process), trackAllocations: true })),
  )
  const mainGrows = sources.some(({ process }) => process.kind === 'main')
  const plan = {
    iterations: planned,
    files,
    // Tracking is dear: a collection every 50 ms in every thread that does it.
    trackAllocations: mainGrows,
    ...(members.length === 0 ? {} : { members }),
  }
  const outcome = await ports.takeSnapshots(side.request, plan)
  const reached = outcome.kind === 'completed' ? outcome : null
  const iterations = (unit === 'tick' ? reached?.ticks : undefined) ?? reached?.iterations ?? planned
  const run = explainRun(outcome, iterations)
  if (outcome.kind === 'failed')
    return {
      suspects: new Map(),
      run,
      snapshots: [],
      notes: [unexplained(side.side, null, outcome.failure.text)],
    }

  ports.progress({ kind: 'analyzing', workload: workload.name, side: side.side })
  const suspects = new Map<string, readonly ExplainedSuspect[]>()
  const snapshots: SnapshotFile[] = []
  const notes: Note[] = []
  const main: ProcessIdentity = { kind: 'main', label: 'main' }
  const taken = [{ process: main, files, failure: null }, ...(outcome.memberSnapshots ?? [])]
  const onDemand = outcome.onDemand ?? []
  for (const { process, files: written, failure } of taken) {
    if (failure !== null) {
      notes.push(unexplained(side.side, process, failure))
      for (const file of written) await ports.report.discard(file)
      continue
    }
    const beside = process.kind === 'main' ? onDemand : []
    const explained = await explainSource(
      { side, workload, process, files: written, running: outcome.sources, beside, iterations },
      ports,
    )
    if (explained.suspects !== null) suspects.set(keyOf(process), explained.suspects)
    snapshots.push(...explained.snapshots)
    notes.push(...explained.notes)
  }
  return { suspects, run, snapshots, notes: [...notes, ...remarkNotes([outcome])] }
}

interface SourceTask {
  readonly side: SideRun
  readonly workload: WorkloadConfig
  readonly process: ProcessIdentity
  readonly files: Files
  /** Texts that V8 ran in place of those on disk, by path. */
  readonly running: ReadonlyMap<string, string> | undefined
  /** Snapshots that are kept and not read. */
  readonly beside: readonly string[]
  readonly iterations: readonly [number, number, number]
}

async function explainSource(
  { side, workload, process, files, running, beside, iterations }: SourceTask,
  ports: Ports,
): Promise<Pick<ExplainedSide, 'snapshots' | 'notes'> & { suspects: readonly ExplainedSuspect[] | null }> {
  const redact = workload.redact === 'strings'
  const all = [...files, ...beside]
  const how = { side: side.side, process, iterations, redact, format: workload.snapshotFormat }
  try {
    const { suspects, countedOnly } = await ports.analyzeGrowth({
      snapshots: files.map((path) => ({ kind: 'file', path })),
      iterations,
      sourceRoot: side.root,
      redact,
      budgetBytes: null,
      ...(running === undefined ? {} : { sources: running }),
    })
    const kept = await keepSnapshots(all, how, ports)
    const notes =
      countedOnly === null ? [] : [{ code: 'counted-only', text: `${side.side}: ${countedOnly.text}` }]
    return {
      suspects: countedOnly === null ? suspects : null,
      snapshots: kept.snapshots,
      notes: [...notes, ...kept.notes],
    }
  } catch (error) {
    ports.signal.throwIfAborted()
    const kept = await keepSnapshots(all, how, ports)
    const why = unexplained(side.side, process, error instanceof Error ? error.message : String(error))
    return { suspects: null, snapshots: kept.snapshots, notes: [why, ...kept.notes] }
  }
}

/** `iterations`: at which the run stopped to look. */
export function explainRun(
  outcome: SnapshotOutcome | HandleOutcome,
  iterations: readonly number[],
): RunResult {
  const process = {
    kind: 'main',
    label: 'main',
    samples: iterations.length,
    iterations: iterations.at(-1) ?? 0,
  } as const
  return {
    ...runResultOf(outcome, 'explain', null),
    ...(outcome.kind === 'completed' ? { processes: [process] } : {}),
  }
}

function unexplained(side: Side, process: ProcessIdentity | null, why: string): Note {
  const where = process === null || process.kind === 'main' ? '' : ` in ${process.kind} \`${process.label}\``
  return { code: 'not-explained', text: `What grows on ${side}${where} could not be named: ${why}` }
}
