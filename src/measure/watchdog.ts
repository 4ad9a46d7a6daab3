import type { Interruption } from './sampled-process.ts'
import type { Phase } from './sampler/frame.ts'

const LOOK_EVERY_MS = 50

/** Holds a process to its time: the whole run, and every single iteration. */
export interface Watchdog {
  /** Where the process says that it is. */
  heard(phase: Phase, begun: number): void
  stop(): void
}

export function createWatchdog(
  limits: { readonly iterationTimeoutMs: number; readonly runTimeoutMs: number },
  bite: (reason: Interruption) => void,
): Watchdog {
  let lastPhase: Phase = 'load'
  let lastBegun = 0
  let sinceMs = performance.now()

  const run = setTimeout(() => bite('run-timed-out'), limits.runTimeoutMs)
  const iteration = setInterval(() => {
    if (lastPhase !== 'iterate') return
    if (performance.now() - sinceMs > limits.iterationTimeoutMs) bite('iteration-timed-out')
  }, LOOK_EVERY_MS)

  return {
    heard(phase, begun) {
      if (phase === lastPhase && begun === lastBegun) return
      lastPhase = phase
      lastBegun = begun
      sinceMs = performance.now()
    },
    stop() {
      clearTimeout(run)
      clearInterval(iteration)
    },
  }
}
