import type { HandleOutcome, HandlePlan, RunProgress, RunRequest } from './run.ts'
import { runSampler } from './run-sampler.ts'

/**
 * Finds out who opens the handles and files that a workload leaves open, in a process of its own: the notes that it takes
 * would be seen in a measured heap.
 */
export async function traceHandles(
  request: RunRequest,
  plan: HandlePlan,
  onProgress: (progress: RunProgress) => void = () => {},
): Promise<HandleOutcome> {
  const { facts, failure, handles = [] } = await runSampler(request, { kind: 'handles', ...plan }, onProgress)
  return failure === null ? { kind: 'completed', ...facts, handles } : { kind: 'failed', ...facts, failure }
}
