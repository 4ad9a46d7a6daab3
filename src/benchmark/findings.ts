import type { Finding } from '../result/index.ts'
import type { ExplainedSuspect } from '../storage/index.ts'

/** Two rates within this share, or this many bytes per iteration, are the same rate. */
const SAME_SHARE = 0.05
const SAME_BYTES = 0.5
const MOST_FINDINGS = 50
/** From which rate on objects are shown at all, and from which on V8's own tables and code. Objects per iteration. */
export interface LeastRates {
  readonly any: number
  readonly internal: number
}

/** V8 makes tables and code of its own as it goes along; below this rate nobody's program leaks them. */
const LEAST_RATES: LeastRates = { any: 0, internal: 0.01 }

const RANK: Readonly<Record<Finding['kind'], number>> = { new: 0, worse: 1, same: 2, fixed: 3 }

/**
 * Head's suspects held against base's, by signature: what reviewers must see first comes first, and within a kind the
 * order that the analysis gave. `base` is null where only head was explained: then every suspect is `new`.
 */
export function compareSuspects(
  head: readonly ExplainedSuspect[],
  base: readonly ExplainedSuspect[] | null,
  least: LeastRates = LEAST_RATES,
): readonly Finding[] {
  const isTelling = ({ kind, constructorName, objectsPerIteration }: ExplainedSuspect) => {
    // A number that outgrows a small integer once, such as a counter of Node's own, is no growth either.
    const isInternal = kind === 'code' || kind === 'internal' || constructorName === '(number)'
    return (objectsPerIteration ?? 1) >= (isInternal ? least.internal : least.any)
  }
  const onBase = new Map((base ?? []).filter(isTelling).map((suspect) => [suspect.signature, suspect]))
  const onHead = new Set(head.map((suspect) => suspect.signature))
  const findings = [
    ...head.filter(isTelling).map((suspect) => {
      const before = onBase.get(suspect.signature)
      return toFinding(suspect, before === undefined ? 'new' : changeOf(suspect, before), before)
    }),
    ...(base ?? [])
      .filter((suspect) => isTelling(suspect) && !onHead.has(suspect.signature))
      .map((suspect) => toFinding(suspect, 'fixed', suspect)),
  ]
  return mostTellingFirst(findings)
}

/** What is new before what was there, otherwise in the order given; the first of them where there are too many. */
export function mostTellingFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => RANK[a.kind] - RANK[b.kind]).slice(0, MOST_FINDINGS)
}

function changeOf(head: ExplainedSuspect, base: ExplainedSuspect): 'worse' | 'same' {
  // Handles have a number, and no bytes.
  if (head.bytesPerIteration === null && head.retainedBytes === 0)
    return (head.objectsPerIteration ?? 0) > (base.objectsPerIteration ?? 0) * (1 + SAME_SHARE)
      ? 'worse'
      : 'same'
  const now = head.bytesPerIteration ?? head.retainedBytes
  const before = base.bytesPerIteration ?? base.retainedBytes
  return now - before > Math.max(SAME_BYTES, before * SAME_SHARE) ? 'worse' : 'same'
}

function toFinding(
  suspect: ExplainedSuspect,
  kind: Finding['kind'],
  base: ExplainedSuspect | undefined,
): Finding {
  return {
    kind,
    signature: suspect.signature,
    constructorName: suspect.constructorName,
    shape: suspect.shape === null ? null : { keys: [...suspect.shape.keys] },
    container: suspect.container,
    retainerPath: [...suspect.retainerPath],
    objects: suspect.objects,
    objectsPerIteration: suspect.objectsPerIteration,
    bytesPerIteration: suspect.bytesPerIteration,
    selfBytes: suspect.selfBytes,
    retainedBytes: suspect.retainedBytes,
    base:
      base === undefined
        ? null
        : { objectsPerIteration: base.objectsPerIteration, bytesPerIteration: base.bytesPerIteration },
    allocationSite: suspect.allocationSite,
    ...furtherFields(suspect),
  }
}

function furtherFields({
  holds,
  within,
  definitionSite,
}: ExplainedSuspect): Pick<Finding, 'definition' | 'holds' | 'within'> {
  return {
    ...(definitionSite === null ? {} : { definition: definitionSite }),
    ...(holds.length === 0 ? {} : { holds: holds.map(copyOfHeld) }),
    ...(within === null ? {} : { within }),
  }
}

function copyOfHeld({ shape, ...held }: ExplainedSuspect['holds'][number]) {
  return { ...held, shape: shape === null ? null : { keys: [...shape.keys] } }
}
