import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import {
  findSnapshots,
  type JobProgress,
  type SnapshotSource,
  type StoredSnapshot,
} from '../storage/index.ts'
import { type Output, UsageError } from './command.ts'
import { shownText } from './shown-text.ts'

/**
 * The snapshots under some names (files, folders, zips, `-`), each readable by a worker thread; what came through
 * standard input lies in a temporary file until `remove`.
 * @throws {UsageError} where a name leads to none
 */
export async function openSnapshots(
  names: readonly string[],
): Promise<{ readonly snapshots: readonly StoredSnapshot[]; readonly remove: () => Promise<void> }> {
  const folders: string[] = []
  const remove = async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
  try {
    const snapshots: StoredSnapshot[] = []
    for (const name of names) {
      const found = await snapshotsUnder(name)
      for (const source of found) {
        if (source.kind !== 'stream') snapshots.push(source)
        else {
          const folder = await mkdtemp(join(tmpdir(), 'heapslope-stdin-'))
          folders.push(folder)
          const path = join(folder, 'stdin.heapsnapshot')
          await pipeline(source.stream, createWriteStream(path))
          snapshots.push({ kind: 'file', path })
        }
      }
    }
    return { snapshots, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** A report keeps the snapshots of each workload in a folder of its own. */
async function snapshotsUnder(name: string): Promise<readonly SnapshotSource[]> {
  const found = await findSnapshots(name).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? new UsageError(`There is no file or folder ${name}.`) : cause
  })
  if (found.length > 0) return found
  const kept = await readdir(join(name, 'snapshots'), { withFileTypes: true }).catch(() => [])
  const [only, ...others] = kept
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(name, 'snapshots', entry.name))
  if (only === undefined) throw new UsageError(`There is no .heapsnapshot in ${name}.`)
  if (others.length > 0)
    throw new UsageError(
      `${name} holds snapshots of several workloads; name one: ${[only, ...others].join(', ')}.`,
    )
  return findSnapshots(only)
}

/** A progress bar on stderr, on terminals only. */
export function progressBar(stderr: Output): {
  readonly onProgress: (progress: JobProgress) => void
  readonly end: () => void
} {
  const width = 30
  let drawn = false
  return {
    onProgress: ({ label, readBytes, totalBytes }) => {
      if (!stderr.isTerminal) return
      const share = totalBytes === null ? 0 : Math.min(1, readBytes / totalBytes)
      const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░')
      const line = `${bar} ${Math.round(readBytes / 1_048_576)} MiB of ${shownText(label)}`
      stderr.write(`\r\u001b[2K${line.slice(0, stderr.columns - 1)}`)
      drawn = true
    },
    end: () => {
      if (drawn) stderr.write('\r\u001b[2K')
      drawn = false
    },
  }
}
