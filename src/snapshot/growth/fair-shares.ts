import {
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  essentialBit,
  type SnapshotColumns,
} from '../format/index.ts'
import { isGrowth } from './epochs.ts'
import type { GrowthGroups } from './growth-groups.ts'
import { ownerOfNative } from './native-owner.ts'

/** Which groups stand for the growth, and how much of it each holds. */
export interface FairShares {
  /** Groups that something other than growth holds, or that nothing else accounts for: the suspects. */
  readonly isHead: readonly boolean[]
  /**
   * Per group, bytes: all growth and the natives that hang on it, each node's shared evenly among the heads that hold it. The
   * sum is theirs.
   */
  readonly retainedBytes: Float64Array
  /** Heads through which a growth node is reached; of a head's own entries the head. */
  readonly holdersOf: (node: number) => readonly number[]
}

/** A node that more heads hold is shared among these. */
const mostHolders = 8
/** A group is its own head only from this share of members on that something older holds, unless nothing else holds them. */
const fewestEntries = 0.1

/**
 * Shares growth among the groups that hold it. An entry is a growth node that something older holds; V8's own new
 * structures (a larger backing store) and new containers count as older. What is reached from the entries of a head
 * through growth alone belongs to it; what is reached from several is shared evenly (as BLeak's leak share does).
 */
export function shareGrowth(
  columns: SnapshotColumns,
  epoch: Uint8Array,
  sizeBytes: ArrayLike<number>,
  dominator: Uint32Array,
  { groups, groupOf }: GrowthGroups,
  isTransparent: (node: number) => boolean,
): FairShares {
  const { nodeCount, firstEdge, edgeWord } = columns
  const isEntry = findEntries(columns, epoch, isTransparent)
  const entriesOf = groups.map(({ members }) => members.filter((node) => isEntry[node] === 1))
  let isHead = entriesOf.map((entries) => entries.length > 0)

  const sets = createHolderSets()
  /** Number of the set of heads that hold a node. */
  const holders = new Uint32Array(nodeCount)
  const flood = (): void => {
    holders.fill(0)
    const queue: number[] = []
    for (const [group, entries] of entriesOf.entries()) {
      if (!isHead[group]) continue
      for (const node of entries) {
        holders[node] = sets.single(group)
        queue.push(node)
      }
    }
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at]
      for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
        const word = edgeWord[edge]
        if ((word & essentialBit) === 0 || (word & edgeTypeMask) === EdgeType.weak) continue
        const target = word >>> edgeTargetShift
        if (!isGrowth(epoch[target])) continue
        if (isEntry[target] === 1 && isHead[groupOf[target] - 1]) continue
        const joined = sets.union(holders[target], holders[node])
        if (joined === holders[target]) continue
        holders[target] = joined
        queue.push(target)
      }
    }
  }
  flood()
  const keeps = groups.map(({ members }, group) => {
    if (!isHead[group] || entriesOf[group].length >= fewestEntries * members.length) return isHead[group]
    const held = members.filter((node) => isEntry[node] === 0)
    const elsewhere = held.filter((node) => holders[node] !== 0 && !sets.has(holders[node], group)).length
    return elsewhere * 2 < held.length
  })
  if (keeps.some((keep, group) => keep !== isHead[group])) {
    isHead = keeps
    flood()
  }

  const retainedBytes = new Float64Array(groups.length)
  const share = (bytes: number, heads: readonly number[]): void => {
    for (const head of heads) retainedBytes[head] += bytes / heads.length
  }
  /** Per group, who holds the members that no head reaches. */
  const restOf = groups.map(({ members }, group) => {
    // a member of a folded group that no head reaches (one more hold, or a weak one) goes where most of its kind go
    const usual = isHead[group] ? [group] : sets.list(mostFrequent(members.map((node) => holders[node])))
    isHead[group] ||= usual.length === 0
    return usual.length === 0 ? [group] : usual
  })
  const headsOf = (node: number): readonly number[] =>
    holders[node] === 0 ? restOf[groupOf[node] - 1] : sets.list(holders[node])
  for (const { members } of groups) for (const node of members) share(sizeBytes[node], headsOf(node))
  for (let node = 0; node < nodeCount; node++) {
    if (sizeBytes[node] === 0 || isGrowth(epoch[node])) continue
    const owner = ownerOfNative(columns, epoch, dominator, node)
    if (owner >= 0) share(sizeBytes[node], headsOf(owner))
  }
  return { isHead, retainedBytes, holdersOf: (node) => sets.list(holders[node]) }
}

/** The number that occurs most often, 0 left out where any other occurs. */
function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = 0
  for (const number of numbers) {
    if (number === 0) continue
    const count = (counts.get(number) ?? 0) + 1
    counts.set(number, count)
    if (best === 0 || count > (counts.get(best) ?? 0)) best = number
  }
  return best
}

/** 1 for a growth node that something else than growth holds, by ordinal. */
function findEntries(
  columns: SnapshotColumns,
  epoch: Uint8Array,
  isTransparent: (node: number) => boolean,
): Uint8Array {
  const { nodeCount, firstEdge, edgeWord } = columns
  const isEntry = new Uint8Array(nodeCount)
  const exposed: number[] = []
  const expose = (node: number): void => {
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const word = edgeWord[edge]
      if ((word & essentialBit) === 0) continue
      const target = word >>> edgeTargetShift
      if (!isGrowth(epoch[target]) || isEntry[target] === 1) continue
      isEntry[target] = 1
      if (isTransparent(target)) exposed.push(target)
    }
  }
  for (let node = 0; node < nodeCount; node++) if (!isGrowth(epoch[node])) expose(node)
  while (exposed.length > 0) expose(exposed.pop() as number)
  return isEntry
}

/** Sets of at most `mostHolders` groups, told by number; 0 is the empty one. */
function createHolderSets() {
  const lists: (readonly number[])[] = [[]]
  const numbers = new Map<string, number>([['', 0]])
  const unions = new Map<number, number>()
  const intern = (list: readonly number[]): number => {
    const key = list.join(' ')
    let number = numbers.get(key)
    if (number === undefined) {
      number = lists.push(list) - 1
      numbers.set(key, number)
    }
    return number
  }
  return {
    single: (group: number): number => intern([group]),
    list: (set: number): readonly number[] => lists[set],
    has: (set: number, group: number): boolean => lists[set].includes(group),
    union(a: number, b: number): number {
      if (a === b || b === 0) return a
      if (a === 0) return b
      const key = a * 0x4000000 + b
      let joined = unions.get(key)
      if (joined === undefined) {
        const more = lists[b].filter((group) => !lists[a].includes(group))
        const list = [...lists[a], ...more].sort((x, y) => x - y).slice(0, mostHolders)
        // cut off at the end a set can only lose what it gained: it stays, so that the flood ends
        joined = lists[a].length >= mostHolders ? a : intern(list)
        unions.set(key, joined)
      }
      return joined
    },
  }
}
