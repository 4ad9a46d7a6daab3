import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** Processes that fork while they are being ended: after so many rounds the rest is left to the system. */
const MOST_ROUNDS = 200
/** A process that is just being started shows no environment yet: where there were strays, so many rounds must find none. */
const QUIET_ROUNDS = 10
const BETWEEN_ROUNDS_MS = 25

/**
 * Kills the processes that a measured program has left behind, outside its process group too: on Linux all in whose
 * environment `mark` stands, elsewhere those known by their number.
 */
export async function endStrays(mark: string, pids: readonly number[]): Promise<void> {
  if (process.platform !== 'linux') for (const pid of pids) kill(pid)
  let quietRounds = QUIET_ROUNDS
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const marked = await processesMarked(mark)
    quietRounds = marked.length === 0 ? quietRounds + 1 : 0
    if (quietRounds >= QUIET_ROUNDS) return
    for (const pid of marked) kill(pid)
    if (marked.length === 0) await pause(BETWEEN_ROUNDS_MS)
  }
}

async function processesMarked(mark: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return []
  const entries = await readdir('/proc').catch(() => [])
  const pids = entries.filter((entry) => /^\d+$/.test(entry))
  const environments = await Promise.all(
    // One that has ended meanwhile, or is somebody else's, cannot be read. A zombie's is empty.
    pids.map((pid) => readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')),
  )
  return pids.filter((_, i) => environments[i]!.includes(mark)).map(Number)
}

/** One that is gone already is no error, and a process that has become somebody else's is not ours to end. */
function kill(pid: number): void {
  if (!(pid > 1)) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}
