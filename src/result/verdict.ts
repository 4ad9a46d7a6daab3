import * as v from 'valibot'

export const VERDICT_KINDS = ['failed', 'regression', 'inconclusive', 'improvement', 'unchanged'] as const

export type VerdictKind = (typeof VERDICT_KINDS)[number]

/** Holds the end of what a workload printed at most. */
const reasonText = v.pipe(v.string(), v.maxLength(20_000))

export const verdictSchema = v.strictObject({
  kind: v.picklist(VERDICT_KINDS),
  /** A code for programs and a sentence for people, with the numbers and what to do. */
  reason: v.strictObject({ code: reasonText, text: reasonText }),
})

export type Verdict = v.InferOutput<typeof verdictSchema>

/** The worst of several verdicts: failed > regression > inconclusive > improvement > unchanged. undefined for none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict | undefined {
  for (const kind of VERDICT_KINDS) {
    const found = verdicts.find((verdict) => verdict.kind === kind)
    if (found !== undefined) return found
  }
  return undefined
}

/** Exit status of a process that ends with this verdict. */
export function exitCodeOf(kind: VerdictKind): 0 | 1 | 2 | 3 {
  switch (kind) {
    case 'unchanged':
    case 'improvement':
      return 0
    case 'regression':
      return 1
    case 'inconclusive':
      return 2
    case 'failed':
      return 3
  }
}
