// Taken before the workload can replace them.
const { wait } = Atomics
const now = performance.now.bind(performance)

const LOOK_EVERY_MS = 50

/**
 * Threads of a pool often sleep in Atomics.wait between two tasks, where no event reaches them. From now on such a sleep is
 * made of short ones, with a look at what there is to do between them; to its caller it is as before.
 */
export function wakeUpInWait(look: () => void): void {
  const inSlices = (array: Int32Array, index: number, value: number, timeout?: number): string => {
    const ms = timeout === undefined || Number.isNaN(timeout) ? Number.POSITIVE_INFINITY : Number(timeout)
    const untilMs = now() + ms
    for (;;) {
      const leftMs = Math.max(0, untilMs - now())
      const ended = wait(array, index, value, Math.min(LOOK_EVERY_MS, leftMs))
      if (ended !== 'timed-out' || leftMs <= LOOK_EVERY_MS) return ended
      look()
    }
  }
  Atomics.wait = inSlices as typeof Atomics.wait
}
