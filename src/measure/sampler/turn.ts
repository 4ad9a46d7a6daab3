import timers from 'node:timers'

// Taken before the workload can replace it (fake timers do). Not the global: jsdom's has none.
const { setImmediate } = timers

/** One turn of the event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
