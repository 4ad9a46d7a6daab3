import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { createSnapshotParser, type SnapshotColumns } from '../snapshot/index.ts'

/**
 * Parses a snapshot file, a window of it in memory at a time.
 * @throws SnapshotFormatError where it is no snapshot; Node's own error where it cannot be read
 */
export function readSnapshot(file: string): SnapshotColumns {
  const descriptor = openSync(file, 'r')
  try {
    const parser = createSnapshotParser({ textBytes: fstatSync(descriptor).size })
    for (;;) {
      const space = parser.space()
      const byteCount = readSync(descriptor, space, 0, space.length, null)
      if (byteCount === 0) return parser.end()
      parser.commit(byteCount)
    }
  } finally {
    closeSync(descriptor)
  }
}
