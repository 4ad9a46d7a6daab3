import { rm } from 'node:fs/promises'
import { snapshotProgram } from './program/snapshot-program.ts'
import type { RunProgress, RunRequest, SnapshotOutcome, SnapshotPlan } from './run.ts'
import { runSampler } from './run-sampler.ts'
import { sourcesFileBeside, takeRunningSources } from './running-sources.ts'

/**
 * Takes the three snapshots of a workload in a process of its own, apart from the measured runs. Files of a run that
 * fails are removed.
 */
export async function takeSnapshots(
  request: RunRequest,
  plan: SnapshotPlan,
  onProgress: (progress: RunProgress) => void = () => {},
): Promise<SnapshotOutcome> {
  if (request.program !== undefined) return snapshotProgram(request, request.program, plan, onProgress)
  const sourcesFile = sourcesFileBeside(plan.files[2])
  const {
    facts,
    memberSnapshots = [],
    failure,
  } = await runSampler(request, { kind: 'snapshots', sourcesFile, ...plan }, onProgress)
  const sources = await takeRunningSources(sourcesFile)
  if (failure === null) return { kind: 'completed', ...facts, files: plan.files, sources, memberSnapshots }
  const files = [...plan.files, ...(plan.members ?? []).flatMap((member) => member.files)]
  await Promise.all(files.map((file) => rm(file, { force: true })))
  return { kind: 'failed', ...facts, failure }
}
