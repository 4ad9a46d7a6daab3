import type { HeapGraph } from '../graph/index.ts'
import type { ClassKeys } from './class-keys.ts'
import type { FairShares } from './fair-shares.ts'
import type { GrowthGroups } from './growth-groups.ts'
import { createRetainedAlone } from './held-classes.ts'

/** Contexts of `node:vm` that hang on a suspect. */
export interface HeldContexts {
  readonly group: number
  /** Bytes that would be freed with them, by the dominator tree. */
  readonly retainedBytes: number
}

/**
 * For each suspect the groups of vm contexts that are folded into it and into none before it. A context is some 150 kB of what no
 * program has made: it is told besides what holds it, which may be a small object of the program's.
 * @param heads groups that are suspects, most important first
 */
export function findHeldContexts(
  graph: HeapGraph,
  epoch: Uint8Array,
  grouped: GrowthGroups,
  { isHead, holdersOf }: FairShares,
  classKeys: ClassKeys,
  heads: readonly number[],
): ReadonlyMap<number, readonly HeldContexts[]> {
  const retainedAlone = createRetainedAlone(graph, epoch, grouped)
  const byHead = new Map<number, HeldContexts[]>()
  for (const [group, { classKey, members }] of grouped.groups.entries()) {
    if (classKey !== classKeys.vmContext || isHead[group]) continue
    const holders = new Set(members.flatMap(holdersOf))
    const head = heads.find((one) => holders.has(one))
    if (head === undefined) continue
    const retainedBytes = members.reduce((sum, node) => sum + retainedAlone(node), 0)
    byHead.set(head, [...(byHead.get(head) ?? []), { group, retainedBytes }])
  }
  return byHead
}
