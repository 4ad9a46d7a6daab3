import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RunningProgram, RunProgress, RunRequest, SnapshotOutcome, SnapshotPlan } from '../run.ts'
import { sourcesFileBeside, takeRunningSources } from '../running-sources.ts'
import { runProgram, type Stage } from './run-program.ts'
import { openSender } from './serve-plan.ts'

/** A program that asks for one every second must not fill the disk. */
const MOST_ON_DEMAND = 3

/** The three snapshots of a program that runs by itself, and those that it asks for. Files of a run that fails are removed. */
export async function snapshotProgram(
  request: RunRequest,
  program: RunningProgram,
  plan: SnapshotPlan,
  onProgress: (progress: RunProgress) => void,
): Promise<SnapshotOutcome> {
  const reached: number[] = []
  const ticks: number[] = []
  const onDemandFiles = Array.from({ length: MOST_ON_DEMAND }, (_, i) =>
    join(dirname(plan.files[2]), `on-demand-${request.side}-${i + 1}.heapsnapshot`),
  )
  const { facts, failure, onDemand, memberSnapshots } = await runProgram(
    request,
    program,
    {
      tracksAllocations: [plan, ...(plan.members ?? [])].some(({ trackAllocations }) => trackAllocations),
      planned: plan.files.length,
      onDemandFiles,
      memberSnapshots: plan.members ?? [],
      overIterations: (series) => series,
      async carryOut(stage) {
        await stage.ask({ kind: 'prepare-snapshots' })
        const steps =
          program.kind === 'script'
            ? intervalSteps(stage, program.intervalMs)
            : await loadSteps(stage, program)
        try {
          for (const [taken, file] of plan.files.entries()) {
            stage.tell('iterate', plan.iterations[taken]!, taken)
            const iterations = await steps.to(plan.iterations[taken]!)
            stage.tell('snapshot', plan.iterations[taken]!, taken)
            const startTracking = taken === 0 && plan.trackAllocations
            const isLast = taken === plan.files.length - 1
            const sourcesFile = isLast ? sourcesFileBeside(file) : null
            const counted = await stage.ask({ kind: 'snapshot', file, startTracking, sourcesFile })
            reached.push(iterations ?? counted)
            ticks.push(counted)
          }
        } finally {
          await steps.close()
        }
      },
    },
    onProgress,
  )
  const sources = await takeRunningSources(sourcesFileBeside(plan.files[2]))
  if (failure === null) {
    const three = ([first, second, third]: readonly number[]) => [first!, second!, third!] as const
    const counts = program.kind === 'script' && ticks.at(-1)! > ticks[0]! ? { ticks: three(ticks) } : {}
    return {
      kind: 'completed',
      ...facts,
      files: plan.files,
      sources,
      iterations: three(reached),
      ...counts,
      onDemand,
      memberSnapshots,
    }
  }
  await Promise.all(
    [...plan.files, ...(plan.members ?? []).flatMap(({ files }) => files), ...onDemandFiles].map((file) =>
      rm(file, { force: true }),
    ),
  )
  return { kind: 'failed', ...facts, failure }
}

interface Steps {
  /** Iterations then done; null: as the program has counted. */
  readonly to: (iterations: number) => Promise<number | null>
  readonly close: () => Promise<void>
}

/** While a snapshot is written the program stands still: only the time between them counts. */
function intervalSteps(stage: Stage, intervalMs: number): Steps {
  let done = 0
  return {
    async to(intervals) {
      const startMs = performance.now()
      await stage.sleepUntil(startMs + (intervals - done) * intervalMs)
      done += (performance.now() - startMs) / intervalMs
      return done
    },
    close: () => Promise.resolve(),
  }
}

async function loadSteps(stage: Stage, program: RunningProgram & { readonly kind: 'serve' }): Promise<Steps> {
  const sender = await openSender(stage, program.load)
  return {
    async to(count) {
      await sender.sendTo(count)
      return sender.iterations(count)
    },
    close: sender.close,
  }
}
