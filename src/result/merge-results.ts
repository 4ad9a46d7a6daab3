import type { Note, Result } from './schema.ts'
import { type Verdict, worstVerdict } from './verdict.ts'

/** The result of one job of several that share the work or repeat it elsewhere. */
export interface ResultPart {
  /** Tells the jobs apart where the same workload ran in several: `node-20`. */
  readonly label: string
  readonly result: Result
}

/**
 * One result of the parts: every workload of every part, under its own name where that is unique, else with the part's label
 * behind it. The worst verdict counts, a part's own verdict included. The parts are not empty.
 */
export function mergeResults(parts: readonly ResultPart[]): Result {
  const [first] = parts
  if (parts.length === 1) return first.result
  const times = new Map<string, number>()
  for (const { result } of parts)
    for (const { name } of result.workloads) times.set(name, (times.get(name) ?? 0) + 1)
  const verdicts = parts.map(({ label, result: { verdict } }): Verdict => {
    const text = `${label}: ${verdict.reason.text}`
    return { kind: verdict.kind, reason: { code: verdict.reason.code, text } }
  })
  return {
    ...first.result,
    createdAt:
      parts
        .map(({ result }) => result.createdAt)
        .toSorted()
        .at(-1) ?? first.result.createdAt,
    verdict: worstVerdict(verdicts) ?? first.result.verdict,
    workloads: parts.flatMap(({ label, result }) =>
      result.workloads.map((workload) =>
        times.get(workload.name) === 1 ? workload : { ...workload, name: `${workload.name} (${label})` },
      ),
    ),
    notes: mergedNotes(parts),
  }
}

/** What every part says is said once; what only some say, with their labels. */
function mergedNotes(parts: readonly ResultPart[]): Result['notes'] {
  const isSame = (one: Note, other: Note) => one.code === other.code && one.text === other.text
  const ofAll = (note: Note) => parts.every(({ result }) => result.notes.some((other) => isSame(note, other)))
  const [first, ...others] = parts
  return [
    ...first.result.notes.filter(ofAll),
    ...[first, ...others].flatMap(({ label, result }) =>
      result.notes
        .filter((note) => !ofAll(note))
        .map((note) => ({ ...note, text: `${label}: ${note.text}` })),
    ),
  ]
}
