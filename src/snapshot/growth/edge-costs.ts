import {
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  essentialBit,
  NodeType,
  type SnapshotColumns,
} from '../format/index.ts'
import type { GrowthNames } from './growth-names.ts'
import type { UserCode } from './user-code.ts'

/** What a person would not follow costs so much that it is followed only where nothing else leads on. */
const cost = {
  plain: 1,
  ownContext: 2,
  outerContext: 3,
  prototype: 4,
  foreignContext: 8,
  engine: 12,
  proto: 20,
}
const inessential = 4
/** No edge costs more. */
export const mostCost = cost.proto + cost.engine + inessential
/** The cost of an edge that holds nothing. */
export const notFollowed = 0

/** What it costs to follow an edge from its source towards its target: 1 to `mostCost`, or `notFollowed`. */
export function createEdgeCosts(
  { nodeType, edgeWord, edgeName }: SnapshotColumns,
  names: GrowthNames,
  userCode: UserCode,
): (edge: number, source: number) => number {
  const costOfName = (type: number, name: number, source: number): number => {
    if (type === EdgeType.property) {
      if (name === names.proto) return cost.proto
      return name === names.constructorProperty || name === names.prototype ? cost.prototype : cost.plain
    }
    if (type !== EdgeType.internal) return type === EdgeType.hidden ? cost.prototype : cost.plain
    if (name === names.previous) return cost.outerContext
    if (name !== names.context || nodeType[source] !== NodeType.closure) return cost.plain
    return userCode.isUserClosure(source) ? cost.ownContext : cost.foreignContext
  }
  return (edge, source) => {
    const word = edgeWord[edge]
    const type = word & edgeTypeMask
    if (type === EdgeType.weak || type === EdgeType.unknown) return notFollowed
    const target = nodeType[word >>> edgeTargetShift]
    const isEngine = target === NodeType.code || target === NodeType.objectShape || target === NodeType.hidden
    const doubt = (word & essentialBit) === 0 ? inessential : 0
    return costOfName(type, edgeName[edge], source) + (isEngine ? cost.engine : 0) + doubt
  }
}
