import fs from 'node:fs'
import inspector from 'node:inspector'
import v8 from 'node:v8'
import type { SnapshotOrder } from './frame.ts'

// Taken before the workload can replace them.
const { rmSync } = fs
const { writeHeapSnapshot } = v8

/**
 * Writes snapshots of this thread without a turn of its event loop, so that one that sleeps can be written down too. The
 * first is taken twice: what taking one leaves behind must not be found among the growth.
 *
 * The inspector takes snapshots in a turn of its own since Node 22, but tracks allocations from the call on; Node's own
 * function writes what is tracked, at once.
 */
export function createSnapshotAtOnce(): (order: SnapshotOrder) => void {
  let session: inspector.Session | null = null

  function write(path: string): void {
    rmSync(path, { force: true })
    writeHeapSnapshot(path)
  }

  return ({ path, trackAllocations }) => {
    if (session === null) {
      session = new inspector.Session()
      session.connect()
      if (trackAllocations) track(session)
      write(path)
    } else if (trackAllocations) track(session)
    write(path)
  }
}

function track(session: inspector.Session): void {
  session.post('HeapProfiler.startTrackingHeapObjects', { trackAllocations: true })
}
