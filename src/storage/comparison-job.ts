import { analyzeHeap, compareHeaps, heapDiff, summarizeHeap } from '../snapshot/index.ts'
import { loadSnapshot } from './load-snapshot.ts'
import type { ComparisonAnalysis, ComparisonRequest, StoredSnapshot, TellProgress } from './snapshot-job.ts'

/** One graph in memory at a time. */
export async function comparisonJob(
  { before, after }: ComparisonRequest,
  tellProgress: TellProgress,
): Promise<ComparisonAnalysis> {
  const summaryOf = async (snapshot: StoredSnapshot) =>
    summarizeHeap(analyzeHeap(await loadSnapshot(snapshot, { onProgress: tellProgress(snapshot) })))
  const comparison = compareHeaps(await summaryOf(before), await summaryOf(after))
  return { comparison, heapDiff: heapDiff(comparison) }
}
