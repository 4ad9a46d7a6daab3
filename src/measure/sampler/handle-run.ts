import type { HandlePlan } from '../run.ts'
import type { Channel } from './channel.ts'
import type { RunTo } from './driver.ts'
import type { TracedHandles } from './frame.ts'
import type { HandleTrace, Opened } from './handle-trace.ts'
import type { Settle } from './settle.ts'
import type { Tracker } from './tracker.ts'

const MOST_GROUPS = 20

/**
 * Tells what was opened between the first two iteration counts of the plan and is open at the third, by type and by the
 * functions that opened it, most first. Errors: WorkloadError.
 */
export async function handleRun(
  plan: HandlePlan,
  trace: HandleTrace,
  channel: Channel,
  runTo: RunTo,
  tracker: Tracker,
  { settle }: Settle,
): Promise<void> {
  tracker.countSamples(0)
  for (const iterations of plan.iterations) {
    tracker.enter('iterate')
    await runTo(iterations)
    tracker.enter('settle')
    await settle()
    trace.mark()
    tracker.countSamples(1)
  }
  // One notice a group: a frame holds 64 KiB.
  for (const group of grouped(trace.open().filter(({ bornAfterMarks }) => bornAfterMarks === 1)))
    channel.notice({ type: 'handles', group })
}

function grouped(opened: readonly Opened[]): readonly TracedHandles[] {
  const groups = new Map<string, TracedHandles>()
  for (const { type, stack } of opened) {
    const key = JSON.stringify([type, stack])
    groups.set(key, { type, stack, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  return [...groups.values()].sort((a, b) => b.count - a.count).slice(0, MOST_GROUPS)
}
