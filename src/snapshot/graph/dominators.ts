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
  // what is walked in a heap of V8's is a few steps a node; a graph made to take more is finished another way
  let stepsLeft = 16 * nodeCount
  let number = 2
  for (; number <= nodeCount && stepsLeft > 0; number++) {
    const limit = semi[number]
    let candidate = idom[number]
    for (; candidate > limit; stepsLeft--) candidate = idom[candidate]
    idom[number] = candidate
  }
  if (number <= nodeCount) finishWithJumps(idom, semi, number, nodeCount, workspace)
  const dominator = workspace.first.subarray(0, nodeCount)
  dominator[0] = 0
  const isWide = selfSizeBytes instanceof Float64Array
  const retainedSizeBytes = isWide ? selfSizeBytes.slice() : workspace.second.subarray(0, nodeCount)
  if (!isWide) retainedSizeBytes.set(selfSizeBytes)
  for (number = nodeCount; number >= 2; number--) {
    const node = nodeAt[number]
    const above = nodeAt[idom[number]]
    dominator[node] = above
    retainedSizeBytes[above] += retainedSizeBytes[node]
  }
  return { dominator, retainedSizeBytes }
}

/**
 * The walk up the dominator tree, with a second pointer in each node that skips a distance of skew binary digits (Myers: An
 * Applicative Random-Access Stack, 1983): no walk takes more steps than twice the logarithm of the depth.
 */
function finishWithJumps(
  idom: Uint32Array,
  semi: Uint32Array,
  first: number,
  nodeCount: number,
  workspace: Workspace,
): void {
  const depth = workspace.third
  const jump = workspace.rest.subarray(nodeCount + 1)
  depth[1] = 0
  jump[1] = 1
  for (let number = 2; number <= nodeCount; number++) {
    if (number >= first) {
      const limit = semi[number]
      let candidate = idom[number]
      while (candidate > limit) candidate = jump[candidate] > limit ? jump[candidate] : idom[candidate]
      idom[number] = candidate
    }
    const above = idom[number]
    const far = jump[above]
    depth[number] = depth[above] + 1
    jump[number] = depth[above] - depth[far] === depth[far] - depth[jump[far]] ? jump[far] : above
  }
}

function findSemidominators(columns: SnapshotColumns, order: DepthFirst, workspace: Workspace): Uint32Array {
  const { nodeCount } = columns
  const { parent, lowestAncestor: semi } = order
  const { crossingEnd, crossing } = listCrossingEdges(columns, order, workspace)
  // a number's ancestor and its label side by side, as they are read together and in random order
  const forest = workspace.firstAndSecond
  for (let number = 1; number <= nodeCount; number++) {
    forest[2 * number] = parent[number]
    forest[2 * number + 1] = semi[number]
  }
  let path = new Uint32Array(1024)
  for (let number = nodeCount; number >= 2; number--) {
    let least = semi[number]
    let before = 0
    let at = crossingEnd[number]
    for (let source = at === 0 ? 0 : crossing[--at]; source !== 0; source = crossing[--at]) {
      if (source === before) continue
      before = source
      let top = 2 * source
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

interface CrossingEdges {
  /** By target: the position behind its last source in `crossing`, 0 where it has none. */
  readonly crossingEnd: Uint32Array
  /** Sources of one target after another, a zero before the first of each. */
  readonly crossing: Uint32Array
}

/**
 * Sources of the back and cross edges by target, both as depth-first numbers.
 * A node that only its parent leads to says no more than its parent does, if that is numbered above the target: seven of
 * ten nodes are such, most of them strings and numbers, whose edges all go to a few maps. So the edge is told as its
 * nearest ancestor's that more than one edge leads to, and the walk over it meets what it met before.
 */
function listCrossingEdges(columns: SnapshotColumns, order: DepthFirst, workspace: Workspace): CrossingEdges {
  const { nodeCount, firstEdge, edgeWord } = columns
  const { numberOf, crossingCount, lowestAncestor, parent, lastWithEdges } = order
  const spokesman = findSpokesmen(nodeCount, order, workspace.second)
  const crossingEnd = crossingCount
  let room = 1
  for (let number = 1; number <= nodeCount; number++) {
    const count = crossingCount[number + 1]
    crossingEnd[number] = count === 0 ? 0 : room + 1
    if (count !== 0) room += count + 1
  }
  // behind the parents nobody has written yet: zeros
  const spare = workspace.rest.subarray(nodeCount + 1)
  const crossing = room <= spare.length ? spare : new Uint32Array(room)
  for (let node = 0; node < nodeCount; node++) {
    const number = numberOf[node]
    if (number > lastWithEdges) continue
    const speaks = spokesman[number]
    const end = firstEdge[node + 1]
    for (let edge = firstEdge[node]; edge < end; edge++) {
      const word = edgeWord[edge]
      if ((word & essentialBit) === 0) continue
      const target = numberOf[word >>> edgeTargetShift]
      if (target >= number) continue
      if (speaks > target) crossing[crossingEnd[target]++] = speaks
      else if (parent[number] > target) crossing[crossingEnd[target]++] = number
      else if (parent[number] < lowestAncestor[target]) lowestAncestor[target] = parent[number]
    }
  }
  return { crossingEnd, crossing }
}

/** For each number itself, or where only its parent leads to it, the parent's. */
function findSpokesmen(nodeCount: number, order: DepthFirst, spokesman: Uint32Array): Uint32Array {
  const { parent, lowestAncestor, crossingCount } = order
  spokesman[1] = 1
  for (let number = 2; number <= nodeCount; number++) {
    const isAlone = crossingCount[number + 1] === 0 && lowestAncestor[number] === parent[number]
    spokesman[number] = isAlone ? spokesman[parent[number]] : number
  }
  return spokesman
}
