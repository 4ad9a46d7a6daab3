import type { Probe } from './probe.ts'
import { turn } from './turn.ts'

// Taken before the workload can replace them (fake timers do).
const now = performance.now.bind(performance)
const collect = globalThis.gc as () => void

const MOST_ROUNDS = 12
/** A callback of one turn may ask for another: two turns for a finalizer or a closing handle, one to spare. */
const TURNS_PER_ROUND = 3

/**
 * Ends pending turns and forces full collections until the heap stands still. Where the first collection already gives
 * the reading of the settle before, one is enough.
 *
 * Sources: gc() is V8's synchronous full collection; finalizers and handles closed by one collection are run by the
 * turns that follow it, and free memory in the next.
 */
export function createSettle(probe: Probe): () => Promise<number> {
  let lastHeapUsed = -1
  let lastHandles = -1

  return async function settle(): Promise<number> {
    let round = 0
    while (round < MOST_ROUNDS) {
      round++
      for (let i = 0; i < TURNS_PER_ROUND; i++) await turn()
      if (round > 2) await pause(2 ** Math.min(round - 3, 4))
      collect()
      const heapUsed = probe.heapUsed()
      const handles = probe.handleCount()
      const still = heapUsed === lastHeapUsed && handles === lastHandles
      lastHeapUsed = heapUsed
      lastHandles = handles
      if (still) break
    }
    return round
  }
}

/**
 * What closes by itself (a socket, a worker) needs a little time, not only turns. Spent on turns: a timer of our own would
 * be seen on the heap.
 */
async function pause(ms: number): Promise<void> {
  const untilMs = now() + ms
  while (now() < untilMs) await turn()
}
