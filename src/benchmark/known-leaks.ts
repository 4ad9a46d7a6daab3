import type { KnownLeak } from '../config/index.ts'
import type { Finding, Verdict } from '../result/index.ts'

/** Findings with what the config says of them. `today` is `YYYY-MM-DD`; the last day counts. */
export function markKnown(
  findings: readonly Finding[],
  known: readonly KnownLeak[],
  today: string,
): readonly Finding[] {
  const bySignature = new Map(known.map((leak) => [leak.signature, leak]))
  return findings.map((finding) => {
    const leak = bySignature.get(finding.signature)
    if (leak === undefined) return finding
    const { reason, expires } = leak
    return { ...finding, known: { reason, expires, expired: expires !== null && expires < today } }
  })
}

/** Known leaks account for a regression from this share of it on: what containers grow by has no finding of its own. */
const LEAST_SHARE = 0.5
/**
 * Where the objects are small their container weighs as much: what a Map, which takes the most, spends on an entry just after it
 * has grown, three words and half a bucket, twice. (V8: src/objects/ordered-hash-table.h)
 */
const MOST_BYTES_PER_ENTRY = 64

/**
 * A regression in bytes that known leaks account for does not fail: they make up at least half of the difference, or all of it
 * but for the containers that hold them, and what else is new or worse stays within the threshold. An expired one accounts for
 * nothing.
 */
export function excuseKnown(
  verdict: Verdict,
  findings: readonly Finding[],
  measured: { readonly differenceBytesPerIteration: number; readonly thresholdBytesPerIteration: number },
): Verdict {
  if (verdict.kind !== 'regression') return verdict
  // what hangs on a finding is counted with that finding
  const growing = findings.filter(
    ({ kind, within }) => (kind === 'new' || kind === 'worse') && within === undefined,
  )
  const excused = growing.filter(({ known }) => known !== undefined && !known.expired)
  const expired = growing.filter(({ known }) => known?.expired === true)
  if (expired.length > 0) {
    const names = expired.map(({ constructorName, known }) => `${constructorName} (until ${known?.expires})`)
    const text = `${verdict.reason.text} Known, but no longer excused: ${names.join(', ')}. Mend it, or set another day in known.`
    return { kind: 'regression', reason: { code: 'known-leak-expired', text } }
  }
  const rest = growing.filter((finding) => !excused.includes(finding))
  const withContainers = growthOf(excused) + MOST_BYTES_PER_ENTRY * entriesOf(excused)
  const isExplained =
    Math.max(growthOf(excused) / LEAST_SHARE, withContainers) >= measured.differenceBytesPerIteration &&
    growthOf(rest) <= measured.thresholdBytesPerIteration
  if (excused.length === 0 || !isExplained) return verdict
  const reasons = excused.map(({ constructorName, known }) => `${constructorName} (${known?.reason})`)
  const text = `${verdict.reason.text} All of it is known: ${reasons.join(', ')}.`
  return { kind: 'unchanged', reason: { code: 'known-leaks', text } }
}

/** Beyond what base had already, bytes per iteration. */
function growthOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { kind, bytesPerIteration, base }) => {
    const before = kind === 'worse' ? (base?.bytesPerIteration ?? 0) : 0
    return sum + (bytesPerIteration ?? 0) - before
  }, 0)
}

/** Objects per iteration beyond base's, each of them an entry of what holds it. */
function entriesOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { kind, objectsPerIteration, base }) => {
    const before = kind === 'worse' ? (base?.objectsPerIteration ?? 0) : 0
    return sum + Math.max(0, (objectsPerIteration ?? 0) - before)
  }, 0)
}
