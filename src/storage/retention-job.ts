import { analyzeHeap, describeRetention, nodesOfClass, nodeWithId } from '../snapshot/index.ts'
import { loadSnapshot } from './load-snapshot.ts'
import type { RetentionAnalysis, RetentionRequest, TellProgress } from './snapshot-job.ts'

const MOST_NODES = 10
const LIMITS = { retainers: 20, pathSteps: 60 } as const

export async function retentionJob(
  { snapshot, wanted }: RetentionRequest,
  tellProgress: TellProgress,
): Promise<RetentionAnalysis> {
  const graph = analyzeHeap(await loadSnapshot(snapshot, { onProgress: tellProgress(snapshot) }))
  const nodes =
    'id' in wanted
      ? [nodeWithId(graph.columns, wanted.id)].filter((node) => node !== undefined)
      : nodesOfClass(graph, wanted.className, MOST_NODES)
  return { nodes: nodes.map((node) => describeRetention(graph, node, LIMITS)) }
}
