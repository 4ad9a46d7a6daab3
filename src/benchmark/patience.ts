import type { Series } from '../series/index.ts'
import type { RunCost } from './run-cost.ts'

/** Pools, sliding windows and retries keep time by the second; most let go within this one. */
const LONGEST_TIMER_MS = 5_000

/** Longer than the tick of the timers with which Node's own HTTP client lets go of finished requests: half a second. */
export const LONGEST_WAIT_MS = 640
/** Whether what swings may be memory that the clock frees: programs that hold sockets or timers have such memory. */
export function mayBeFreedByTime(runs: readonly Series[]): boolean {
  return runs.some(({ metrics }) => (metrics.handles?.at(-1) ?? 0) > 0)
}

/** How long a window lasted and how long growth must last before it is believed; undefined where no timer is pending. */
export function patienceFor(
  runs: readonly Series[],
): { readonly windowMs: number; readonly growthMs: number } | undefined {
  const hasTimers = runs.some(({ metrics }) => (metrics['handles.Timeout']?.at(-1) ?? 0) > 0)
  if (!hasTimers) return undefined
  return {
    windowMs: Math.min(...runs.map(({ elapsedMs }) => elapsedMs.at(-1) ?? 0)),
    growthMs: LONGEST_TIMER_MS,
  }
}

/** What a run costs that waits at every sample for what time frees: half of the time, as it ticks at any time. */
export function patientCost(cost: RunCost): RunCost {
  return { ...cost, settleMs: cost.settleMs + LONGEST_WAIT_MS / 2 }
}
