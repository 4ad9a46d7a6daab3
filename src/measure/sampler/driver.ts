import { errorFacts } from './error-facts.ts'
import type { Tracker } from './tracker.ts'
import { turn } from './turn.ts'
import type { Workload, WorkloadContext } from './workload.ts'
import { WorkloadError } from './workload-error.ts'

/**
 * Iterations that never wait would starve timers, sockets and finalizers, and what piles up behind them would look like
 * growth. A turn of the event loop after every call costs 4 µs, after every sixteenth call a quarter of one. By count and
 * not by time, so that every run does the same.
 */
const ITERATIONS_PER_TURN = 16

/** Calls the workload until `target` iterations are done. Holds nothing of theirs once it has resolved. */
export type RunTo = (target: number) => Promise<void>

/** Errors of RunTo: WorkloadError where an iteration throws or rejects. */
export function createDriver(workload: Workload, context: WorkloadContext, tracker: Tracker): RunTo {
  const { iteration } = workload

  return async function runTo(target) {
    try {
      while (tracker.begun < target) {
        tracker.beginIterations(1)
        const result = iteration(context)
        if (isThenable(result)) await result
        if (tracker.begun % ITERATIONS_PER_TURN === 0) await turn()
      }
    } catch (thrown) {
      const { phase, begun } = tracker
      throw new WorkloadError(
        { code: 'iteration-threw', phase, iteration: begun, error: errorFacts(thrown) },
        thrown,
      )
    }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    value !== null &&
    (typeof value === 'object' || typeof value === 'function') &&
    typeof (value as PromiseLike<unknown>).then === 'function'
  )
}
