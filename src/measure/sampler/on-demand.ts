import { existsSync } from 'node:fs'
import type { Channel } from './channel.ts'
import type { Orders } from './orders.ts'

/** The program's own asking for heap snapshots. Gives the file, or null where none is written: never in a rehearsal. */
export type AskForSnapshot = (by: 'SIGUSR2' | 'heapdump' | 'rehearsal') => Promise<string | null>

/** Writes what is asked for into `files`, one after the other; past the last, and where there are none, it is only noted. */
export function createOnDemand(
  files: readonly string[],
  channel: Channel,
  { writeSnapshot }: Orders,
): AskForSnapshot {
  const promised = new Set<string>()
  return async function askForSnapshot(by) {
    // Other processes and threads of the program write there, too.
    const isFree = (path: string) => by !== 'rehearsal' && !promised.has(path) && !existsSync(path)
    const next = files.find(isFree) ?? null
    if (next !== null) promised.add(next)
    const file =
      next &&
      (await writeSnapshot(next).then(
        () => next,
        () => null,
      ))
    channel.notice({ type: 'snapshot-asked', by, file })
    return file
  }
}
