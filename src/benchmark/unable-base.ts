import type { RunFailureCode } from '../measure/index.ts'
import type { Note } from '../result/index.ts'
import type { MeasureOutcome } from './measure-outcome.ts'

/** What head's workload comes to on a base that is only older: a package or a function that it uses is not there yet. */
const OLDER: readonly RunFailureCode[] = [
  'workload-missing',
  'workload-not-loadable',
  'workload-not-a-function',
  'setup-threw',
  'iteration-threw',
]

/**
 * Why base cannot run the workload at all, as a note to a verdict on head alone; null where it ran, or failed in a way
 * that being older does not explain (it hung, was killed, ran out of memory).
 */
export function whyBaseIsUnable(measured: MeasureOutcome): Note | null {
  if (measured.kind !== 'failed' || measured.side !== 'base') return null
  if (!OLDER.includes(measured.failure.code)) return null
  return {
    code: 'base-does-not-run',
    text: `Base cannot run this workload, so head is judged alone. On base: ${measured.failure.text}`,
  }
}
