import type { NodeOrdinal } from './brands.ts'

/** Edge types under codes of our own: the parser translates the file's. `unknown` holds whatever a newer V8 adds. */
export const EdgeType = {
  context: 0,
  element: 1,
  property: 2,
  internal: 3,
  hidden: 4,
  shortcut: 5,
  weak: 6,
  unknown: 7,
} as const

/** V8's spelling of each type, by code. */
export const knownEdgeTypes: readonly string[] = [
  'context',
  'element',
  'property',
  'internal',
  'hidden',
  'shortcut',
  'weak',
  '(unknown)',
]

/**
 * An edge is one 32-bit word, `target << 4 | essential << 3 | type`, beside its name: one random read tells where it
 * leads, what it is and whether it counts for dominators. Hence at most 2^28 nodes. The parser takes every edge but the
 * weak ones for essential; the analysis takes the bit from the few that are not.
 */
export const edgeTypeMask = 7
export const essentialBit = 8
export const edgeTargetShift = 4
export const maxNodeCount = 2 ** 28

/** Type and essential bit of an edge as the parser writes them. */
export function presumedBits(type: number): number {
  return type === EdgeType.weak ? type : type | essentialBit
}

export function edgeType(word: number): number {
  return word & edgeTypeMask
}

export function edgeTarget(word: number): NodeOrdinal {
  return (word >>> edgeTargetShift) as NodeOrdinal
}

/** Whether the edge's name is a number (an index) and not a string: see `edgeName` in `SnapshotColumns`. */
export function edgeNameIsIndex(word: number): boolean {
  const type = word & edgeTypeMask
  return type === EdgeType.element || type === EdgeType.hidden
}
