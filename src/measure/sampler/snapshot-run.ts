import type { SnapshotPlan } from '../run.ts'
import type { AwaitMembers } from './channel.ts'
import type { RunTo } from './driver.ts'
import { errorFacts } from './error-facts.ts'
import type { Settle } from './settle.ts'
import { refuseWithoutMemory, type SnapshotWriter } from './snapshot-writer.ts'
import type { Tracker } from './tracker.ts'
import { WorkloadError } from './workload-error.ts'

/** Takes S1, S2 and S3 at the iteration counts of the plan, each after a settle. Errors: WorkloadError. */
export async function snapshotRun(
  plan: SnapshotPlan & { readonly sourcesFile?: string },
  writer: SnapshotWriter,
  runTo: RunTo,
  tracker: Tracker,
  { settle, learnPatience, standing }: Settle,
  awaitMembers: AwaitMembers = () => {},
): Promise<void> {
  tracker.countSamples(0)
  for (let i = 0; i < plan.files.length; i++) {
    tracker.enter('iterate')
    await runTo(plan.iterations[i]!)
    tracker.enter('settle')
    await settle()
    if (i === 0) await learnPatience()
    tracker.enter('snapshot')
    // Before the first snapshot of its own too: what is compiled when it is called must not be found among the growth.
    awaitMembers(true)
    refuseWithoutMemory(tracker, standing)
    try {
      if (i === 0 && plan.trackAllocations) await writer.trackAllocations()
      await writer.write(plan.files[i]!)
      const isLast = i === plan.files.length - 1
      if (isLast && plan.sourcesFile !== undefined) await writer.writeSources(plan.sourcesFile)
    } catch (thrown) {
      const { phase, begun } = tracker
      throw new WorkloadError({ code: 'snapshot-failed', phase, iteration: begun, error: errorFacts(thrown) })
    }
    tracker.countSamples(1)
  }
}
