import type { StringIndex } from '../format/brands.ts'
import type { SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTargetShift, edgeTypeMask, essentialBit } from '../format/edge-word.ts'
import { doubled } from '../format/growing-column.ts'
import { NodeType } from '../format/node-type.ts'
import { pairType, type WeakMapEdges } from './weak-map-edges.ts'
import type { WellKnownNames } from './well-known-names.ts'
import type { Workspace } from './workspace.ts'

/**
 * A depth-first numbering over the essential edges, 1 the root. Columns lie in the workspace; those in DFS space are indexed
 * by number, entry 0 unused.
 */
export interface DepthFirst {
  /** Number of a node, by ordinal. */
  readonly numberOf: Uint32Array
  /** Node ordinal, in DFS space. */
  readonly nodeAt: Uint32Array
  /** Number of the parent in the tree, in DFS space. */
  readonly parent: Uint32Array
  /** Least number from which a tree or forward edge comes, in DFS space: where semidominators start from. */
  readonly lowestAncestor: Uint32Array
  /** How many back and cross edges come in, in DFS space, at number + 1. */
  readonly crossingCount: Uint32Array
  /** Edges of nodes with a higher number do not count: unreachable cliques. */
  readonly lastWithEdges: number
}

/**
 * Numbers every node and takes the essential bit from every edge that does not count for dominators, by DevTools' rules
 * (HeapSnapshot.ts, computeIsEssentialEdge and calculateDominatorsAndRetainedSizes):
 * not weak; no loop; no shortcut, unless from the root; of a WeakMap's two edges to a value only the key's; and none from a
 * node the page does not own to one it does, unless from the root. Page-owned is what can be reached without weak edges from
 * the root's shortcuts. Starting with those makes "page-owned" a range of numbers, and one walk does what takes three.
 * Nodes that nothing essential leads to hang under the root with all they reach; what is left are cliques, whose nodes hang
 * under the root one by one.
 */
