import type { StringIndex } from '../format/brands.ts'
import type { SnapshotColumns } from '../format/columns.ts'
import { EdgeType, edgeTypeMask } from '../format/edge-word.ts'
import { createExampleTable } from './example-table.ts'
import { createPropertyWalk } from './property-walk.ts'
import { groupByShape } from './shapes.ts'
import type { WellKnownNames } from './well-known-names.ts'

/** An interface stands for at least two objects and at least a thousandth of all plain ones. (DevTools, HeapSnapshot.ts.) */
const fewestObjects = 2
const fewestProportion = 1000

export interface Interfaces {
  /** Property names of each, most objects first. */
  readonly definitions: readonly (readonly StringIndex[])[]
  /** Calls back for every plain object that has all properties of an interface, with the best one's index. */
  readonly match: (take: (node: number, definition: number) => void) => void
}

/**
 * Names for plain objects, inferred as DevTools does: the most frequent beginnings of property lists are interfaces; an
 * object takes the one with most properties among those it has all properties of, the more frequent on a tie.
 * @param scratch as of `groupByShape`
 */
export function inferInterfaces(
  columns: SnapshotColumns,
  names: WellKnownNames,
  scratch: Uint32Array,
): Interfaces {
  if (names.plainObject < 0) return { definitions: [], match: () => {} }
  const shapes = groupByShape(columns, names, scratch)

  const walk = createPropertyWalk(columns, names)
  const candidates = createExampleTable(walk.same)
  const counts: number[] = []
  for (let shape = 0; shape < shapes.count; shape++) {
    const example = shapes.example(shape)
    const hash = walk.hash(example)
    if (hash === 0) continue
    const candidate = candidates.find(example, hash)
    counts[candidate] = (counts[candidate] ?? 0) + shapes.objectsOf(shape)
  }
  const fewest = Math.max(fewestObjects, shapes.objects / fewestProportion)
  const definitions = counts
    .flatMap((count, candidate) => (count >= fewest ? [{ count, candidate }] : []))
    .sort((a, b) => b.count - a.count || a.candidate - b.candidate)
    .map(({ candidate }) => walk.list(candidates.example(candidate)))

  const bestOf = createBestMatch(columns, definitions)
  const best = Int32Array.from({ length: shapes.count }, (_, shape) => bestOf(shapes.example(shape)))
  return {
    definitions,
    match(take) {
      shapes.forEachObject((node, shape) => {
        if (best[shape] >= 0) take(node, best[shape])
      })
    },
  }
}

/** The best definition for an object, -1 where none fits. */
function createBestMatch(
  columns: SnapshotColumns,
  definitions: readonly (readonly StringIndex[])[],
): (node: number) => number {
  const { firstEdge, edgeWord, edgeName, strings } = columns
  /** Rank of a property that some definition has, from 1; 0 for all others. */
  const rankOf = new Uint16Array(strings.count)
  let ranks = 0
  for (const name of definitions.flat()) if (rankOf[name] === 0) rankOf[name] = ++ranks
  const ranked = definitions.map((names) => names.map((name) => rankOf[name]))
  const usedBy = new Uint32Array(ranks + 1)
  for (const rank of ranked.flat()) usedBy[rank]++
  /** Definitions under their rarest property: no object needs to be held against more than a few. */
  const byRarest: number[][] = Array.from({ length: ranks + 1 }, () => [])
  for (const [index, list] of ranked.entries()) {
    byRarest[list.reduce((rarest, rank) => (usedBy[rank] < usedBy[rarest] ? rank : rarest))].push(index)
  }

  const has = new Uint32Array(ranks + 1)
  const needs = new Uint32Array(ranks + 1)
  const fits = (list: readonly number[]): boolean => {
    let all = true
    for (const rank of list) if (++needs[rank] > has[rank]) all = false
    for (const rank of list) needs[rank] = 0
    return all
  }
  return (node) => {
    const found: number[] = []
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const rank = (edgeWord[edge] & edgeTypeMask) === EdgeType.property ? rankOf[edgeName[edge]] : 0
      if (rank !== 0 && has[rank]++ === 0) found.push(rank)
    }
    let best = -1
    for (const rank of found) {
      for (const index of byRarest[rank]) {
        const length = ranked[index].length
        const bestLength = best < 0 ? 0 : ranked[best].length
        if (length < bestLength || (length === bestLength && index > best)) continue
        if (fits(ranked[index])) best = index
      }
    }
    for (const rank of found) has[rank] = 0
    return best
  }
}
