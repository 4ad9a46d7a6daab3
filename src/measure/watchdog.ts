import type { Interruption } from './process-group.ts'
import type { Phase } from './sampler/frame.ts'

const LOOK_EVERY_MS = 50
/** A process that can still speak does so every second: how long its word on the iteration it is in is waited for. */
const LAST_WORD_MS = 3_000

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
  let heardAgain = false

  const run = setTimeout(() => bite('run-timed-out'), limits.runTimeoutMs)
  const iteration = setInterval(() => {
    if (lastPhase !== 'iterate') return
    const allowedMs = limits.iterationTimeoutMs + (heardAgain ? 0 : LAST_WORD_MS)
    if (performance.now() - sinceMs > allowedMs) bite('iteration-timed-out')
  }, LOOK_EVERY_MS)

  return {
    heard(phase, begun) {
      heardAgain = phase === lastPhase && begun === lastBegun
      if (heardAgain) return
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
