import process from 'node:process'
import { isMainThread } from 'node:worker_threads'
import type { AskForSnapshot } from './on-demand.ts'
import { turn } from './turn.ts'
import { warmConsole } from './warm-console.ts'

const TIMES = 3
/** Ignored where nobody listens; Node leaves it alone. */
const SIGNAL = 'SIGURG'
/** A signal is delivered within a turn or two. */
const MOST_TURNS = 16

/**
 * What programs do by a timer, in the middle of their window: print a line, send a signal, ask for a heap snapshot. The first
 * time leaves kilobytes behind, and some of it the second time. So it is done here, before the first sample, with nothing
 * that the program or anybody else could see of it.
 */
export async function rehearseRareCalls(askForSnapshot: AskForSnapshot): Promise<void> {
  warmConsole()
  for (let time = 0; time < TIMES; time++) {
    await rehearseSignal()
    await askForSnapshot('rehearsal')
  }
}

async function rehearseSignal(): Promise<void> {
  if (!isMainThread || process.platform === 'win32' || process.listenerCount(SIGNAL) > 0) return
  let isThere = false
  const listen = () => {
    isThere = true
  }
  process.once(SIGNAL, listen)
  process.kill(process.pid, SIGNAL)
  for (let turns = 0; turns < MOST_TURNS && !isThere; turns++) await turn()
  process.off(SIGNAL, listen)
}
