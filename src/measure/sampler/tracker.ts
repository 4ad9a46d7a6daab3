import type { Channel } from './channel.ts'
import type { Phase } from './frame.ts'
import { turn } from './turn.ts'

// Taken before the workload can replace them.
const { clearInterval, performance, setInterval } = globalThis
const now = performance.now.bind(performance)

const BEAT_EVERY_MS = 100
/** Of the timer, which every iteration that does not wait can do without: seldom, to leave the program alone. */
const BEAT_WHILE_WAITING_MS = 1_000

/** Where the process is, and the beats that let its parent know while it gets on. */
export interface Tracker {
  readonly phase: Phase
  /** Iterations begun. */
  readonly begun: number
  readonly samples: number
  enter(phase: Phase): void
  beginIterations(more: number): void
  countSamples(more: number): void
  /** From now on also tells of itself while it waits. Resolves once timers have left their first marks on the heap. */
  startBeating(): Promise<void>
}

export function createTracker(channel: Channel): Tracker {
  let phase: Phase = 'load'
  let begun = 0
  let samples = 0
  // Not a variable: V8 puts a time into a heap number now and an integer then, and that is seen in heapUsed.
  const lastBeatMs = new Float64Array(1)

  function beat(): void {
    lastBeatMs[0] = now()
    channel.beat(phase, begun, samples)
  }
  beat()

  return {
    get phase() {
      return phase
    },
    get begun() {
      return begun
    },
    get samples() {
      return samples
    },
    enter(next) {
      phase = next
      beat()
    },
    beginIterations(more) {
      begun += more
      if (now() - lastBeatMs[0]! > BEAT_EVERY_MS) beat()
    },
    countSamples(more) {
      samples += more
    },
    async startBeating() {
      await firstTimers()
      // Unreferenced, so not a handle.
      setInterval(beat, BEAT_WHILE_WAITING_MS).unref()
    },
  }
}

/** The first timers of a process leave 2 kB behind, which must not happen between two samples. */
async function firstTimers(): Promise<void> {
  let fired = 0
  const timer = setInterval(() => {
    fired++
  }, 1)
  while (fired < 3) await turn()
  clearInterval(timer)
  await turn()
}