export function numberDepthFirst(
  columns: SnapshotColumns,
  names: WellKnownNames,
  weakMaps: WeakMapEdges,
  workspace: Workspace,
): DepthFirst {
  const { nodeCount, nodeType, nodeName, nodeId, firstEdge, edgeWord, edgeName } = columns
  const {
    first: numberOf,
    third: crossingCount,
    fourth: lowestAncestor,
    fifth: nodeAt,
    rest: parent,
  } = workspace
  let last = 0
  let stackNode = new Uint32Array(1024)
  let stackEdge = new Uint32Array(1024)

  let inPage = false
  let lastOfPage = 1
  /** Targets of inessential edges out of page-owned nodes, which make them page-owned all the same. */
  const ownedThroughInessential: number[] = []
  let alsoOwned: Uint8Array | null = null
  /** By an edge back to the root, which V8 does not write: it makes all that the root reaches page-owned. */
  let rootIsOwned = false

  const visit = (start: number, parentNumber: number): void => {
    const barrier = inPage ? 0 : lastOfPage
    const someAlsoOwned = alsoOwned !== null
    // read from the closure once: what V8 compiles of the loop is smaller by a half, and so is the time it takes to
    const [firsts, words, numbers, nodes] = [firstEdge, edgeWord, numberOf, nodeAt]
    const [parents, lowest, crossings] = [parent, lowestAncestor, crossingCount]
    let heldNode = stackNode
    let heldEdge = stackEdge
    let node = start
    let highest = last + 1
    let number = highest
    numbers[node] = number
    nodes[number] = node
    parents[number] = parentNumber
    lowest[number] = parentNumber
    let edge = firsts[node]
    let end = firsts[node + 1]
    let depth = 0
    for (;;) {
      if (edge >= end) {
        if (depth === 0) break
        node = heldNode[--depth]
        edge = heldEdge[depth]
        end = firsts[node + 1]
        number = numbers[node]
        continue
      }
      const word = words[edge++]
      const target = word >>> edgeTargetShift
      if ((word & edgeTypeMask) >= EdgeType.shortcut || target === node) {
        if (!staysEssential(node, edge - 1)) continue
      }
      const targetNumber = numbers[target]
      if (someAlsoOwned || (targetNumber <= barrier && targetNumber > 1)) {
        if (isBarred(node, target)) {
          words[edge - 1] = word & ~essentialBit
          continue
        }
      }
      if (targetNumber === 0) {
        if (depth === heldNode.length) {
          stackNode = heldNode = doubled(heldNode)
          stackEdge = heldEdge = doubled(heldEdge)
        }
        heldNode[depth] = node
        heldEdge[depth++] = edge
        node = target
        const above = number
        number = ++highest
        numbers[node] = number
        nodes[number] = node
        parents[number] = above
        lowest[number] = above
        edge = firsts[node]
        end = firsts[node + 1]
      } else if (targetNumber > number) {
        if (number < lowest[targetNumber]) lowest[targetNumber] = number
      } else crossings[targetNumber + 1]++
    }
    last = highest
  }

  const isAlsoOwned = (node: number): boolean => alsoOwned !== null && alsoOwned[node] !== 0
  const isFromTable = (name: StringIndex, node: number): boolean => weakMaps.tableId(name) === nodeId[node]
  /** Whether an edge would lead into the page from outside. */
  const isBarred = (node: number, target: number): boolean => {
    const isOfPage = numberOf[target] > 1 && numberOf[target] <= lastOfPage
    return !inPage && (isOfPage || isAlsoOwned(target)) && !isAlsoOwned(node)
  }
  /** Decides about loops, shortcuts, weak edges and those of WeakMaps. */
  const staysEssential = (node: number, edge: number): boolean => {
    const word = edgeWord[edge]
    const type = word & edgeTypeMask
    const target = word >>> edgeTargetShift
    const isLoop = target === node
    if (type === pairType && !isLoop && !isFromTable(edgeName[edge] as StringIndex, node)) return true
    if (type !== EdgeType.weak && !isLoop && inPage) ownedThroughInessential.push(target)
    edgeWord[edge] = word & ~essentialBit
    return false
  }

  const isPageEntry = (word: number): boolean => {
    const type = word & edgeTypeMask
    const target = word >>> edgeTargetShift
    if (type === EdgeType.element)
      return nodeType[target] === NodeType.synthetic && nodeName[target] === names.documentTrees
    return type === EdgeType.shortcut
  }

  const visitFromRoot = (pageEntries: boolean): void => {
    for (let edge = firstEdge[0]; edge < firstEdge[1]; edge++) {
      const word = edgeWord[edge]
      const target = word >>> edgeTargetShift
      if (isPageEntry(word) !== pageEntries || (word & edgeTypeMask) === EdgeType.weak) continue
      const isOfTable = (word & edgeTypeMask) === pairType && isFromTable(edgeName[edge] as StringIndex, 0)
      if (target === 0 || isOfTable) {
        edgeWord[edge] = word & ~essentialBit
        if (pageEntries && target === 0) rootIsOwned = true
        continue
      }
      if (numberOf[target] === 0) visit(target, 1)
      else lowestAncestor[numberOf[target]] = 1
    }
  }

  last = 1
  numberOf[0] = 1
  nodeAt[1] = 0
  inPage = true
  visitFromRoot(true)
  alsoOwned = markAlsoOwned(columns, ownedThroughInessential, numberOf, null)
  rootIsOwned ||= crossingCount[2] !== 0 || isAlsoOwned(0)
  inPage = rootIsOwned
  lastOfPage = last
  visitFromRoot(false)
  if (rootIsOwned) {
    inPage = false
    lastOfPage = last
    alsoOwned = markAlsoOwned(columns, ownedThroughInessential, numberOf, alsoOwned)
  }
  if (last < nodeCount) {
    const isOwned = (node: number): boolean =>
      (numberOf[node] > 1 && numberOf[node] <= lastOfPage) || isAlsoOwned(node)
    const isEssential = (node: number, edge: number): boolean => {
      const type = edgeWord[edge] & edgeTypeMask
      const target = edgeWord[edge] >>> edgeTargetShift
      if (type === EdgeType.weak || type === EdgeType.shortcut || target === node) return false
      if (type === pairType && isFromTable(edgeName[edge] as StringIndex, node)) return false
      return isOwned(node) || !isOwned(target)
    }
    const retained = essentiallyRetained(columns, numberOf, isEssential)
    for (let node = 0; node < nodeCount; node++)
      if (numberOf[node] === 0 && retained[node] === 0) visit(node, 1)
  }
  const lastWithEdges = last
  for (let node = 0; node < nodeCount && last < nodeCount; node++) {
    if (numberOf[node] !== 0) continue
    numberOf[node] = ++last
    nodeAt[last] = node
    parent[last] = 1
    lowestAncestor[last] = 1
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) edgeWord[edge] &= ~essentialBit
  }
  return { numberOf, nodeAt, parent, lowestAncestor, crossingCount, lastWithEdges }
}

/** Nodes to which an essential edge of an unnumbered node leads: those of the numbered ones have all been followed. */
function essentiallyRetained(
  columns: SnapshotColumns,
  numberOf: Uint32Array,
  isEssential: (node: number, edge: number) => boolean,
): Uint8Array {
  const { nodeCount, firstEdge, edgeWord } = columns
  const retained = new Uint8Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    if (numberOf[node] !== 0) continue
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      if (isEssential(node, edge)) retained[edgeWord[edge] >>> edgeTargetShift] = 1
    }
  }
  return retained
}

/** Page-owned nodes that the essential edges of page-owned nodes do not reach: null where there are none, as nearly always. */
function markAlsoOwned(
  columns: SnapshotColumns,
  work: number[],
  numberOf: Uint32Array,
  before: Uint8Array | null,
): Uint8Array | null {
  const { nodeCount, firstEdge, edgeWord } = columns
  let owned = before
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    if (numberOf[node] > 1 || (owned !== null && owned[node] !== 0)) continue
    owned ??= new Uint8Array(nodeCount)
    owned[node] = 1
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      if ((edgeWord[edge] & edgeTypeMask) !== EdgeType.weak) work.push(edgeWord[edge] >>> edgeTargetShift)
    }
  }
  return owned
}
