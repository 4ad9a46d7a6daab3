// Taken before the workload can replace it (fake timers do).
const { setImmediate } = globalThis

/** One turn of the event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
