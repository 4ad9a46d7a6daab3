import type { WorkloadConfig } from '../config/index.ts'
import type { RunFailureCode } from '../measure/index.ts'
import type { Note } from '../result/index.ts'
import type { MeasureFailed, MeasureOutcome } from './measure-outcome.ts'

/** What head's workload comes to on a base that is only older: a package or a function that it uses is not there yet. */
const OLDER: readonly RunFailureCode[] = [
  'workload-missing',
  'workload-not-loadable',
  'workload-not-a-function',
  'setup-threw',
  'iteration-threw',
]

/** Of a program that runs by itself: it never came up, or does not know what it is asked for. */
const NOT_THERE_YET: readonly RunFailureCode[] = [
  'not-ready',
  'not-sampled',
  'requests-failed',
  'load-failed',
]
const ENDED: readonly RunFailureCode[] = ['exited-early', 'uncaught-error']

/**
 * Why base cannot run the workload at all, as a note to a verdict on head alone; null where it ran, or failed in a way
 * that being older does not explain (it hung, was killed, ran out of memory).
 */
export function whyBaseIsUnable(measured: MeasureOutcome, kind: WorkloadConfig['kind']): Note | null {
  if (measured.kind !== 'failed' || measured.side !== 'base') return null
  const isOlder = OLDER.includes(measured.failure.code) || (kind !== 'iterate' && neverServed(measured))
  if (!isOlder) return null
  return {
    code: 'base-does-not-run',
    text: `Base cannot run this workload, so head is judged alone. On base: ${measured.failure.text}`,
  }
}

/** Whether the first run of base's program came to nothing; one that failed later had worked before. */
function neverServed({ failure, runs }: MeasureFailed): boolean {
  const [first, ...later] = runs.filter(({ side }) => side === 'base')
  if (later.length > 0) return false
  const wasSampled = first?.processes.some(({ samples }) => samples > 0) ?? false
  return NOT_THERE_YET.includes(failure.code) || (!wasSampled && ENDED.includes(failure.code))
}
