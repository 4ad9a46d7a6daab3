import type { HeapGraph } from '../graph/index.ts'
import type { HeldObjects } from '../suspect.ts'
import type { ClassDescription, ClassKey, ClassKeys } from './class-keys.ts'
import { isGrowth } from './epochs.ts'
import type { FairShares } from './fair-shares.ts'
import type { GrowthGroups } from './growth-groups.ts'

/** Growth of one class that is reached through a suspect. */
export interface HeldClass {
  readonly classKey: ClassKey
  /** Its objects under one path, those that retain most first. */
  readonly parts: readonly HeldPart[]
  readonly objects: number
  /** Bytes that would be freed with its objects, by the dominator tree; what several suspects hold counts in part. */
  readonly retainedBytes: number
}

interface HeldPart {
  readonly group: number
  readonly members: readonly number[]
  readonly retainedBytes: number
}

/** So far up the dominator tree an object of the same class is looked for. */
const mostAbove = 64

/** Bytes freed with a growth node; 0 where another of its group above it has counted them. */
export function createRetainedAlone(
  { dominator, retainedSizeBytes }: HeapGraph,
  epoch: Uint8Array,
  { groupOf }: GrowthGroups,
): (node: number) => number {
  return (node) => {
    for (let above = dominator[node], steps = 0; steps < mostAbove; above = dominator[above], steps++) {
      if (!isGrowth(epoch[above]) || above === dominator[above]) break
      if (groupOf[above] === groupOf[node]) return 0
    }
    return retainedSizeBytes[node]
  }
}

/**
 * For each suspect the classes that hang on it, those that retain most first. Objects and functions only: V8's own and
 * primitives say nothing of what is held.
 */
export function findHeldClasses(
  graph: HeapGraph,
  epoch: Uint8Array,
  grouped: GrowthGroups,
  { isHead, holdersOf }: FairShares,
  classKeys: ClassKeys,
): (head: number) => readonly HeldClass[] {
  const byHead = new Map<number, Map<ClassKey, HeldPart[]>>()
  const retainedAlone = createRetainedAlone(graph, epoch, grouped)
  for (const [group, { classKey, members }] of grouped.groups.entries()) {
    if (isHead[group] || !isTelling(classKeys.describe(classKey))) continue
    const here = new Map<number, { readonly members: number[]; retainedBytes: number }>()
    for (const node of members) {
      const heads = holdersOf(node)
      const bytes = heads.length === 0 ? 0 : retainedAlone(node) / heads.length
      for (const head of heads) {
        const part = here.get(head) ?? { members: [], retainedBytes: 0 }
        part.members.push(node)
        part.retainedBytes += bytes
        here.set(head, part)
      }
    }
    for (const [head, part] of here) {
      const classes = byHead.get(head) ?? new Map<ClassKey, HeldPart[]>()
      byHead.set(head, classes)
      classes.set(classKey, [...(classes.get(classKey) ?? []), { group, ...part }])
    }
  }
  return (head) =>
    [...(byHead.get(head) ?? [])]
      .map(([classKey, parts]) => ({
        classKey,
        parts: parts.sort((a, b) => b.retainedBytes - a.retainedBytes || a.group - b.group),
        objects: parts.reduce((sum, { members }) => sum + members.length, 0),
        retainedBytes: parts.reduce((sum, part) => sum + part.retainedBytes, 0),
      }))
      .sort((a, b) => b.retainedBytes - a.retainedBytes || a.parts[0].group - b.parts[0].group)
}

export function heldObjects(
  { classKey, objects, retainedBytes }: HeldClass,
  classKeys: ClassKeys,
): HeldObjects {
  const { constructorName, keys } = classKeys.describe(classKey)
  const shape = keys === null ? null : { keys }
  return { constructorName, shape, objects, retainedBytes: Math.round(retainedBytes) }
}

function isTelling({ kind, constructorName }: ClassDescription): boolean {
  const isNamed = !constructorName.startsWith('(') || kind === 'closure'
  return isNamed && (kind === 'object' || kind === 'array' || kind === 'closure' || kind === 'native')
}
