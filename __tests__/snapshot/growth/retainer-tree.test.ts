import { describe, expect, test } from 'vitest'
import { type EdgeIndex, EdgeType, edgeTarget, edgeType } from '../../../src/snapshot/format/index.ts'
import { edgeSource, type HeapGraph } from '../../../src/snapshot/graph/index.ts'
import { createBucketQueue } from '../../../src/snapshot/growth/bucket-queue.ts'
import { createEdgeCosts, notFollowed } from '../../../src/snapshot/growth/edge-costs.ts'
import { findGrowthNames } from '../../../src/snapshot/growth/growth-names.ts'
import { growRetainerTree, noEdge } from '../../../src/snapshot/growth/retainer-tree.ts'
import { findUserCode } from '../../../src/snapshot/growth/user-code.ts'
import { createRandom, randomGraph, seeds } from '../random-heap.ts'

const far = Number.POSITIVE_INFINITY

/** Relaxes every edge until nothing changes, in two rounds as the law says. */
function leastCosts({ columns }: HeapGraph): readonly number[] {
  const { nodeCount, edgeCount, edgeWord } = columns
  const names = findGrowthNames(columns.strings)
  const costOf = createEdgeCosts(columns, names, findUserCode(columns, names))
  const sources = Array.from({ length: edgeCount }, (_, edge) => edgeSource(columns, edge as EdgeIndex))
  const relax = (costs: number[], isOpen: (node: number) => boolean): void => {
    for (let changed = true; changed; ) {
      changed = false
      for (let edge = 0; edge < edgeCount; edge++) {
        const [source, target] = [sources[edge]!, edgeTarget(edgeWord[edge]!)]
        const cost = costOf(edge, source)
        if (cost === notFollowed || !isOpen(target) || costs[source]! + cost >= costs[target]!) continue
        costs[target] = costs[source]! + cost
        changed = true
      }
    }
  }
  const first = Array.from({ length: nodeCount }, () => far)
  for (let edge = 0; edge < columns.firstEdge[1]!; edge++) {
    if (edgeType(edgeWord[edge]!) === EdgeType.shortcut) first[edgeTarget(edgeWord[edge]!)] = 1
  }
  relax(first, () => true)
  const second = Array.from({ length: nodeCount }, () => far)
  second[0] = 0
  relax(second, (node) => first[node] === far)
  return first.map((cost, node) => (cost === far ? second[node]! : cost))
}

describe('the retainer tree', () => {
  test.each(seeds(150))('is as cheap as relaxing every edge until nothing changes, seed %i', (seed) => {
    const graph = randomGraph(seed, { nodes: 30, edges: 70, mixed: true })
    const { columns } = graph
    const names = findGrowthNames(columns.strings)
    const userCode = findUserCode(columns, names)
    const { parentEdge } = growRetainerTree(columns, names, userCode, () => true)
    const costOf = createEdgeCosts(columns, names, userCode)
    const wanted = leastCosts(graph)
    const costs = Array.from({ length: columns.nodeCount }, (_, node) => {
      let sum = 0
      let at = node
      for (; parentEdge[at] !== noEdge; ) {
        const edge = parentEdge[at] as EdgeIndex
        const source = edgeSource(columns, edge)
        sum += costOf(edge, source)
        at = source
      }
      // a start costs nothing or, in the first round, 1; anything else that has no edge is not reached
      return wanted[at]! <= 1 ? sum + wanted[at]! : far
    })
    expect(costs).toEqual(wanted)
  })
})

describe('the bucket queue', () => {
  test.each(seeds(30))('hands out in the order of positions, seed %i', (seed) => {
    const random = createRandom(seed)
    const queue = createBucketQueue(9)
    const waiting: number[] = []
    let position = 0
    const popped: (readonly [node: number, position: number])[] = []
    const wanted: (readonly [node: number, position: number])[] = []
    for (let step = 0; step < 400; step++) {
      if (random(3) > 0) {
        const at = position + 1 + random(9)
        queue.push(at, at)
        waiting.push(at)
      } else if (waiting.length > 0) {
        position = waiting.sort((a, b) => a - b).shift()!
        wanted.push([position, position])
        popped.push([queue.pop(), queue.position()])
      }
    }
    expect(popped).toEqual(wanted)
    expect(popped.length).toBeGreaterThan(50)
  })
})
