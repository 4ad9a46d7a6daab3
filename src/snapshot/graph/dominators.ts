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
  const { first: ancestor, second: label } = workspace
  ancestor.set(parent.subarray(0, nodeCount + 1))
  label.set(semi)
  let path = new Uint32Array(1024)
  for (let number = nodeCount; number >= 2; number--) {
    let least = semi[number]
    const end = firstCrossing[number + 1]
    // below the root nothing is lower
    for (let at = firstCrossing[number]; at < end && least > 1; at++) {
      const source = crossing[at]
      let top = source
      let depth = 0
      while (ancestor[top] > number) {
        if (depth === path.length) path = doubled(path)
        path[depth++] = top
        top = ancestor[top]
      }
      let lowest = label[top]
      const root = ancestor[top]
      while (depth > 0) {
        const below = path[--depth]
        if (label[below] < lowest) lowest = label[below]
        else label[below] = lowest
        ancestor[below] = root
      }
      if (lowest < least) least = lowest
    }
    semi[number] = least
    label[number] = least
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
