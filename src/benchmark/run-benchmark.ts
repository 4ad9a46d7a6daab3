import { SideCommandError, type SidesRequest } from '../baseline/index.ts'
import { type Config, expandWorkloads, isGlob, matchesGlob, type WorkloadConfig } from '../config/index.ts'
import { credentialsIn } from '../measure/index.ts'
import { maskSecrets, type Result, type WorkloadResult } from '../result/index.ts'
import type { KeptCalibration } from '../storage/index.ts'
import { comparisonResult, unpreparedResult } from './comparison-result.ts'
import type { Ports } from './ports.ts'
import { runWorkload } from './run-workload.ts'

export interface BenchmarkRequest {
  readonly config: Config
  readonly sides: SidesRequest
  /** Names of the workloads to run, or patterns of names; empty for all. */
  readonly only: readonly string[]
  /** The command that repeats this comparison elsewhere. */
  readonly reproduce: string
  /** What `calibrate --save` has kept, by the name of the workload. */
  readonly calibrations?: ReadonlyMap<string, KeptCalibration>
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
  if (!config.workloads.some((workload) => workload.kind !== 'serve' && isGlob(workload.file)))
    selectedWorkloads(config, only)
  const sides = await ports.prepareSides(request.sides).catch((error: unknown) => {
    if (error instanceof SideCommandError) return error
    throw error
  })
  if (sides instanceof SideCommandError)
    return written(unpreparedResult(request, sides, ports), request, ports)
  try {
    const workloads = selectedWorkloads(expandWorkloads(config, sides.head.files), only)
    const results: WorkloadResult[] = []
    const endsAtMs = ports.nowMs() + (config.totalBudgetMs ?? Number.POSITIVE_INFINITY)
    for (const [done, workload] of workloads.entries()) {
      ports.progress({
        kind: 'workload-started',
        workload: workload.name,
        index: done + 1,
        count: workloads.length,
      })
      const fairShareMs = (endsAtMs - ports.nowMs()) / (workloads.length - done)
      const budgetMs = Math.min(workload.budgetMs, fairShareMs)
      const result = await runWorkload(
        workload,
        { request, sides, budgetMs, workloads: workloads.length },
        ports,
      )
      ports.progress({ kind: 'workload-decided', workload: workload.name, verdict: result.verdict })
      results.push(result)
    }
    const changed = await ports.configChange(sides, config.file)
    const result = comparisonResult(request, sides, results, ports)
    const notes = changed === null ? result.notes : [changed, ...result.notes]
    return await written({ ...result, notes }, request, ports)
  } finally {
    await sides.remove()
  }
}

/** @throws UnknownWorkloadError */
export function selectedWorkloads(config: Config, only: readonly string[]): readonly WorkloadConfig[] {
  const known = config.workloads.map(({ name }) => name)
  const isMeant = (name: string, word: string) => name === word || matchesGlob(name, word)
  for (const word of only)
    if (!known.some((name) => isMeant(name, word))) throw new UnknownWorkloadError(word, known)
  return config.workloads.filter(({ name }) => only.length === 0 || only.some((word) => isMeant(name, word)))
}

/** What a program printed before it failed is quoted in the result, and it may have printed its environment. */
async function written(measured: Result, { sides }: BenchmarkRequest, ports: Ports): Promise<Result> {
  const result = maskSecrets(measured, credentialsIn(sides.environment))
  await ports.report.writeResult(result)
  return result
}
