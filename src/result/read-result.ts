import * as v from 'valibot'
import {
  ResultInvalidError,
  type ResultIssue,
  ResultNotJsonError,
  ResultVersionError,
} from './result-errors.ts'
import { type Result, resultSchema, SCHEMA_VERSION } from './schema.ts'
import { VERDICT_KINDS } from './verdict.ts'

/** Larger than any result: 200 workloads with 500 findings each take a sixth of it. */
export const MAX_RESULT_CHARACTERS = 128 * 1024 * 1024

const MAX_ISSUES = 5
const MAX_SHOWN_CHARACTERS = 80

/**
 * A result from the text of its file, checked field by field: what it returns may be trusted in kind, not in content.
 * @throws {ResultNotJsonError | ResultVersionError | ResultInvalidError}
 */
export function readResult(text: string): Result {
  const found = parse(text)
  if (!isRecord(found)) throw new ResultNotJsonError(`it holds ${describe(found)} instead of an object`)
  if (found.schemaVersion !== SCHEMA_VERSION) throw new ResultVersionError(versionOf(found), SCHEMA_VERSION)
  const parsed = v.safeParse(resultSchema, found, { abortEarly: false })
  if (!parsed.success) throw new ResultInvalidError(parsed.issues.slice(0, MAX_ISSUES).map(issueOf))
  const contradiction = contradictionIn(parsed.output)
  if (contradiction !== null) throw new ResultInvalidError([contradiction])
  return parsed.output
}

function parse(text: string): unknown {
  if (text.length > MAX_RESULT_CHARACTERS) {
    throw new ResultNotJsonError(
      `it has ${text.length} characters, and a result has at most ${MAX_RESULT_CHARACTERS}`,
    )
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ResultNotJsonError(
      text.trim() === '' ? 'it is empty' : 'it is not JSON, or only a part of it',
      error,
    )
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function versionOf(found: Readonly<Record<string, unknown>>): string | null {
  return found.schemaVersion === undefined ? null : shown(JSON.stringify(found.schemaVersion))
}

function describe(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

/** valibot's own words carry the whole value that was found, which may be long and is foreign. */
function issueOf(issue: v.BaseIssue<unknown>): ResultIssue {
  const path = shownPath(issue.path ?? [])
  const found = shown(issue.received)
  const { expected } = issue
  if (expected === 'never') return { path, text: 'is no field of this version' }
  if (found === 'undefined') return { path, text: `is missing, expected ${shown(expected ?? 'a value')}` }
  return { path, text: `is ${found}, expected ${shown(expected ?? issue.message)}` }
}

function shownPath(items: readonly { readonly key?: unknown }[]): string {
  const steps = items.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${shown(String(key))}`))
  return steps.join('').replace(/^\./, '')
}

function shown(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, '?')
  return plain.length <= MAX_SHOWN_CHARACTERS ? plain : `${plain.slice(0, MAX_SHOWN_CHARACTERS - 1)}…`
}

/** What no single field can tell: numbers that exclude each other. */
function contradictionIn(result: Result): ResultIssue | null {
  const worst = VERDICT_KINDS.find((kind) =>
    result.workloads.some((workload) => workload.verdict.kind === kind),
  )
  if (worst !== undefined && VERDICT_KINDS.indexOf(result.verdict.kind) > VERDICT_KINDS.indexOf(worst)) {
    return { path: 'verdict.kind', text: `is ${result.verdict.kind} although a workload is ${worst}` }
  }
  const names = new Map<string, number>()
  for (const [index, workload] of result.workloads.entries()) {
    const path = `workloads[${index}]`
    const twin = names.get(workload.name)
    if (twin !== undefined) return { path: `${path}.name`, text: `is the name of workloads[${twin}] as well` }
    names.set(workload.name, index)
    for (const [key, metric] of Object.entries(workload.metrics)) {
      for (const part of ['base', 'head', 'difference'] as const) {
        const interval = metric[part]?.interval
        if (interval !== undefined && interval[0] > interval[1]) {
          return { path: `${path}.metrics.${shown(key)}.${part}.interval`, text: 'ends before it begins' }
        }
      }
    }
  }
  return null
}
