import type { RunningProgram, RunProgress, RunRequest, SamplingPlan } from '../run.ts'
import type { RunEnd } from '../run-sampler.ts'
import { runProgram, type Stage } from './run-program.ts'
import { overIntervals, sampleAtIntervals } from './script-plan.ts'
import { openSender, sampleUnderLoad } from './serve-plan.ts'

/** One program from start to end, sampled as the plan says. */
export async function measureProgram(
  request: RunRequest,
  program: RunningProgram,
  plan: SamplingPlan,
  onProgress: (progress: RunProgress) => void,
): Promise<RunEnd> {
  return runProgram(
    request,
    program,
    {
      tracksAllocations: false,
      planned: plan.checkpoints.length,
      onDemandFiles: [],
      memberSnapshots: [],
      carryOut: (stage) => sampling(stage, program, plan),
      overIterations: (series) =>
        program.kind === 'serve' ? series : overIntervals(series, program.intervalMs),
    },
    onProgress,
  )
}

async function sampling(stage: Stage, program: RunningProgram, plan: SamplingPlan): Promise<void> {
  switch (program.kind) {
    case 'script':
      return sampleAtIntervals(stage, program.intervalMs, plan.checkpoints)
    case 'serve': {
      const sender = await openSender(stage, program.load)
      try {
        await sampleUnderLoad(stage, sender, plan)
      } finally {
        await sender.close()
      }
    }
  }
}
