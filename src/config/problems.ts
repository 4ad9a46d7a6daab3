import type * as v from 'valibot'
import type { ConfigProblem } from './config-error.ts'
import type { LocatedText } from './locate.ts'
import { nearestKnown } from './nearest-known.ts'
import { configFileSchema, settingsSchema, WORKLOAD_KEYS } from './schema.ts'

/** Keys that belong somewhere else than where they stand. */
const KEYS_OF_THE_TOP = ['setup', 'build', 'pass-env', 'total-budget', 'workloads']
const KEYS_OF_A_WORKLOAD = WORKLOAD_KEYS.filter((key) => !Object.hasOwn(configFileSchema.entries, key))

/** What a schema found wrong, each with its line where the text is at hand, first line first. */
export function problemsOf(
  issues: readonly v.BaseIssue<unknown>[],
  file: string,
  located: LocatedText | null,
): readonly ConfigProblem[] {
  const isOfWhole = ({ type, path }: v.BaseIssue<unknown>) => type === 'check' && path?.length === 2
  const hasMore = (outer: v.BaseIssue<unknown>) =>
    issues.some((issue) => issue !== outer && issue.path?.[1]?.key === outer.path?.[1]?.key)
  // What a workload lacks is told once its keys are right.
  const telling = issues.filter((issue) => !isOfWhole(issue) || !hasMore(issue))
  const problems = telling.map((issue) => problemOf(issue, file, located))
  const isFirst = ({ key, text }: ConfigProblem, i: number) =>
    i === problems.findIndex((other) => other.key === key && other.text === text)
  return problems.filter(isFirst).sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

function problemOf(issue: v.BaseIssue<unknown>, file: string, located: LocatedText | null): ConfigProblem {
  const steps = issue.path ?? []
  const path = steps.map(({ key }) => (typeof key === 'number' ? key : String(key)))
  const problemAt = (at: readonly (string | number)[], text: string, nearest: string | null) => ({
    file,
    line: located === null ? null : located.lineAt(at),
    key: at.join('.'),
    text,
    nearest,
  })
  if (issue.type !== 'strict_object') {
    const last = path.at(-1)
    if (path.length === 2 && Array.isArray(steps.at(-1)?.value))
      return problemAt(path, `${path.join('.')} must be keys with values`, null)
    if (path.length === 2 && path[0] === 'workloads')
      return problemAt(path, `a workload ${issue.message}`, null)
    return problemAt(path, last === undefined ? issue.message : `"${last}" ${issue.message}`, null)
  }
  const isUnknown = issue.expected === 'never'
  const isMissing = issue.input === undefined
  // A list in the place of keys with values: what is wrong is not that its positions are no known keys.
  const isInList = (isUnknown || isMissing) && Array.isArray(steps.at(-1)?.input)
  if (isInList || !(isUnknown || isMissing)) {
    const at = isInList ? path.slice(0, -1) : path
    return problemAt(at, `${at.join('.') || 'the file'} must be keys with values`, null)
  }
  if (isMissing) return problemAt(path, `the key "${path.at(-1)}" is missing`, null)
  const { text, nearest } = unknownKey(String(path.at(-1)), path, file === 'settings')
  return problemAt(path, text, nearest)
}

function unknownKey(word: string, path: readonly (string | number)[], isSetting: boolean) {
  const known = isSetting
    ? Object.keys(settingsSchema.entries)
    : path.includes('known')
      ? ['signature', 'reason', 'expires']
      : path.length === 1
        ? Object.keys(configFileSchema.entries)
        : WORKLOAD_KEYS
  const nearest = nearestKnown(word, known)
  if (path.length === 1 && KEYS_OF_A_WORKLOAD.includes(word))
    return { nearest: word, text: `"${word}" belongs to a workload, under "workloads"` }
  if (path.length === 3 && KEYS_OF_THE_TOP.includes(word))
    return { nearest: word, text: `"${word}" holds for the whole run and belongs at the top level` }
  const listed = known.filter((name) => name !== '$schema').join(', ')
  const meant = nearest === null ? `known are ${listed}` : `did you mean "${nearest}"?`
  return { nearest, text: `unknown key "${word}"; ${meant}` }
}
