import {
  analyzeHeap,
  createSnapshotReader,
  type HeapGraph,
  SnapshotFormatError,
} from '../../src/snapshot/index.ts'
import type { Mutant } from './mutations.ts'

/** As small as it may be for the memory of a test, and large enough for every honest heap in it. */
export const budgetBytes = 64 * 2 ** 20

export type Survival =
  | { readonly kind: 'refused'; readonly error: SnapshotFormatError }
  | { readonly kind: 'counted' }
  | { readonly kind: 'analysed'; readonly graph: HeapGraph }

/** Reads a mutant in chunks; anything but a named error or a consistent answer throws. */
export function survive(mutant: Mutant, chunkBytes: number): Survival {
  try {
    const reader = createSnapshotReader({ budgetBytes, windowBytes: 8192 })
    for (let at = 0; at < mutant.bytes.length; at += chunkBytes)
      reader.write(mutant.bytes.subarray(at, at + chunkBytes))
    const read = reader.end()
    if (read.kind === 'histogram') return { kind: 'counted' }
    const graph = analyzeHeap(read.columns)
    checkConsistency(graph)
    return { kind: 'analysed', graph }
  } catch (error) {
    if (error instanceof SnapshotFormatError) return { kind: 'refused', error }
    throw new Error(`not survived: ${mutant.what}`, { cause: error })
  }
}

/** What holds for every heap: retained sizes add up, dominators form a tree, retainers are the edges turned round. */
function checkConsistency(graph: HeapGraph): void {
  const { columns, dominator, retainedSizeBytes, selfSizeBytes, retainers, classes } = graph
  const children = Float64Array.from(selfSizeBytes)
  for (let node = 1; node < columns.nodeCount; node++) children[dominator[node]] += retainedSizeBytes[node]
  for (let node = 0; node < columns.nodeCount; node++) {
    must(children[node] === retainedSizeBytes[node], `retained size of ${node}`)
    must(columns.strings.decode(columns.nodeName[node] as never).length >= 0, `name of ${node}`)
    must(classes.name(classes.ofNode[node] as never).length >= 0, `class of ${node}`)
    let steps = 0
    for (let above = node; above !== 0; above = dominator[above])
      must(steps++ < columns.nodeCount, `tree at ${node}`)
  }
  must(retainers.firstRetainer[columns.nodeCount] === columns.edgeCount, 'number of retainers')
  for (let node = 0; node < columns.nodeCount; node++) {
    for (let at = retainers.firstRetainer[node]; at < retainers.firstRetainer[node + 1]; at++) {
      must(columns.edgeWord[retainers.edge[at]] >>> 4 === node, `retainer ${at} of ${node}`)
    }
  }
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`inconsistent: ${what}`)
}
