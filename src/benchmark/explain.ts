import type { WorkloadConfig } from '../config/index.ts'
import { isSamplerFile, type Side } from '../measure/index.ts'
import type { Finding, Note, RunResult, SnapshotFile } from '../result/index.ts'
import type { ProcessIdentity } from '../series/index.ts'
import type { ExplainedSuspect } from '../storage/index.ts'
import { explainHandles } from './explain-handles.ts'
import { explainSide, TRACKING_FACTOR } from './explain-side.ts'
import { compareSuspects, type LeastRates, mostTellingFirst } from './findings.ts'
import type { IterationUnit } from './iteration-unit.ts'
import { keyOf } from './judge-sources.ts'
import type { Ports } from './ports.ts'
import type { RunCost } from './run-cost.ts'
import type { SideRun } from './side-run.ts'

/** Iterating in an explain run is bounded, whatever the measured runs did: a hundred objects name a leak as well as a million. */
const EXPLAIN_ITERATING_MS = 10_000
const MOST_EXPLAIN_ITERATIONS = 1_500
const FEWEST_STEP = 2
/** Intervals are few: what appears once or twice in all of them is not to be taken for growth. */
const LEAST_RATES_OF_INTERVALS: LeastRates = { any: 0.1, internal: 5 }

export interface Explanation {
  readonly findings: readonly Finding[]
  readonly runs: readonly RunResult[]
  readonly snapshots: readonly SnapshotFile[]
  readonly notes: readonly Note[]
}

/** What is to be explained: a process or thread, and how many of its name there are. */
export interface ExplainedSource {
  readonly process: ProcessIdentity
  readonly alike: number
}

export interface ExplainPlan {
  readonly cost: RunCost
  /** Steps of the plan at S1, S2 and S3. */
  readonly iterations: readonly [number, number, number]
  readonly unit: IterationUnit
  /** What grows most comes first. The main process is left out where only others grow. */
  readonly sources: readonly ExplainedSource[]
  /** Handles or descriptors grow: who opens them is found out in a run of its own. */
  readonly handlesGrow: boolean
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
 * Takes and reads three snapshots of every source on each side, in runs apart from the measured ones. A side that cannot be
 * explained leaves a note and never another verdict.
 */
export async function explain(
  sides: readonly SideRun[],
  workload: WorkloadConfig,
  plan: ExplainPlan,
  ports: Ports,
): Promise<Explanation> {
  const explained = new Map<Side, Awaited<ReturnType<typeof explainSide>>>()
  const traced = new Map<Side, Awaited<ReturnType<typeof explainHandles>>>()
  for (const side of sides) {
    if (plan.handlesGrow && side.request.program === undefined)
      traced.set(side.side, await explainHandles(side, plan.iterations, ports))
    explained.set(side.side, await explainSide(side, workload, plan, ports))
  }
  const objects = [...explained.values()]
  const handles = [...traced.values()]
  const opened = traced.get('head')?.suspects ?? null
  const openedFindings = opened === null ? [] : compareSuspects(opened, traced.get('base')?.suspects ?? null)
  const findings = plan.sources.flatMap(({ process, alike }) => {
    const suspectsOf = (side: Side) =>
      explained.get(side)?.suspects.get(keyOf(process))?.filter(isForeign) ?? null
    const [head, base] = [suspectsOf('head'), suspectsOf('base')]
    if (head === null) return []
    const found = compareSuspects(head, base, plan.unit === 'interval' ? LEAST_RATES_OF_INTERVALS : undefined)
    return process.kind === 'main'
      ? found
      : found.map((finding) => ({ ...finding, process: { ...process, alike } }))
  })
  return {
    findings: mostTellingFirst([...openedFindings, ...findings]),
    runs: [...handles, ...objects].map(({ run }) => run),
    snapshots: objects.flatMap(({ snapshots }) => snapshots),
    notes: [...handles, ...objects].flatMap(({ notes }) => notes),
  }
}

/** What the sampler itself made while a program asked it for snapshots is no growth of the program. */
function isForeign({ allocationSite }: ExplainedSuspect): boolean {
  return allocationSite === null || !isSamplerFile(allocationSite.file)
}
