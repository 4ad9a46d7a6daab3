import fs from 'node:fs'
import inspector from 'node:inspector'
import os from 'node:os'
import type { SnapshotPlan } from '../run.ts'
import type { RunTo } from './driver.ts'
import { errorFacts } from './error-facts.ts'
import type { Tracker } from './tracker.ts'
import { WorkloadError } from './workload-error.ts'

const { closeSync, openSync, writeSync } = fs

/** Peak resident size while a snapshot is taken, as a multiple of heapUsed: measured 8 to 9. */
const PEAK_PER_HEAP_BYTE = 9

/** Takes S1, S2 and S3 at the iteration counts of the plan, each after a settle, streamed into its file. */
export async function snapshotRun(
  plan: SnapshotPlan,
  runTo: RunTo,
  tracker: Tracker,
  settle: () => Promise<number>,
): Promise<void> {
  const session = new inspector.Session()
  session.connect()
  let file = -1
  session.on('HeapProfiler.addHeapSnapshotChunk', (message) => {
    writeAll(file, message.params.chunk)
  })

  tracker.enter('settle')
  for (let i = 0; i < plan.files.length; i++) {
    tracker.enter('iterate')
    await runTo(plan.iterations[i]!)
    tracker.enter('settle')
    await settle()
    if (i === 0) await startTracking(session, plan.trackAllocations)
    tracker.enter('snapshot')
    refuseWithoutMemory(tracker)
    file = openSync(plan.files[i]!, 'w')
    await post(session, 'HeapProfiler.takeHeapSnapshot', { reportProgress: false }, tracker)
    closeSync(file)
    tracker.countSamples(1)
  }
  session.disconnect()
}

async function startTracking(session: inspector.Session, trackAllocations: boolean): Promise<void> {
  if (!trackAllocations) return
  await new Promise<void>((resolve, reject) => {
    session.post('HeapProfiler.startTrackingHeapObjects', { trackAllocations: true }, (error) =>
      error ? reject(error) : resolve(),
    )
  })
}

async function post(
  session: inspector.Session,
  method: 'HeapProfiler.takeHeapSnapshot',
  parameters: inspector.HeapProfiler.TakeHeapSnapshotParameterType,
  tracker: Tracker,
): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      session.post(method, parameters, (error) => (error ? reject(error) : resolve()))
    })
  } catch (thrown) {
    const { phase, begun } = tracker
    throw new WorkloadError({ code: 'snapshot-failed', phase, iteration: begun, error: errorFacts(thrown) })
  }
}

function refuseWithoutMemory(tracker: Tracker): void {
  const neededBytes = process.memoryUsage().heapUsed * PEAK_PER_HEAP_BYTE
  const freeBytes = Math.min(os.freemem(), availableBytes())
  if (neededBytes <= freeBytes) return
  const { phase, begun } = tracker
  throw new WorkloadError({
    code: 'not-enough-memory-for-snapshot',
    phase,
    iteration: begun,
    error: null,
    memory: { neededBytes, freeBytes },
  })
}

/** What the control group of this process leaves, where this Node can tell. */
function availableBytes(): number {
  const { availableMemory } = process as { availableMemory?: () => number }
  return availableMemory?.call(process) ?? Number.POSITIVE_INFINITY
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  let start = 0
  while (start < bytes.length) start += writeSync(file, bytes, start)
}
