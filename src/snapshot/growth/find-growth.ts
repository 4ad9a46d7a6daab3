import type { HeapGraph } from '../graph/index.ts'
import type { Suspect } from '../suspect.ts'
import { commonStack } from './allocation-stacks.ts'
import type { ClassDescription } from './class-keys.ts'
import { containerOf } from './containers.ts'
import { findHeldContexts } from './context-suspects.ts'
import { findDefinitions } from './definitions.ts'
import { distinctSignatures } from './distinct-signatures.ts'
import { bornBefore, bornIn } from './epochs.ts'
import { shareGrowth } from './fair-shares.ts'
import { storeBytes } from './growing-stores.ts'
import { type GrowthGroup, groupGrowth } from './growth-groups.ts'
import { traceHeapPaths } from './heap-paths.ts'
import { findHeldClasses, type HeldClass, heldObjects } from './held-classes.ts'
import { bodyOfHolder } from './holder-body.ts'
import { findHoldingContainers } from './holding-containers.ts'
import { isText, stringContent } from './string-content.ts'

export interface GrowthInput {
  /** Highest id of each earlier snapshot, ascending: two for the three-snapshot method, one where there are only two. */
  readonly maxIds: readonly number[]
  /** The last snapshot. */
  readonly last: HeapGraph
  /** Iterations between the first and the last of `maxIds`; null where they are not known. */
  readonly iterations: number | null
}

/** Suspects beyond these are left out, the least important first. */
const mostSuspects = 1000
/** How much more a group weighs that keeps coming than one that came once. */
const steadyWeight = 8
/** Strings shown with a suspect. */
const mostExamples = 3
const longestExample = 60
/** Contexts that make up this share of what holds them are told before it. */
const leadingShare = 0.5
/** Classes told of what hangs on a suspect. */
const mostHeld = 4

/**
 * What grew: the nodes first seen in (S1, S2] that are still in the last snapshot, by constructor and retainer path, most
 * important first. Groups that others alone hold are folded into them, V8's own structures come last.
 */
