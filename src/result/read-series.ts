import * as v from 'valibot'
import type { MetricKey, Series } from '../series/index.ts'

/** Samples of a run; a plan takes some forty. */
const MOST_SAMPLES = 10_000
const MOST_PROCESSES = 1_000
const MOST_METRICS = 500

const column = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.maxLength(MOST_SAMPLES))
const schema = v.strictObject({
  schemaVersion: v.literal(1),
  series: v.pipe(
    v.array(
      v.strictObject({
        process: v.strictObject({
          kind: v.picklist(['main', 'child', 'worker']),
          label: v.pipe(v.string(), v.maxLength(1_000)),
        }),
        iterations: column,
        elapsedMs: column,
        settleRounds: column,
        iteratingMs: v.optional(column),
        metrics: v.record(v.pipe(v.string(), v.maxLength(100)), column),
      }),
    ),
    v.maxLength(MOST_PROCESSES),
  ),
})

/** The text is no series file of this version, whole and sound. Remedy: measure again. */
export class SeriesInvalidError extends Error {
  override readonly name = 'SeriesInvalidError'
  constructor(problem: string, options?: ErrorOptions) {
    super(`This is no series file of heapslope: ${problem}.`, options)
  }
}

/** The series of one run from the text of its file, checked: columns of equal length, iterations that never fall. @throws SeriesInvalidError */
export function readSeries(text: string): readonly Series[] {
  const parsed = v.safeParse(schema, parse(text))
  if (!parsed.success) throw new SeriesInvalidError('a field is missing or not of its kind')
  return parsed.output.series.map(({ metrics, iteratingMs, ...one }) => {
    const columns = [one.elapsedMs, one.settleRounds, iteratingMs ?? one.elapsedMs, ...Object.values(metrics)]
    if (columns.length > MOST_METRICS) throw new SeriesInvalidError(`more than ${MOST_METRICS} metrics`)
    if (columns.some(({ length }) => length !== one.iterations.length))
      throw new SeriesInvalidError('its columns differ in length')
    if (one.iterations.some((at, i) => !Number.isInteger(at) || at < (one.iterations[i - 1] ?? 0)))
      throw new SeriesInvalidError('its iterations fall')
    return {
      ...one,
      ...(iteratingMs === undefined ? {} : { iteratingMs }),
      metrics: metrics as Partial<Record<MetricKey, number[]>>,
    }
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new SeriesInvalidError('it is not JSON', { cause })
  }
}
