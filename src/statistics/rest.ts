import type { MetricRun } from './metric-run.ts'

/** So many samples at the end of a run that moved not at all, after it had moved at most of them before: it has stopped. */
const REST_SAMPLES = 2

/** Whether a run that moved at most samples stands still at its end: a cache that is full, however straight it was filled. */
export function endsInRest({ values }: MetricRun): boolean {
  const last = values[values.length - 1]
  const rest = values.length - 1 - values.findLastIndex((value) => value !== last)
  const moves = values.filter((value, sample) => sample > 0 && value !== values[sample - 1]).length
  return rest > REST_SAMPLES && 2 * moves > values.length - rest
}
