import fs from 'node:fs'
import inspector from 'node:inspector'
import os from 'node:os'
import { STANDING_HEAP_USED } from './probe.ts'
import { writeRunningSources } from './running-sources.ts'
import type { Tracker } from './tracker.ts'
import { WorkloadError } from './workload-error.ts'

// Taken before the workload can replace them.
const { closeSync, openSync, writeSync } = fs
const { availableMemory } = process as { readonly availableMemory?: () => number }

/** Peak resident size while a snapshot is taken, as a multiple of heapUsed: measured 8 to 9. */
const PEAK_PER_HEAP_BYTE = 9

// One object for all: a literal leaves a boilerplate behind the second time it is evaluated.
const QUIETLY = { reportProgress: false }

/** Writes heap snapshots of this thread to files, piece by piece. */
export interface SnapshotWriter {
  trackAllocations(): Promise<void>
  write(path: string): Promise<void>
  /** What V8 ran otherwise than it lies on disk; after the last snapshot. */
  writeSources(path: string): Promise<void>
  /** Ends the tracking. For a process that goes on. */
  close(): void
}

/**
 * Takes its first snapshot at once, to nowhere, while the heap is small: what taking one leaves behind must not be found
 * among the growth of the workload. `rehearsal` does what else the run will do while it tracks (Node 20 keeps the line
 * ends of every script that allocated).
 */
export async function openSnapshotWriter(rehearsal: () => Promise<void>): Promise<SnapshotWriter> {
  const session = new inspector.Session()
  session.connect()
  let file = -1
  session.on('HeapProfiler.addHeapSnapshotChunk', (message) => {
    const bytes = Buffer.from(message.params.chunk)
    let start = 0
    while (start < bytes.length) start += writeSync(file, bytes, start)
  })
  const post = (method: string, parameters: object) =>
    new Promise<void>((resolve, reject) => {
      session.post(method, parameters, (error) => (error ? reject(error) : resolve()))
    })

  const writer: SnapshotWriter = {
    async trackAllocations() {
      await post('HeapProfiler.startTrackingHeapObjects', { trackAllocations: true })
    },
    async write(path) {
      file = openSync(path, 'w')
      await post('HeapProfiler.takeHeapSnapshot', QUIETLY)
      closeSync(file)
    },
    writeSources: (path) => writeRunningSources(session, path),
    close() {
      session.disconnect()
    },
  }
  await writer.trackAllocations()
  await rehearsal()
  file = openSync(os.devNull, 'w')
  await post('HeapProfiler.stopTrackingHeapObjects', QUIETLY)
  closeSync(file)
  return writer
}

/** Errors: WorkloadError where a snapshot of a heap that reads so would need more memory than there is. */
export function refuseWithoutMemory(
  { phase, begun }: Pick<Tracker, 'phase' | 'begun'>,
  standing: Float64Array,
): void {
  const neededBytes = standing[STANDING_HEAP_USED]! * PEAK_PER_HEAP_BYTE
  // What the machine has, or what the control group of this process leaves where this Node can tell.
  const freeBytes = Math.min(os.freemem(), availableMemory?.call(process) ?? Number.POSITIVE_INFINITY)
  if (neededBytes <= freeBytes) return
  const memory = { neededBytes, freeBytes }
  throw new WorkloadError({
    code: 'not-enough-memory-for-snapshot',
    phase,
    iteration: begun,
    error: null,
    memory,
  })
}
