import * as v from 'valibot'
import { nearestKnown } from './nearest-known.ts'
import { DURATION, durationMs } from './quantity.ts'

export const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, (issue) => {
    const nearest = typeof issue.input === 'string' ? nearestKnown(issue.input, options) : null
    const meant = nearest === null ? '' : `; did you mean ${nearest}?`
    return `must be ${options.join(' or ')}, not ${issue.received}${meant}`
  })

export const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'))

export const duration = v.pipe(
  v.string('must be a duration with its unit, such as 500ms, 8s or 5m'),
  v.regex(DURATION, 'must be a duration with its unit, such as 500ms, 8s or 5m'),
  v.transform(durationMs),
  v.minValue(1, 'must be at least 1ms'),
)

export const environmentValue = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], 'must be text, a number, true or false'),
  v.transform(String),
)

/** A list would pass for keys and values, its positions being the keys. */
export const environment = v.pipe(
  v.custom<Readonly<Record<string, unknown>>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'must be names with values',
  ),
  v.record(v.string(), environmentValue),
)
