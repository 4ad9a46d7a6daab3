import { EdgeType, edgeTarget, edgeType, essentialBit } from '../../../src/snapshot/format/index.ts'
import type { HeapGraph } from '../../../src/snapshot/graph/index.ts'

/** Nodes reached from the root over essential edges, without one node, by ordinal. */
function reachedWithout(graph: HeapGraph, roots: readonly number[], removed: number): readonly boolean[] {
  const { nodeCount, firstEdge, edgeWord } = graph.columns
  const reached = Array.from({ length: nodeCount }, () => false)
  const work = roots.filter((node) => node !== removed)
  for (const node of work) reached[node] = true
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const target = edgeTarget(edgeWord[edge])
      if ((edgeWord[edge] & essentialBit) === 0 || reached[target] || target === removed) continue
      reached[target] = true
      work.push(target)
    }
  }
  return reached
}

/** Immediate dominators and retained sizes by taking each node away and looking what is left. */
export function dominatorsByRemovingEachNode(graph: HeapGraph): {
  readonly dominator: readonly number[]
  readonly retainedSizeBytes: readonly number[]
} {
  const { nodeCount, firstEdge, edgeWord } = graph.columns
  const essential = (edge: number): boolean => (edgeWord[edge] & essentialBit) !== 0
  const hasRetainer = Array.from({ length: nodeCount }, () => false)
  for (let node = 0; node < nodeCount; node++) {
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      if (essential(edge) && edgeTarget(edgeWord[edge]) !== node)
        hasRetainer[edgeTarget(edgeWord[edge])] = true
    }
  }
  // what nothing essential leads to hangs under the root; what is still unreached is a clique and hangs there node by node
  const roots = [0, ...hasRetainer.flatMap((has, node) => (has || node === 0 ? [] : [node]))]
  const reached = reachedWithout(graph, roots, -1)
  const all = Array.from({ length: nodeCount }, (_, node) => node)
  const lost = all.map((removed) => {
    if (removed === 0) return all.filter((node) => node !== 0)
    if (!reached[removed]) return []
    const left = reachedWithout(graph, roots, removed)
    return all.filter((node) => node !== removed && reached[node] && !left[node])
  })
  const dominatorsOf = all.map((node) => all.filter((other) => lost[other].includes(node)))
  const dominator = all.map((node) =>
    node === 0
      ? 0
      : dominatorsOf[node].reduce((a, b) => (dominatorsOf[a].length > dominatorsOf[b].length ? a : b)),
  )
  const retainedSizeBytes = all.map((node) =>
    [node, ...lost[node]].reduce((sum, member) => sum + graph.selfSizeBytes[member], 0),
  )
  return { dominator, retainedSizeBytes }
}

/** Which edges count for dominators, edge by edge from the rules as DevTools states them. */
export function essentialEdgesByRule(
  graph: HeapGraph,
  pairTable: (name: string) => number | null,
): readonly boolean[] {
  const { nodeCount, edgeCount, nodeId, firstEdge, edgeWord, edgeName, strings } = graph.columns
  const source = (edge: number): number => {
    let node = 0
    while (firstEdge[node + 1] <= edge) node++
    return node
  }
  const pageOwned = Array.from({ length: nodeCount }, () => false)
  let grew = true
  while (grew) {
    grew = false
    for (let edge = 0; edge < edgeCount; edge++) {
      const [from, to, type] = [source(edge), edgeTarget(edgeWord[edge]), edgeType(edgeWord[edge])]
      const isEntry = from === 0 && type === EdgeType.shortcut
      if (pageOwned[to] || type === EdgeType.weak || !(isEntry || pageOwned[from])) continue
      pageOwned[to] = true
      grew = true
    }
  }
  return Array.from({ length: edgeCount }, (_, edge) => {
    const [from, to, type] = [source(edge), edgeTarget(edgeWord[edge]), edgeType(edgeWord[edge])]
    if (type === EdgeType.weak || from === to) return false
    if (type === EdgeType.internal && pairTable(strings.decode(edgeName[edge] as never)) === nodeId[from])
      return false
    return from === 0 || (type !== EdgeType.shortcut && (!pageOwned[to] || pageOwned[from]))
  })
}

/** Distances by relaxing every edge until nothing changes; for heaps without WeakMaps, contexts and descriptors. */
export function distancesByRelaxing(
  graph: HeapGraph,
  isUserRoot: (node: number) => boolean,
): readonly number[] {
  const { nodeCount, firstEdge, edgeWord } = graph.columns
  const relax = (distance: number[]): void => {
    for (let round = 0; round < nodeCount; round++) {
      for (let node = 0; node < nodeCount; node++) {
        for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
          const target = edgeTarget(edgeWord[edge])
          if (edgeType(edgeWord[edge]) === EdgeType.weak) continue
          distance[target] = Math.min(distance[target], distance[node] + 1)
        }
      }
    }
  }
  const user = Array.from({ length: nodeCount }, () => Infinity)
  for (let edge = 0; edge < firstEdge[1]; edge++) {
    if (isUserRoot(edgeTarget(edgeWord[edge]))) user[edgeTarget(edgeWord[edge])] = 1
  }
  const hasUserRoots = user.includes(1)
  relax(user)
  const system = Array.from({ length: nodeCount }, () => Infinity)
  system[0] = hasUserRoots ? 100_000_000 : 0
  relax(system)
  return user.map((steps, node) => {
    if (node === 0) return system[0]
    if (steps !== Infinity) return steps
    return system[node] === Infinity ? -5 : system[node]
  })
}
