import { measureProgram } from './program/measure-program.ts'
import type { RunOutcome, RunProgress, RunRequest, SamplingPlan } from './run.ts'
import { runSampler } from './run-sampler.ts'

/**
 * Measures one workload on one side in a process of its own. A workload that fails is an outcome, never a rejection,
 * and nothing that it started is left.
 */
export async function measureRun(
  request: RunRequest,
  plan: SamplingPlan,
  onProgress: (progress: RunProgress) => void = () => {},
): Promise<RunOutcome> {
  const { program } = request
  const { goesOn, ...rest } = plan
  const further = goesOn === undefined ? {} : { further: goesOn.checkpoints }
  const { facts, series, failure } = await (program === undefined
    ? runSampler(request, { kind: 'measure', ...rest, ...further }, onProgress, goesOn?.when)
    : measureProgram(request, program, plan, onProgress))
  return failure === null
    ? { kind: 'completed', ...facts, series }
    : { kind: 'failed', ...facts, series, failure }
}
