import { EdgeType, edgeTargetShift, edgeTypeMask, type SnapshotColumns } from '../format/index.ts'
import { createBucketQueue } from './bucket-queue.ts'
import { createEdgeCosts, mostCost, notFollowed } from './edge-costs.ts'
import type { GrowthNames } from './growth-names.ts'
import type { UserCode } from './user-code.ts'

export const noEdge = 0xffffffff

/**
 * The cheapest way to each node: `parentEdge[node]` is the edge that leads to it; `noEdge` for the starts and for what
 * nothing leads to. Starts are the variables of the program's files, the global object, and then the root.
 */
export interface RetainerTree {
  readonly parentEdge: Uint32Array
}

/**
 * Dijkstra with buckets over all edges but weak ones, in two rounds: first from the program's own variables, so that a
 * holder is named by the program wherever it can be, then from the root for what is left.
 * @param isStart which contexts may be starts
 */
export function growRetainerTree(
  columns: SnapshotColumns,
  names: GrowthNames,
  userCode: UserCode,
  isStart: (context: number) => boolean,
): RetainerTree {
  const { nodeCount, firstEdge, edgeWord } = columns
  const parentEdge = new Uint32Array(nodeCount).fill(noEdge)
  const far = 0xffffffff
  const reach = new Uint32Array(nodeCount).fill(far)
  const queue = createBucketQueue(mostCost)
  const costOf = createEdgeCosts(columns, names, userCode)

  const drain = (): void => {
    for (;;) {
      const node = queue.pop()
      if (node < 0) return
      const at = queue.position()
      // a node that was reached more cheaply since has been here already
      if (reach[node] !== at) continue
      const end = firstEdge[node + 1]
      for (let edge = firstEdge[node]; edge < end; edge++) {
        const target = edgeWord[edge] >>> edgeTargetShift
        if (reach[target] <= at) continue
        const cost = costOf(edge, node)
        if (cost === notFollowed || at + cost >= reach[target]) continue
        reach[target] = at + cost
        parentEdge[target] = edge
        queue.push(target, at + cost)
      }
    }
  }
  const start = (node: number, at: number): void => {
    if (reach[node] <= at) return
    reach[node] = at
    queue.push(node, at)
  }

  for (const context of userCode.moduleContexts) if (isStart(context)) start(context, 0)
  for (let edge = firstEdge[0]; edge < firstEdge[1]; edge++) {
    if ((edgeWord[edge] & edgeTypeMask) === EdgeType.shortcut) start(edgeWord[edge] >>> edgeTargetShift, 1)
  }
  drain()
  // what is reached by now is nearer than anything from here on
  const base = queue.position() + mostCost + 1
  queue.moveTo(base)
  start(0, base)
  drain()
  return { parentEdge }
}
