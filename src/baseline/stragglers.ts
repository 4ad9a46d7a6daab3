import { readdirSync, readFileSync } from 'node:fs'

/** Name of the variable by which everything that a command starts is known again. */
export const COMMAND_MARK = 'HEAPSLOPE_COMMAND'

/** A process that forks while it is looked for may be seen only the next time. */
const MOST_SWEEPS = 10

/**
 * Kills what a command has left running outside its process group, as a build's daemon does: whatever carries its mark
 * in the environment. Only where /proc tells environments (Linux); elsewhere the process group is all that is known.
 */
export function killStragglers(mark: string): void {
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const found = processesMarked(mark)
    if (found.length === 0) return
    for (const pid of found) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // ESRCH: it has ended meanwhile.
      }
    }
  }
}

function processesMarked(mark: string): readonly number[] {
  const entry = `${COMMAND_MARK}=${mark}\0`
  return listed('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environmentOf(pid).includes(entry))
    .map(Number)
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Empty for a process that has ended (a zombie, too), or is another user's. */
function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1')
  } catch {
    return ''
  }
}
