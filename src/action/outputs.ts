import { type MetricResult, type Result, VERDICT_KINDS } from '../result/index.ts'

/** Every output that action.yml declares. */
export const OUTPUT_NAMES = [
  'verdict',
  'reason',
  'reason-text',
  'result-file',
  'report-folder',
  'slope-base',
  'slope-head',
  'slope-difference',
  'comment-url',
  'artifact-id',
  'artifact-url',
  'snapshot-artifact-ids',
] as const

export type Outputs = Readonly<Record<(typeof OUTPUT_NAMES)[number], string>>

type ResultOutputs = Omit<Outputs, 'comment-url' | 'artifact-id' | 'artifact-url' | 'snapshot-artifact-ids'>

/** What a later step may read of the result alone. */
export function resultOutputs(result: Result, resultFile: string, reportFolder: string): ResultOutputs {
  const heap = decidingHeap(result)
  const slope = (side: 'base' | 'head' | 'difference') => {
    const bytes = heap?.[side]?.slopeBytesPerIteration
    return bytes === undefined ? '' : String(bytes)
  }
  return {
    verdict: result.verdict.kind,
    reason: result.verdict.reason.code,
    'reason-text': result.verdict.reason.text,
    'result-file': resultFile,
    'report-folder': reportFolder,
    'slope-base': slope('base'),
    'slope-head': slope('head'),
    'slope-difference': slope('difference'),
  }
}

/** heapUsed of the workload with the worst verdict; of several, the one whose heap grows most over base. */
function decidingHeap(result: Result): MetricResult | undefined {
  const growth = (metric: MetricResult | undefined) => metric?.difference?.slopeBytesPerIteration ?? 0
  const [worst] = result.workloads.toSorted(
    (one, other) =>
      VERDICT_KINDS.indexOf(one.verdict.kind) - VERDICT_KINDS.indexOf(other.verdict.kind) ||
      growth(other.metrics.heapUsed) - growth(one.metrics.heapUsed),
  )
  return worst?.metrics.heapUsed
}
