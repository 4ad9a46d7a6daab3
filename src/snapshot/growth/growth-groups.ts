import type { ClassKey, ClassKeys } from './class-keys.ts'
import { bornAfter, isGrowth } from './epochs.ts'
import { mergeRepeats } from './merge-repeats.ts'
import type { PathIndex, RetainerPaths } from './retainer-paths.ts'

/** Nodes of one class under one retainer path. */
export interface GrowthGroup {
  readonly classKey: ClassKey
  readonly path: PathIndex
  /** The growth, by ordinal, ascending. */
  readonly members: readonly number[]
  /** How many of its kind were born before the first and after the last interval. */
  readonly bornBefore: number
  readonly bornAfter: number
}

export interface GrowthGroups {
  readonly groups: readonly GrowthGroup[]
  /** Group + 1 of a growth node, by ordinal; 0 for all others. */
  readonly groupOf: Uint32Array
}

export function groupGrowth(
  epoch: Uint8Array,
  classOfNode: Uint32Array,
  classKeys: ClassKeys,
  paths: RetainerPaths,
): GrowthGroups {
  const groupOf = new Uint32Array(epoch.length)
  const numbers = new Map<string, number>()
  const members: number[][] = []
  const keys: { readonly classKey: ClassKey; readonly path: PathIndex }[] = []
  const grown = new Uint8Array(
    classOfNode.reduce((most, classOrdinal) => Math.max(most, classOrdinal), 0) + 1,
  )
  for (let node = 0; node < epoch.length; node++) if (isGrowth(epoch[node])) paths.of(node)
  const merged = mergeRepeats(paths)
  for (let node = 0; node < epoch.length; node++) {
    if (!isGrowth(epoch[node])) continue
    grown[classOfNode[node]] = 1
    const classKey = classKeys.of(node)
    const path = merged(paths.of(node))
    const name = `${classKey} ${path}`
    let group = numbers.get(name)
    if (group === undefined) {
      group = members.push([]) - 1
      keys.push({ classKey, path })
      numbers.set(name, group)
    }
    members[group].push(node)
    groupOf[node] = group + 1
  }
  const before = new Uint32Array(members.length)
  const after = new Uint32Array(members.length)
  for (let node = 0; node < epoch.length; node++) {
    if (grown[classOfNode[node]] === 0 || isGrowth(epoch[node])) continue
    const group = numbers.get(`${classKeys.of(node)} ${merged(paths.of(node))}`)
    if (group === undefined) continue
    if (epoch[node] === bornAfter) after[group]++
    else before[group]++
  }
  const groups = members.map((nodes, group) => ({
    ...keys[group],
    members: nodes,
    bornBefore: before[group],
    bornAfter: after[group],
  }))
  return { groups, groupOf }
}