export function findGrowth({ maxIds, last, iterations }: GrowthInput): readonly Suspect[] {
  const { columns } = last
  const epoch = bornIn(columns.nodeId, maxIds)
  const { names, isVisible, paths, classKeys } = traceHeapPaths(
    last,
    (context) => epoch[context] === bornBefore,
  )
  const grouped = groupGrowth(epoch, columns.nodeType, last.classes.ofNode, classKeys, paths)
  const isContainer = findHoldingContainers(columns, epoch, isVisible)
  const shares = shareGrowth(
    columns,
    epoch,
    last.selfSizeBytes,
    last.dominator,
    grouped,
    (node) => !isVisible(node) || isContainer[node] === 1,
  )

  const { isHead, retainedBytes } = shares
  const headGroups = [...grouped.groups.entries()].filter(([index]) => isHead[index])
  const withGrowth = new Set(
    headGroups.filter(([, group]) => isVisible(group.members[0])).map(([, { path }]) => paths.parent(path)),
  )
  const heads = headGroups.flatMap(([index, group]): readonly Head[] => {
    const described = classKeys.describe(group.classKey)
    const selfBytes = sumOf(group.members, last.selfSizeBytes)
    const isStore = selfBytes === 0 && retainedBytes[index] === 0 && !withGrowth.has(group.path)
    const bytes = isStore
      ? storeBytes(columns, epoch, last.selfSizeBytes, last.dominator, isVisible, group)
      : retainedBytes[index]
    if (selfBytes === 0 && bytes === 0) return []
    const isSteady =
      isLasting(group, Math.max(1, maxIds.length - 1), epoch) ||
      group.members.length >= (iterations ?? Infinity)
    const weight = bytes * (isSteady ? steadyWeight : 1)
    return [
      { index, group, described, selfBytes, retainedBytes: bytes, weight, isStore, isOwn: isOwn(described) },
    ]
  })
  const leading = heads.sort(byImportance).slice(0, mostSuspects)
  const asSuspect = (
    index: number,
    members: readonly number[],
    retainedBytes: number,
    within: number,
  ): Ranked => {
    const group = { ...grouped.groups[index], members }
    const described = classKeys.describe(group.classKey)
    const selfBytes = sumOf(members, last.selfSizeBytes)
    return { index, group, described, selfBytes, retainedBytes, isStore: false, held: [], within }
  }
  const bodySuspect = ({ parts, retainedBytes }: HeldClass, within: number): Ranked =>
    asSuspect(
      parts[0].group,
      parts.flatMap(({ members }) => members),
      retainedBytes,
      within,
    )
  const definitionsOf = (some: readonly { readonly group: GrowthGroup }[]) =>
    findDefinitions(
      last,
      names,
      some.map(({ group }) => group.members[0]),
    )
  const heldBy = findHeldClasses(last, epoch, grouped, shares, classKeys)
  const contextsOf = findHeldContexts(
    last,
    epoch,
    grouped,
    shares,
    classKeys,
    leading.map(({ index }) => index),
  )
  const headDefinitions = definitionsOf(leading)
  const ranked = leading.flatMap((head, position): readonly Ranked[] => {
    const held = heldBy(head.index)
    const holder = { ...head, objects: head.group.members.length, definition: headDefinitions[position] }
    const body = bodyOfHolder(holder, held, classKeys)
    const contexts = (contextsOf.get(head.index) ?? []).map(({ group, retainedBytes }) =>
      asSuspect(group, grouped.groups[group].members, retainedBytes, head.index),
    )
    const isLeading = (one: Ranked) => one.retainedBytes >= leadingShare * head.retainedBytes
    return [
      ...contexts.filter(isLeading),
      { ...head, held, within: null },
      ...(body === null ? [] : [bodySuspect(body, head.index)]),
      ...contexts.filter((one) => !isLeading(one)),
    ]
  })
  const definitions = definitionsOf(ranked)
  const signatures = distinctSignatures(
    ranked.map(({ group, described }, position) => ({
      described,
      steps: paths.steps(group.path),
      definition: definitions[position],
    })),
  )
  // a context lies under the path of what the program has of it
  const isObject = ({ classKey, members }: GrowthGroup): boolean =>
    classKey === classKeys.vmContext || isVisible(members[0])
  const perIteration = (amount: number): number | null => (iterations === null ? null : amount / iterations)
  const told = new Map(
    ranked.map(({ index, described: { constructorName } }, position) => [
      index,
      { signature: signatures[position], constructorName },
    ]),
  )
  return ranked.map(({ group, described, selfBytes, retainedBytes, isStore, held, within }, position) => {
    const { constructorName, kind, keys } = described
    const labels = paths
      .steps(group.path)
      .map(({ label }) => label)
      .filter((label) => label !== '')
    return {
      signature: signatures[position],
      constructorName,
      kind,
      shape: keys === null ? null : { keys },
      container: containerOf(paths, group.path, isObject(group)),
      retainerPath: ['(GC roots)', ...labels, constructorName],
      objects: group.members.length,
      selfBytes,
      retainedBytes: Math.round(retainedBytes),
      objectsPerIteration: perIteration(group.members.length),
      bytesPerIteration: isStore ? null : perIteration(retainedBytes),
      holds: held.slice(0, mostHeld).map((one) => heldObjects(one, classKeys)),
      within: within === null ? null : (told.get(within) ?? null),
      allocationStack: commonStack(columns, group.members),
      definition: definitions[position],
      ...(isText(columns.nodeType[group.members[0]]) ? { examples: examplesOf(last, group) } : {}),
    }
  })
}

function sumOf(nodes: readonly number[], bytes: ArrayLike<number>): number {
  return nodes.reduce((sum, node) => sum + bytes[node], 0)
}

/** A group that is held by other than growth, before it is put into words. */
interface Head {
  readonly index: number
  readonly group: GrowthGroup
  readonly described: ClassDescription
  readonly selfBytes: number
  readonly retainedBytes: number
  readonly weight: number
  /** A container that holds more numbers: see `storeBytes`. */
  readonly isStore: boolean
  readonly isOwn: boolean
}

interface Ranked extends Omit<Head, 'weight' | 'isOwn'> {
  readonly held: readonly HeldClass[]
  readonly within: number | null
}

/** Objects before V8's own; larger before smaller, what keeps coming before what came once; then in a fixed order. */
function byImportance(a: Head, b: Head): number {
  return Number(a.isOwn) - Number(b.isOwn) || b.weight - a.weight || a.group.members[0] - b.group.members[0]
}

/** V8's own, or a primitive: names in brackets. */
function isOwn({ kind, constructorName }: ClassDescription): boolean {
  return kind === 'internal' || kind === 'code' || (constructorName.startsWith('(') && kind !== 'closure')
}

/** Born in every interval, and before or after them as well. */
function isLasting(
  { members, bornBefore, bornAfter }: GrowthGroup,
  intervals: number,
  epoch: Uint8Array,
): boolean {
  if (bornBefore === 0 && bornAfter === 0) return false
  return intervals === 1 || new Set(members.map((node) => epoch[node])).size === intervals
}

function examplesOf({ columns }: HeapGraph, { members }: GrowthGroup): readonly string[] {
  const examples = new Set<string>()
  for (const node of members) {
    if (examples.size === mostExamples) break
    examples.add(stringContent(columns, node, longestExample))
  }
  return [...examples]
}
