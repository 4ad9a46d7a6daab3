import type * as v from 'valibot'
import type { ConfigProblem } from './config-error.ts'
import type { LocatedText } from './locate.ts'
import { nearestKnown } from './nearest-known.ts'
import { configFileSchema, settingsSchema, workloadSchema } from './schema.ts'

/** Keys that belong somewhere else than where they stand. */
const KEYS_OF_THE_TOP = ['setup', 'build', 'pass-env', 'total-budget', 'workloads']
const KEYS_OF_A_WORKLOAD = ['name', 'iterate', 'cwd', 'env', 'args', 'node-args']

/** What a schema found wrong, each with its line where the text is at hand, first line first. */
export function problemsOf(
  issues: readonly v.BaseIssue<unknown>[],
  file: string,
  located: LocatedText | null,
): readonly ConfigProblem[] {
  return issues.map((issue) => problemOf(issue, file, located)).sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

function problemOf(issue: v.BaseIssue<unknown>, file: string, located: LocatedText | null): ConfigProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  const last = path.at(-1)
  const line = located === null ? null : located.lineAt(path)
  const key = path.join('.')
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const { text, nearest } = unknownKey(String(last), path, file === 'settings')
    return { file, line, key, text, nearest }
  }
  if (issue.type === 'strict_object' && issue.input === undefined)
    return { file, line, key, text: `the key "${last}" is missing`, nearest: null }
  if (issue.type === 'strict_object')
    return { file, line, key, text: `${key || 'the file'} must be keys with values`, nearest: null }
  return {
    file,
    line,
    key,
    text: last === undefined ? issue.message : `"${last}" ${issue.message}`,
    nearest: null,
  }
}

function unknownKey(word: string, path: readonly (string | number)[], isSetting: boolean) {
  const known = isSetting
    ? Object.keys(settingsSchema.entries)
    : path.includes('known')
      ? ['signature', 'reason', 'expires']
      : path.length === 1
        ? Object.keys(configFileSchema.entries)
        : Object.keys(workloadSchema.entries)
  const nearest = nearestKnown(word, known)
  if (path.length === 1 && KEYS_OF_A_WORKLOAD.includes(word))
    return { nearest: word, text: `"${word}" belongs to a workload, under "workloads"` }
  if (path.length === 3 && KEYS_OF_THE_TOP.includes(word))
    return { nearest: word, text: `"${word}" holds for the whole run and belongs at the top level` }
  const meant = nearest === null ? `known are ${known.join(', ')}` : `did you mean "${nearest}"?`
  return { nearest, text: `unknown key "${word}"; ${meant}` }
}
