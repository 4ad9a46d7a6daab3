import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The address of a socket has room for 104 bytes on macOS, 108 on Linux. */
const LONGEST_PATH_BYTES = 100

/** A place for a socket that nobody else can reach, and that no other run uses. */
export async function memberSocket(): Promise<{
  readonly path: string
  readonly remove: () => Promise<void>
}> {
  if (process.platform === 'win32')
    return { path: `\\\\.\\pipe\\heapslope-${randomUUID()}`, remove: async () => {} }
  const here = join(tmpdir(), 'heapslope-XXXXXX', 's')
  const parent = Buffer.byteLength(here) > LONGEST_PATH_BYTES ? '/tmp' : tmpdir()
  const folder = await mkdtemp(join(parent, 'heapslope-'))
  return { path: join(folder, 's'), remove: () => rm(folder, { recursive: true, force: true }) }
}
