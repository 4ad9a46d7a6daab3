import type { SnapshotColumns } from '../format/columns.ts'
import { classifyNodes } from './class-index.ts'
import { numberDepthFirst } from './depth-first.ts'
import { detachedNodes } from './detachedness.ts'
import { findDistances } from './distances.ts'
import { findDominators } from './dominators.ts'
import type { HeapGraph } from './heap-graph.ts'
import { listRetainers } from './retainers.ts'
import { moveSizesToOwners } from './self-sizes.ts'
import { createWeakMapEdges } from './weak-map-edges.ts'
import { findWellKnownNames } from './well-known-names.ts'

/**
 * Everything that follows from a snapshot, by the rules of Chrome DevTools. Owns the columns from here on.
 * The order of the passes keeps the peak low: what only dominators need is gone before the rest is made.
 */
export function analyzeHeap(columns: SnapshotColumns): HeapGraph {
  const names = findWellKnownNames(columns.strings)
  const weakMaps = createWeakMapEdges(columns.strings)
  const detached = detachedNodes(columns)
  const selfSizeBytes = moveSizesToOwners(columns, names, detached)
  const order = numberDepthFirst(columns, names, weakMaps)
  const { dominator, retainedSizeBytes } = findDominators(columns, order, selfSizeBytes)
  const distance = findDistances(columns, names, weakMaps)
  const classes = classifyNodes(columns, names, detached)
  const retainers = listRetainers(columns)
  return { columns, selfSizeBytes, distance, dominator, retainedSizeBytes, retainers, classes }
}
