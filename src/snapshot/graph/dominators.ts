import type { SizeColumn, SnapshotColumns } from '../format/columns.ts'
import { edgeTargetShift, essentialBit } from '../format/edge-word.ts'
import { doubled } from '../format/growing-column.ts'
import type { DepthFirst } from './depth-first.ts'
import type { Workspace } from './workspace.ts'

export interface DominatorTree {
  /** Immediate dominator by ordinal; the root is its own. */
  readonly dominator: Uint32Array
  /** By ordinal: the node's own size and that of all it dominates. */
  readonly retainedSizeBytes: SizeColumn
}

/**
 * Dominators by semi-NCA (Georgiadis, Tarjan, Werneck: Finding Dominators in Practice, 2006), in the space of depth-first
 * numbers. Tree and forward edges have been settled by the numbering; only crossing edges are listed by target, which
 * saves a third of the peak. Labels hold the semidominator's number itself. Every loop is a loop: a list of five million
 * nodes is as deep as any other heap.
 */
export function findDominators(
  columns: SnapshotColumns,
  order: DepthFirst,
  selfSizeBytes: SizeColumn,
  workspace: Workspace,
): DominatorTree {
  const { nodeCount } = columns
  const { nodeAt, parent } = order
  const semi = findSemidominators(columns, order, workspace)
  const idom = parent
  for (let number = 2; number <= nodeCount; number++) {
    const limit = semi[number]
    let candidate = idom[number]
    while (candidate > limit) candidate = idom[candidate]
    idom[number] = candidate
  }
  const dominator = workspace.first.subarray(0, nodeCount)
  dominator[0] = 0
  const isWide = selfSizeBytes instanceof Float64Array
  const retainedSizeBytes = isWide ? selfSizeBytes.slice() : workspace.second.subarray(0, nodeCount)
  if (!isWide) retainedSizeBytes.set(selfSizeBytes)
  for (let number = nodeCount; number >= 2; number--) {
    const node = nodeAt[number]
    const above = nodeAt[idom[number]]
    dominator[node] = above
    retainedSizeBytes[above] += retainedSizeBytes[node]
  }
  return { dominator, retainedSizeBytes }
}

function findSemidominators(columns: SnapshotColumns, order: DepthFirst, workspace: Workspace): Uint32Array {
  const { nodeCount } = columns
  const { parent, lowestAncestor: semi } = order
  const { firstCrossing, crossing } = listCrossingEdges(columns, order, workspace)
  // a number's ancestor and its label side by side, as they are read together and in random order
  const forest = workspace.firstAndSecond
  for (let number = 1; number <= nodeCount; number++) {
    forest[2 * number] = parent[number]
    forest[2 * number + 1] = semi[number]
  }
  let path = new Uint32Array(1024)
  for (let number = nodeCount; number >= 2; number--) {
    let least = semi[number]
    const end = firstCrossing[number + 1]
    // below the root nothing is lower
    for (let at = firstCrossing[number]; at < end && least > 1; at++) {
      let top = 2 * crossing[at]
      let depth = 0
      let above = forest[top]
      while (above > number) {
        if (depth === path.length) path = doubled(path)
        path[depth++] = top
        top = 2 * above
        above = forest[top]
      }
      let lowest = forest[top + 1]
      while (depth > 0) {
        const below = path[--depth]
        if (forest[below + 1] < lowest) lowest = forest[below + 1]
        else forest[below + 1] = lowest
        forest[below] = above
      }
      if (lowest < least) least = lowest
    }
    semi[number] = least
    forest[2 * number + 1] = least
  }
  return semi
}

/** Sources of the back and cross edges by target, both as depth-first numbers. */
function listCrossingEdges(
  columns: SnapshotColumns,
  order: DepthFirst,
  workspace: Workspace,
): { readonly firstCrossing: Uint32Array; readonly crossing: Uint32Array } {
  const { nodeCount, firstEdge, edgeWord } = columns
  const { numberOf, crossingCount: firstCrossing, lastWithEdges } = order
  for (let number = 1; number <= nodeCount + 2; number++) firstCrossing[number] += firstCrossing[number - 1]
  // behind the parents there is room for all edges but those of the tree
  const spare = workspace.rest.subarray(nodeCount + 1)
  const crossingCount = firstCrossing[nodeCount + 2]
  const crossing = crossingCount <= spare.length ? spare : new Uint32Array(crossingCount)
  // filled from each start onwards, which leaves every start where the next one was
  for (let node = 0; node < nodeCount; node++) {
    const number = numberOf[node]
    if (number > lastWithEdges) continue
    const end = firstEdge[node + 1]
    for (let edge = firstEdge[node]; edge < end; edge++) {
      const word = edgeWord[edge]
      if ((word & essentialBit) === 0) continue
      const target = numberOf[word >>> edgeTargetShift]
      if (target < number) crossing[firstCrossing[target]++] = number
    }
  }
  firstCrossing.copyWithin(1, 0, nodeCount + 2)
  firstCrossing[0] = 0
  return { firstCrossing, crossing }
}
