import {
  type ClassOrdinal,
  type EdgeIndex,
  EdgeType,
  edgeNameIsIndex,
  edgeType,
  knownEdgeTypes,
  type NodeOrdinal,
  type SnapshotColumns,
  type StringIndex,
} from '../format/index.ts'
import { edgeSource, type HeapGraph } from '../graph/index.ts'

/** A node as DevTools lists it. Bytes. */
export interface DescribedNode {
  readonly id: number
  readonly className: string
  readonly name: string
  readonly selfBytes: number
  readonly retainedBytes: number
  /** Steps from the user roots; null where no root reaches it. */
  readonly distance: number | null
}

/** One edge that holds a node, and the node it starts from. */
export interface DescribedRetainer {
  readonly edgeType: string
  /** A property's or variable's name, or an index. */
  readonly edgeName: string
  readonly isWeak: boolean
  readonly from: DescribedNode
}

export interface DescribedRetention {
  readonly node: DescribedNode
  /** Nearest to the roots first; weak ones last. */
  readonly retainers: readonly DescribedRetainer[]
  readonly retainerCount: number
  /** From the node to a root, a shortest one that prefers names people gave; each step holds the one before. */
  readonly path: readonly DescribedRetainer[]
}

export interface RetentionLimits {
  readonly retainers: number
  readonly pathSteps: number
}

/** Edges by how much their name tells a person. */
const TELLING: Readonly<Record<number, number>> = {
  [EdgeType.context]: 0,
  [EdgeType.property]: 0,
  [EdgeType.shortcut]: 0,
  [EdgeType.element]: 1,
  [EdgeType.internal]: 2,
  [EdgeType.hidden]: 3,
}

/** What holds a node, and one way from it to the roots. */
export function describeRetention(
  graph: HeapGraph,
  node: NodeOrdinal,
  limits: RetentionLimits,
): DescribedRetention {
  const sorted = retainersOf(graph, node)
  return {
    node: describeNode(graph, node),
    retainers: sorted.slice(0, limits.retainers).map((edge) => describeEdge(graph, edge)),
    retainerCount: sorted.length,
    path: pathToRoot(graph, node, limits.pathSteps).map((edge) => describeEdge(graph, edge)),
  }
}

/** The node with this id, undefined where there is none. */
export function nodeWithId({ nodeCount, nodeId }: SnapshotColumns, id: number): NodeOrdinal | undefined {
  for (let node = 0; node < nodeCount; node++) if (nodeId[node] === id) return node as NodeOrdinal
  return undefined
}

/** Nodes of a class by its name as DevTools shows it, those that retain most first. */
export function nodesOfClass(graph: HeapGraph, name: string, most: number): readonly NodeOrdinal[] {
  const { columns, classes, retainedSizeBytes } = graph
  const isWanted = new Uint8Array(classes.count)
  for (let one = 0; one < classes.count; one++)
    if (classes.name(one as ClassOrdinal) === name) isWanted[one] = 1
  let found: NodeOrdinal[] = []
  const trim = () => {
    found = found.sort((a, b) => retainedSizeBytes[b]! - retainedSizeBytes[a]!).slice(0, most)
  }
  for (let node = 0; node < columns.nodeCount; node++) {
    if (isWanted[classes.ofNode[node]!] !== 1) continue
    found.push(node as NodeOrdinal)
    if (found.length > most * 64) trim()
  }
  trim()
  return found
}

export function describeNode(graph: HeapGraph, node: NodeOrdinal): DescribedNode {
  const { columns, classes, selfSizeBytes, retainedSizeBytes, distance } = graph
  const steps = distance[node]!
  return {
    id: columns.nodeId[node]!,
    className: classes.name(classes.ofNode[node] as ClassOrdinal),
    name: columns.strings.decode(columns.nodeName[node] as StringIndex),
    selfBytes: selfSizeBytes[node]!,
    retainedBytes: retainedSizeBytes[node]!,
    distance: steps < 0 ? null : steps,
  }
}

function describeEdge(graph: HeapGraph, edge: EdgeIndex): DescribedRetainer {
  const { columns } = graph
  const word = columns.edgeWord[edge]!
  const name = columns.edgeName[edge]!
  const type = edgeType(word)
  return {
    edgeType: knownEdgeTypes[type]!,
    edgeName: edgeNameIsIndex(word) ? String(name) : columns.strings.decode(name as StringIndex),
    isWeak: type === EdgeType.weak,
    from: describeNode(graph, edgeSource(columns, edge)),
  }
}

function retainersOf(graph: HeapGraph, node: NodeOrdinal): readonly EdgeIndex[] {
  const { columns, retainers } = graph
  const edges = Array.from(
    retainers.edge.subarray(retainers.firstRetainer[node], retainers.firstRetainer[node + 1]),
  ) as EdgeIndex[]
  const rank = (edge: EdgeIndex) => rankOf(graph, edge)
  return edges
    .filter((edge) => edgeSource(columns, edge) !== node)
    .sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1])
}

/** Weak and unreachable last, then by distance, then by how much the edge's name tells. */
function rankOf({ columns, distance }: HeapGraph, edge: EdgeIndex): readonly [number, number] {
  const type = edgeType(columns.edgeWord[edge]!)
  const steps = distance[edgeSource(columns, edge)]!
  const isUseless = type === EdgeType.weak || steps < 0
  return [isUseless ? Number.MAX_SAFE_INTEGER : steps, TELLING[type] ?? 4]
}

function pathToRoot(graph: HeapGraph, start: NodeOrdinal, mostSteps: number): readonly EdgeIndex[] {
  const { columns, distance } = graph
  const path: EdgeIndex[] = []
  let node = start
  while (path.length < mostSteps && node !== 0) {
    const [best] = retainersOf(graph, node)
    if (best === undefined || edgeType(columns.edgeWord[best]!) === EdgeType.weak) break
    const from = edgeSource(columns, best)
    if (distance[from]! >= distance[node]! && distance[node]! > 1) break
    path.push(best)
    node = from
  }
  return path
}
