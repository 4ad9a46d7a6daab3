import { expect, test } from 'vitest'
import { edgeTarget, essentialBit, NodeType } from '../../../src/snapshot/format/index.ts'
import { analyzeHeap, type HeapGraph } from '../../../src/snapshot/graph/index.ts'
import { bornBefore, bornIn, isGrowth } from '../../../src/snapshot/growth/epochs.ts'
import { shareGrowth } from '../../../src/snapshot/growth/fair-shares.ts'
import { groupGrowth } from '../../../src/snapshot/growth/growth-groups.ts'
import { traceHeapPaths } from '../../../src/snapshot/growth/heap-paths.ts'
import { findGrowth } from '../../../src/snapshot/index.ts'
import { parseBytes } from '../heap-builder.ts'
import { createRandom, randomNodes, seeds } from '../random-heap.ts'
import { writeSnapshot } from '../snapshot-writer.ts'

/** A wild heap in which the upper half of the ids is shuffled over the nodes, some of them even. */
function heapWithGrowth(seed: number): HeapGraph {
  const random = createRandom(seed)
  const nodes = randomNodes(seed, { nodes: 24, edges: 60, mixed: seed % 2 === 0 }).map((node, ordinal) => ({
    ...node,
    id: ordinal === 0 ? 1 : 2 * (ordinal + 30 * random(3)) + (random(6) === 0 ? 0 : 1),
  }))
  return analyzeHeap(parseBytes(new TextEncoder().encode(writeSnapshot(nodes))))
}
const maxIds = [61, 121]

function shares(graph: HeapGraph) {
  const { columns } = graph
  const epoch = bornIn(columns.nodeId, maxIds)
  const { isVisible, paths, classKeys } = traceHeapPaths(graph, (context) => epoch[context] === bornBefore)
  const grouped = groupGrowth(epoch, columns.nodeType, graph.classes.ofNode, classKeys, paths)
  const isTransparent = (node: number): boolean => !isVisible(node)
  const shared = shareGrowth(columns, epoch, graph.selfSizeBytes, graph.dominator, grouped, isTransparent)
  return { epoch, grouped, isTransparent, ...shared }
}

const targetsOf = ({ columns }: HeapGraph, node: number): readonly number[] => {
  const targets: number[] = []
  for (let edge = columns.firstEdge[node]!; edge < columns.firstEdge[node + 1]!; edge++)
    if ((columns.edgeWord[edge]! & essentialBit) !== 0) targets.push(edgeTarget(columns.edgeWord[edge]!))
  return targets
}

/** What alone holds a native through natives, where that is growth; -1 for all other nodes. */
function ownerOf(graph: HeapGraph, epoch: Uint8Array, node: number): number {
  const { columns, dominator } = graph
  const isNative = columns.nodeId[node]! % 2 === 0 || columns.nodeType[node] === NodeType.native
  if (isGrowth(epoch[node]!) || !isNative) return -1
  const above = dominator[node]!
  return isGrowth(epoch[above]!) ? above : ownerOf(graph, epoch, above)
}

test.each(seeds(200))('every byte of growth is held once, seed %i', (seed) => {
  const graph = heapWithGrowth(seed)
  const { epoch, grouped, retainedBytes, isHead } = shares(graph)
  let total = 0
  for (let node = 0; node < epoch.length; node++) {
    if (isGrowth(epoch[node]!) || ownerOf(graph, epoch, node) >= 0) total += graph.selfSizeBytes[node]!
  }
  expect(retainedBytes.reduce((sum, bytes) => sum + bytes, 0)).toBeCloseTo(total, 6)
  expect(retainedBytes.filter((_, group) => !isHead[group]).every((bytes) => bytes === 0)).toBe(true)
  const members = grouped.groups.flatMap((group) => group.members).toSorted((a, b) => a - b)
  expect(members).toEqual([...epoch.keys()].filter((node) => isGrowth(epoch[node]!)))
})

/** Largest difference to shares found by a walk from each head alone; null where some group was folded all the same. */
function differenceToWalks(seed: number): number | null {
  const graph = heapWithGrowth(seed)
  const { epoch, grouped, isTransparent, retainedBytes, isHead } = shares(graph)
  const { groups, groupOf } = grouped
  const old = [...epoch.keys()].filter((node) => !isGrowth(epoch[node]!))
  // what is not growth, and V8's own growth that it reaches through V8's own alone
  const outside = new Set(old)
  for (const node of outside)
    for (const target of targetsOf(graph, node))
      if (isGrowth(epoch[target]!) && isTransparent(target)) outside.add(target)
  const entries = new Set(
    [...outside].flatMap((node) => targetsOf(graph, node)).filter((node) => isGrowth(epoch[node]!)),
  )
  const hasEntry = groups.map(({ members }) => members.some((node) => entries.has(node)))
  if (hasEntry.some((has, group) => has && !isHead[group])) return null

  const held = groups.map(({ members }, head) => {
    const reached = new Set(members.filter((node) => entries.has(node)))
    for (const node of reached)
      for (const target of targetsOf(graph, node)) {
        const isOtherEntry = entries.has(target) && groupOf[target]! - 1 !== head
        if (isGrowth(epoch[target]!) && !isOtherEntry) reached.add(target)
      }
    return reached
  })
  const wanted = new Float64Array(groups.length)
  const share = (owner: number, bytes: number): void => {
    const heads = [...held.keys()].filter((head) => held[head]!.has(owner))
    const own = groupOf[owner]! - 1
    for (const head of heads.length === 0 ? [own] : heads) wanted[head]! += bytes / Math.max(1, heads.length)
  }
  const isHeld = (node: number): boolean => held.some((set) => set.has(node))
  if (groups.some(({ members }, group) => !isHead[group] && !members.every(isHeld))) return null
  for (let node = 0; node < epoch.length; node++) {
    const owner = isGrowth(epoch[node]!) ? node : ownerOf(graph, epoch, node)
    if (owner >= 0) share(owner, graph.selfSizeBytes[node]!)
  }
  return Math.max(0, ...groups.map((_, group) => Math.abs(retainedBytes[group]! - wanted[group]!)))
}

test('shares agree with a walk from each head alone', () => {
  const differences = seeds(400).map((seed) => ({ seed, difference: differenceToWalks(seed) }))
  const compared = differences.flatMap(({ seed, difference }) =>
    difference === null ? [] : [{ seed, difference }],
  )
  expect(compared.filter(({ difference }) => difference > 1e-6)).toEqual([])
  expect(compared.length).toBeGreaterThan(300)
})

test.each(seeds(100))('suspects count growth and nothing else, seed %i', (seed) => {
  const graph = heapWithGrowth(seed)
  const suspects = findGrowth({ maxIds, last: graph, iterations: 7 })
  const epoch = bornIn(graph.columns.nodeId, maxIds)
  const growth = [...epoch.keys()].filter((node) => isGrowth(epoch[node]!))
  const bytes = growth.reduce((sum, node) => sum + graph.selfSizeBytes[node]!, 0)
  expect(suspects.reduce((sum, { objects }) => sum + objects, 0)).toBeLessThanOrEqual(growth.length)
  expect(suspects.reduce((sum, { selfBytes }) => sum + selfBytes, 0)).toBeLessThanOrEqual(bytes)
  for (const { objects, objectsPerIteration, bytesPerIteration, retainedBytes } of suspects) {
    expect(objectsPerIteration).toBe(objects / 7)
    expect(Math.abs((bytesPerIteration ?? retainedBytes / 7) * 7 - retainedBytes)).toBeLessThanOrEqual(0.5)
  }
})
