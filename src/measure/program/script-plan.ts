import type { Series } from '../../series/index.ts'
import type { Stage } from './run-program.ts'

/** Of every interval this much is the program's own, without a collection. */
const OWN_SHARE = 0.5

/** Samples a program at the given multiples of its interval; what is late is skipped, but for the last. */
export async function sampleAtIntervals(
  stage: Stage,
  intervalMs: number,
  checkpoints: readonly number[],
): Promise<void> {
  const startMs = performance.now()
  let taken = 0
  for (const [index, checkpoint] of checkpoints.entries()) {
    const next = checkpoints[index + 1]
    const soonest = performance.now() + OWN_SHARE * intervalMs
    if (next !== undefined && taken > 0 && soonest > startMs + next * intervalMs) continue
    stage.tell('iterate', checkpoint, taken)
    await stage.sleepUntil(startMs + checkpoint * intervalMs)
    await stage.ask({ kind: 'sample', iterations: null })
    taken++
  }
}

/** The series of a script, over intervals (whole ones and parts) as they were and not as they were planned. */
export function overIntervals(series: Series, intervalMs: number): Series {
  const { iterations, elapsedMs } = series
  const hasTicked = iterations.at(-1)! > iterations[0]!
  return {
    ...series,
    iterations: elapsedMs.map((ms) => ms / intervalMs),
    ...(hasTicked ? { ticks: iterations } : {}),
  }
}
