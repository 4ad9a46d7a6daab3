import { basename, dirname, join } from 'node:path'
import type { WorkloadConfig } from '../config/index.ts'
import type { RunFailure } from '../measure/index.ts'
import { FAMILY_ERROR, resolutionOf } from '../statistics/index.ts'
import type { MeasureOutcome } from './measure-outcome.ts'
import { measureSides } from './measure-sides.ts'
import { type Plant, plantedWorkload } from './planted-workload.ts'
import type { Ports } from './ports.ts'
import type { SideRun } from './side-run.ts'

/** What the check can be trusted with on one workload: measured against itself, then with leaks of known size. */
export interface Calibration {
  readonly workload: string
  /** Head against itself. Bytes of heapUsed per iteration. */
  readonly noise: {
    readonly differenceBytesPerIteration: number
    readonly interval: readonly [low: number, high: number]
    readonly verdict: string
    readonly thresholdBytesPerIteration: number
  }
  /** A leak from this size on lies above the threshold with all of its interval. Bytes per iteration. */
  readonly smallestLeakBytesPerIteration: number
  /** Probability of one or more false regressions in a pull request, at most. */
  readonly falseAlarmBound: number
  readonly cost: { readonly seconds: number; readonly runs: number; readonly iterationsPerRun: number }
  readonly plants: readonly PlantOutcome[]
}

export interface PlantOutcome {
  readonly plant: Plant
  readonly verdict: string
  readonly differenceBytesPerIteration: number | null
  readonly seconds: number
}

export type CalibrationOutcome =
  | ({ readonly kind: 'calibrated' } & Calibration)
  | { readonly kind: 'failed'; readonly workload: string; readonly failure: RunFailure }

const PLANTS: readonly Plant[] = [
  { kind: 'object', every: 1 },
  { kind: 'closure', every: 1 },
  { kind: 'listener', every: 1 },
  { kind: 'buffer', every: 1 },
  { kind: 'timer', every: 1 },
  { kind: 'object', every: 16 },
  { kind: 'object', every: 50 },
]

/** A/A on the workload, then every plant. `side` is the one copy that everything runs in. */
export async function calibrateWorkload(
  workload: WorkloadConfig,
  side: SideRun,
  budgetMs: number,
  ports: Ports,
): Promise<CalibrationOutcome> {
  const clean = await withPlant(side, null, ports)
  const compare = async (head: SideRun) => {
    const startedMs = ports.nowMs()
    const base: SideRun = { ...clean, side: 'base', request: { ...clean.request, side: 'base' } }
    const outcome = await measureSides({ workload, base, head, budgetMs, workloads: 1, stored: null }, ports)
    return { outcome, seconds: (ports.nowMs() - startedMs) / 1000 }
  }

  const noise = await compare(clean)
  if (noise.outcome.kind === 'failed') return failed(noise.outcome)
  const { difference, threshold, decision } = heapOf(noise.outcome)
  const interval = difference?.interval ?? [0, 0]
  const plants: PlantOutcome[] = []
  for (const plant of PLANTS) {
    const { outcome, seconds } = await compare(await withPlant(side, plant, ports))
    if (outcome.kind === 'failed') return failed(outcome)
    plants.push({
      plant,
      verdict: outcome.deciding.decision.kind,
      differenceBytesPerIteration: heapOf(outcome).difference?.slopePerIteration ?? null,
      seconds,
    })
  }
  return {
    kind: 'calibrated',
    workload: workload.name,
    noise: {
      differenceBytesPerIteration: difference?.slopePerIteration ?? 0,
      interval,
      verdict: `${decision.kind} (${decision.code})`,
      thresholdBytesPerIteration: threshold,
    },
    smallestLeakBytesPerIteration:
      difference === null ? threshold : resolutionOf(difference, threshold).smallestLeak,
    falseAlarmBound: FAMILY_ERROR,
    cost: {
      seconds: noise.seconds,
      runs: noise.outcome.runs.length,
      iterationsPerRun: noise.outcome.iterations,
    },
    plants,
  }

  function failed({ failure }: MeasureOutcome & { readonly kind: 'failed' }): CalibrationOutcome {
    return { kind: 'failed', workload: workload.name, failure }
  }
}

function heapOf(outcome: MeasureOutcome & { readonly kind: 'measured' }) {
  return outcome.metrics.find(({ key }) => key === 'heapUsed') ?? outcome.deciding
}

/** The same workload behind a module that plants, in a file beside it. */
async function withPlant(side: SideRun, plant: Plant | null, ports: Ports): Promise<SideRun> {
  const { modulePath } = side.request
  const name = plant === null ? 'clean' : `${plant.kind}-${plant.every}`
  const planted = join(dirname(modulePath), `.heapslope-${name}.mjs`)
  await ports.layFile(planted, plantedWorkload(basename(modulePath), plant))
  return { ...side, request: { ...side.request, modulePath: planted } }
}
