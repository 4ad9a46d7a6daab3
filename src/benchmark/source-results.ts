import type { Note, SourceResult } from '../result/index.ts'
import type { JudgedMetric } from './judge-metrics.ts'
import type { JudgedSource } from './judge-sources.ts'

/** The program's processes and threads in the result's words. */
export function sourceResults(sources: readonly JudgedSource[]): SourceResult[] {
  return sources.map(({ process, metrics, started, mostAlive }) => ({
    kind: process.kind,
    label: process.label,
    started: { ...started },
    mostAlive: { ...mostAlive },
    memory: Object.fromEntries(metrics.map((metric) => [metric.key, growthOf(metric)])),
  }))
}

function growthOf({ base, head, difference }: JudgedMetric): SourceResult['memory'][string] {
  const interval = (difference ?? head)?.interval
  return {
    baseBytesPerIteration: base?.slopePerIteration ?? null,
    headBytesPerIteration: head?.slopePerIteration ?? null,
    interval: interval === undefined ? null : [interval[0], interval[1]],
  }
}

/** What of the program the sum does not hold. */
export function sourceNotes(sources: readonly JudgedSource[]): readonly Note[] {
  return sources
    .filter(({ silences }) => silences > 0)
    .map(({ process, silences }) => ({
      code: 'member-silent',
      text:
        `${process.kind === 'worker' ? 'Worker thread' : 'Child process'} \`${process.label}\` let ${silences} readings pass: it computed or waited ` +
        'without a turn of its event loop. What it holds counts as it was last read, and not at all where it never was.',
    }))
}
