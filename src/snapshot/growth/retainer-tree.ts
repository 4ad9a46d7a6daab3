import {
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  essentialBit,
  NodeType,
  type SnapshotColumns,
} from '../format/index.ts'
import { createBucketQueue } from './bucket-queue.ts'
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

/** Costs of an edge. What a person would not follow costs so much that it is followed only where nothing else leads on. */
const cost = {
  plain: 1,
  ownContext: 2,
  outerContext: 3,
  prototype: 4,
  foreignContext: 8,
  engine: 12,
  proto: 20,
}
const inessential = 4
const mostCost = cost.proto + cost.engine + inessential

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
  const { nodeCount, nodeType, firstEdge, edgeWord, edgeName } = columns
  const parentEdge = new Uint32Array(nodeCount).fill(noEdge)
  const far = 0xffffffff
  const reach = new Uint32Array(nodeCount).fill(far)
  const queue = createBucketQueue(mostCost)

  const costOf = (word: number, name: number, source: number): number => {
    const target = nodeType[word >>> edgeTargetShift]
    const engine =
      target === NodeType.code || target === NodeType.objectShape || target === NodeType.hidden
        ? cost.engine
        : 0
    const doubt = (word & essentialBit) === 0 ? inessential : 0
    return engine + doubt + costOfEdge(word & edgeTypeMask, name, source)
  }
  const costOfEdge = (type: number, name: number, source: number): number => {
    if (type === EdgeType.property) {
      if (name === names.proto) return cost.proto
      return name === names.constructorProperty || name === names.prototype ? cost.prototype : cost.plain
    }
    if (type !== EdgeType.internal) return type === EdgeType.hidden ? cost.prototype : cost.plain
    if (name === names.previous) return cost.outerContext
    if (name !== names.context || nodeType[source] !== NodeType.closure) return cost.plain
    return userCode.isUserClosure(source) ? cost.ownContext : cost.foreignContext
  }
  const drain = (): void => {
    for (;;) {
      const node = queue.pop()
      if (node < 0) return
      const at = queue.position()
      // a node that was reached more cheaply since has been here already
      if (reach[node] !== at) continue
      const end = firstEdge[node + 1]
      for (let edge = firstEdge[node]; edge < end; edge++) {
        const word = edgeWord[edge]
        const type = word & edgeTypeMask
        if (type === EdgeType.weak || type === EdgeType.unknown) continue
        const target = word >>> edgeTargetShift
        if (reach[target] <= at) continue
        const there = at + costOf(word, edgeName[edge], node)
        if (there >= reach[target]) continue
        reach[target] = there
        parentEdge[target] = edge
        queue.push(target, there)
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
  const base = queue.position() + mostCost + 1
  queue.moveTo(base)
  // what is reached by now is nearer than anything from here on
  start(0, base)
  drain()
  return { parentEdge }
}
