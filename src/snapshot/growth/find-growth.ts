import type { HeapGraph } from '../graph/index.ts'
import type { Suspect } from '../suspect.ts'
import { commonStack } from './allocation-stacks.ts'
import { containerOf } from './containers.ts'
import { findDefinitions } from './definitions.ts'
import { bornBefore, bornIn } from './epochs.ts'
import { shareGrowth } from './fair-shares.ts'
import { type GrowthGroup, groupGrowth } from './growth-groups.ts'
import { traceHeapPaths } from './heap-paths.ts'
import { findHoldingContainers } from './holding-containers.ts'
import { signatureOf } from './signature.ts'
import { stringContent } from './string-content.ts'

export interface GrowthInput {
  /** Highest id of each earlier snapshot, ascending: two for the three-snapshot method. */
  readonly maxIds: readonly number[]
  /** The last snapshot. */
  readonly last: HeapGraph
  /** Iterations between the first and the last of `maxIds`; null where they are not known. */
  readonly iterations: number | null
}

/** Strings shown with a suspect. */
const mostExamples = 3
const longestExample = 60

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
  const { isHead, retainedBytes } = shareGrowth(
    columns,
    epoch,
    last.selfSizeBytes,
    last.dominator,
    grouped,
    (node) => !isVisible(node) || isContainer[node] === 1,
  )

  const heads = [...grouped.groups.keys()].filter((group) => isHead[group])
  const definitions = findDefinitions(
    last,
    names,
    heads.map((group) => grouped.groups[group].members[0]),
  )
  const perIteration = (amount: number): number | null => (iterations === null ? null : amount / iterations)
  const suspects = heads.map((index, position) => {
    const group = grouped.groups[index]
    const { constructorName, kind, keys } = classKeys.describe(group.classKey)
    const steps = paths.steps(group.path)
    const selfBytes = group.members.reduce((sum, node) => sum + last.selfSizeBytes[node], 0)
    const labels = steps.map(({ label }) => label).filter((label) => label !== '')
    const suspect: Suspect = {
      signature: signatureOf(constructorName, keys, steps),
      constructorName,
      kind,
      shape: keys === null ? null : { keys },
      container: containerOf(paths, group.path),
      retainerPath: ['(GC roots)', ...labels, constructorName],
      objects: group.members.length,
      selfBytes,
      retainedBytes: Math.round(retainedBytes[index]),
      objectsPerIteration: perIteration(group.members.length),
      bytesPerIteration: perIteration(retainedBytes[index]),
      allocationStack: commonStack(columns, group.members),
      definition: definitions[position],
      ...(kind === 'string' ? { examples: examplesOf(last, group) } : {}),
    }
    return ranked(suspect, group, maxIds.length - 1, epoch)
  })
  return suspects
    .filter(({ suspect }) => suspect.retainedBytes > 0 || suspect.selfBytes > 0)
    .sort(byImportance)
    .map(({ suspect }) => suspect)
}

/** How much more a group weighs that keeps coming than one that came once. */
const steadyWeight = 8

/**
 * Objects before V8's own, larger before smaller; what was born in every interval, and before or after them as well, or
 * once an iteration, before what came once.
 */
function byImportance(a: RankedSuspect, b: RankedSuspect): number {
  return Number(a.isOwn) - Number(b.isOwn) || b.weight - a.weight
}

function ranked(suspect: Suspect, group: GrowthGroup, intervals: number, epoch: Uint8Array): RankedSuspect {
  const { kind, constructorName, retainedBytes, objectsPerIteration } = suspect
  const isBracketed = constructorName.startsWith('(') && kind !== 'closure'
  const born = new Set(group.members.map((node) => epoch[node])).size
  const isLasting = born === intervals && (group.bornAfter > 0 || group.bornBefore > 0)
  const isSteady = isLasting || (objectsPerIteration !== null && objectsPerIteration >= 1)
  return {
    suspect,
    isOwn: isBracketed || kind === 'internal' || kind === 'code',
    weight: retainedBytes * (isSteady ? steadyWeight : 1),
  }
}

interface RankedSuspect {
  readonly suspect: Suspect
  /** V8's own, or a primitive: names in brackets. */
  readonly isOwn: boolean
  readonly weight: number
}

function examplesOf({ columns }: HeapGraph, { members }: GrowthGroup): readonly string[] {
  const examples = new Set<string>()
  for (const node of members) {
    if (examples.size === mostExamples) break
    examples.add(stringContent(columns, node, longestExample))
  }
  return [...examples]
}
