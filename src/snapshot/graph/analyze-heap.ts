import type { SnapshotColumns } from '../format/columns.ts'
import { withinMemory } from '../format/memory-budget.ts'
import { classifyNodes } from './class-index.ts'
import { totalClasses } from './class-totals.ts'
import { numberDepthFirst } from './depth-first.ts'
import { detachedNodes } from './detachedness.ts'
import { findDistances } from './distances.ts'
import { findDominators } from './dominators.ts'
import type { HeapGraph } from './heap-graph.ts'
import { listRetainers } from './retainers.ts'
import { moveSizesToOwners } from './self-sizes.ts'
import { createWeakMapEdges, markWeakMapEdges } from './weak-map-edges.ts'
import { findWellKnownNames } from './well-known-names.ts'
import { createWorkspace } from './workspace.ts'

/**
 * Everything that follows from a snapshot, by the rules of Chrome DevTools. Owns the columns from here on.
 * @throws SnapshotTooLargeError where the machine has no memory for it
 * The order of the passes is that of `Workspace`.
 */
export function analyzeHeap(columns: SnapshotColumns): HeapGraph {
  const names = findWellKnownNames(columns.strings)
  const weakMaps = createWeakMapEdges(columns.strings)
  markWeakMapEdges(columns, weakMaps)
  const detached = detachedNodes(columns)
  const workspace = withinMemory(columns, () => createWorkspace(columns.nodeCount, columns.edgeCount))
  const selfSizeBytes = moveSizesToOwners(columns, names, detached, workspace)
  const order = numberDepthFirst(columns, names, weakMaps, workspace)
  const { dominator, retainedSizeBytes } = findDominators(columns, order, selfSizeBytes, workspace)
  const distance = findDistances(columns, names, weakMaps, workspace)
  const classes = classifyNodes(columns, names, detached, workspace)
  const measured = { selfSizeBytes, retainedSizeBytes, dominator, distance, classes }
  const totals = totalClasses(measured, workspace)
  const retainers = listRetainers(columns, workspace)
  return { columns, ...measured, totals, retainers }
}
