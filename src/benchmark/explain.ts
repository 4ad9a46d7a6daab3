import type { WorkloadConfig } from '../config/index.ts'
import type { Side, SnapshotOutcome } from '../measure/index.ts'
import type { Finding, Note, RunResult, SnapshotFile } from '../result/index.ts'
import type { ExplainedSuspect } from '../storage/index.ts'
import { compareSuspects } from './findings.ts'
import type { IterationUnit } from './iteration-unit.ts'
import { keepSnapshots } from './keep-snapshots.ts'
import { type RunCost, runMs } from './plan.ts'
import type { Ports } from './ports.ts'
import { remarkNotes } from './remark-notes.ts'
import { runResultOf } from './run-result.ts'
import type { SideRun } from './side-run.ts'

/** Allocation tracking makes an iteration this much dearer, at most (FACTS: 4 to 7 times). */
const TRACKING_FACTOR = 7
/** Iterating in an explain run is bounded, whatever the measured runs did: a hundred objects name a leak as well as a million. */
const EXPLAIN_ITERATING_MS = 10_000
const MOST_EXPLAIN_ITERATIONS = 1_500
const FEWEST_STEP = 2
/** Intervals are few: tables and code that appear once or twice are not to be taken for growth. */
const FEWEST_INTERNAL_PER_INTERVAL = 0.5

export interface Explanation {
  readonly findings: readonly Finding[]
  readonly runs: readonly RunResult[]
  readonly snapshots: readonly SnapshotFile[]
  readonly notes: readonly Note[]
}

/** What the explaining runs are to do. */
export interface ExplainPlan {
  readonly cost: RunCost
  /** Steps of the plan at S1, S2 and S3. */
  readonly iterations: readonly [number, number, number]
  readonly unit: IterationUnit
}

interface ExplainedSide {
  readonly suspects: readonly ExplainedSuspect[] | null
  readonly run: RunResult
  readonly snapshots: readonly SnapshotFile[]
  readonly notes: readonly Note[]
}

/** S1 after warm-up, S2 and S3 in equal steps behind it. */
export function snapshotIterations(
  cost: RunCost,
  measuredIterations: number,
  trackingFactor: number = TRACKING_FACTOR,
): readonly [number, number, number] {
  const affordable = Math.floor(EXPLAIN_ITERATING_MS / (cost.msPerIteration * trackingFactor))
  const total = Math.min(measuredIterations, MOST_EXPLAIN_ITERATIONS, Math.max(affordable, 3 * FEWEST_STEP))
  const first = Math.floor(total / 5)
  const step = Math.max(FEWEST_STEP, Math.floor((total - first) / 2))
  return [first, first + step, first + 2 * step]
}

/**
 * Takes and reads three snapshots on each side, in runs apart from the measured ones. A side that cannot be explained
 * leaves a note and never another verdict.
 */
export async function explain(
  sides: readonly SideRun[],
  workload: WorkloadConfig,
  plan: ExplainPlan,
  ports: Ports,
): Promise<Explanation> {
  const explained = new Map<Side, ExplainedSide>()
  for (const side of sides) explained.set(side.side, await explainSide(side, workload, plan, ports))
  const all = [...explained.values()]
  const head = explained.get('head')?.suspects ?? null
  const base = explained.get('base')?.suspects ?? null
  return {
    findings:
      head === null
        ? []
        : compareSuspects(head, base, plan.unit === 'interval' ? FEWEST_INTERNAL_PER_INTERVAL : undefined),
    runs: all.map((side) => side.run),
    snapshots: all.flatMap((side) => side.snapshots),
    notes: all.flatMap((side) => side.notes),
  }
}

async function explainSide(
  side: SideRun,
  workload: WorkloadConfig,
  { cost, iterations: planned, unit }: ExplainPlan,
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
  })
  const files = [
    await ports.report.snapshotPath(workload.name, side.side, 1),
    await ports.report.snapshotPath(workload.name, side.side, 2),
    await ports.report.snapshotPath(workload.name, side.side, 3),
  ] as const
  const outcome = await ports.takeSnapshots(side.request, {
    iterations: planned,
    files,
    trackAllocations: true,
  })
  if (outcome.kind === 'failed') return unexplained(side.side, outcome, outcome.failure.text)

  const iterations = (unit === 'tick' ? outcome.ticks : undefined) ?? outcome.iterations ?? planned
  const redact = workload.redact === 'strings'
  const how = { side: side.side, iterations, redact, format: workload.snapshotFormat }
  const all = [...files, ...(outcome.onDemand ?? [])]
  ports.progress({ kind: 'analyzing', workload: workload.name, side: side.side })
  try {
    const { suspects, countedOnly } = await ports.analyzeGrowth({
      snapshots: files.map((path) => ({ kind: 'file', path })),
      iterations,
      sourceRoot: side.root,
      redact,
      budgetBytes: null,
    })
    const kept = await keepSnapshots(all, how, ports)
    const notes =
      countedOnly === null ? [] : [{ code: 'counted-only', text: `${side.side}: ${countedOnly.text}` }]
    return {
      suspects: countedOnly === null ? suspects : null,
      run: explainRun(outcome, iterations),
      snapshots: kept.snapshots,
      notes: [...notes, ...kept.notes, ...remarkNotes([outcome])],
    }
  } catch (error) {
    ports.signal.throwIfAborted()
    const kept = await keepSnapshots(all, how, ports)
    const { notes, ...rest } = unexplained(side.side, outcome, messageOf(error))
    return { ...rest, snapshots: kept.snapshots, notes: [...notes, ...kept.notes] }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function explainRun(outcome: SnapshotOutcome, iterations: readonly number[]): RunResult {
  const process = {
    kind: 'main',
    label: 'main',
    samples: iterations.length,
    iterations: iterations.at(-1) ?? 0,
  } as const
  return { ...runResultOf(outcome, 'explain', null), processes: [process] }
}

function unexplained(side: Side, outcome: SnapshotOutcome, why: string): ExplainedSide {
  return {
    suspects: null,
    run: runResultOf(outcome, 'explain', null),
    snapshots: [],
    notes: [{ code: 'not-explained', text: `What grows on ${side} could not be named: ${why}` }],
  }
}
