import { NodeType } from '../format/index.ts'
import type { ClassKey, ClassKeys } from './class-keys.ts'
import { bornAfter, isGrowth } from './epochs.ts'
import { mergePaths } from './merge-paths.ts'
import { mergeShapes } from './merge-shapes.ts'
import type { PathIndex, RetainerPaths } from './retainer-paths.ts'
import { createTripleTable } from './triple-table.ts'

/** Nodes of one class under one retainer path. */
export interface GrowthGroup {
  readonly classKey: ClassKey
  readonly path: PathIndex
  /** The growth, by ordinal, ascending. */
  readonly members: readonly number[]
  /** How many of its kind were born before the first and after the last interval; 0 for what is no object or function. */
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
  nodeType: Uint8Array,
  classOfNode: Uint32Array,
  classKeys: ClassKeys,
  paths: RetainerPaths,
): GrowthGroups {
  const groupOf = new Uint32Array(epoch.length)
  const pairs = createTripleTable()
  const members: number[][] = []
  const isGrowing = new Uint8Array(mostOf(classOfNode) + 1)
  const growingKeys = new Set<ClassKey>()
  const growth: number[] = []
  for (let node = 0; node < epoch.length; node++) if (isGrowth(epoch[node])) growth.push(node)
  // all paths are found before any is merged
  for (const node of growth) paths.of(node)
  const merged = mergePaths(paths)
  const pathOf = (node: number): PathIndex => merged(paths.of(node))
  const mergedClass = mergeShapes(classKeys, placesOf(growth, classKeys, pathOf))
  for (const node of growth) {
    const classKey = classKeys.of(node)
    const path = pathOf(node)
    const group = pairs.find(mergedClass(classKey, path), path, 0)
    if (group === members.length) members.push([])
    members[group].push(node)
    groupOf[node] = group + 1
    isGrowing[classOfNode[node]] = 1
    growingKeys.add(classKey)
  }
  const before = new Uint32Array(members.length)
  const after = new Uint32Array(members.length)
  for (let node = 0; node < epoch.length; node++) {
    if (isGrowing[classOfNode[node]] === 0 || !isObject(nodeType[node]) || isGrowth(epoch[node])) continue
    const classKey = classKeys.of(node)
    if (!growingKeys.has(classKey)) continue
    const path = pathOf(node)
    const group = pairs.find(mergedClass(classKey, path), path, 0)
    if (group >= members.length) continue
    if (epoch[node] === bornAfter) after[group]++
    else before[group]++
  }
  const groups = members.map((nodes, group) => ({
    classKey: pairs.first(group) as ClassKey,
    path: pairs.second(group) as PathIndex,
    members: nodes,
    bornBefore: before[group],
    bornAfter: after[group],
  }))
  return { groups, groupOf }
}

function* placesOf(
  growth: readonly number[],
  classKeys: ClassKeys,
  pathOf: (node: number) => PathIndex,
): Generator<readonly [ClassKey, PathIndex]> {
  for (const node of growth) yield [classKeys.of(node), pathOf(node)]
}

function isObject(nodeType: number): boolean {
  return nodeType === NodeType.object || nodeType === NodeType.closure
}

function mostOf(numbers: Uint32Array): number {
  let most = 0
  for (const number of numbers) if (number > most) most = number
  return most
}
