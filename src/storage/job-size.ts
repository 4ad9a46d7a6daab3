import { stat } from 'node:fs/promises'
import type { SnapshotJob, StoredSnapshot } from './snapshot-job.ts'

/** What a compressed snapshot unpacks to, seldom more. */
const BYTES_PER_COMPRESSED_BYTE = 8

/** About how much text the largest snapshot of a job has; 0 for what cannot be read, as the worker will tell. */
export async function largestTextBytes(job: SnapshotJob): Promise<number> {
  const sizes = await Promise.all(snapshotsOf(job).map(textBytesOf))
  return Math.max(...sizes)
}

function snapshotsOf(job: SnapshotJob): readonly StoredSnapshot[] {
  switch (job.kind) {
    case 'growth':
      return job.snapshots
    case 'comparison':
      return [job.before, job.after]
    case 'retention':
    case 'redaction':
      return [job.snapshot]
  }
}

async function textBytesOf(snapshot: StoredSnapshot): Promise<number> {
  const name = snapshot.kind === 'file' ? snapshot.path : snapshot.entry.name
  const storedBytes =
    snapshot.kind === 'file'
      ? await stat(snapshot.path).then(
          ({ size }) => size,
          () => 0,
        )
      : snapshot.entry.textBytes
  return /\.(gz|zst)$/.test(name) ? storedBytes * BYTES_PER_COMPRESSED_BYTE : storedBytes
}
