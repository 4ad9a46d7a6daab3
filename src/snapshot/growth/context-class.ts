import { EdgeType, edgeTargetShift, edgeTypeMask, NodeType, type SnapshotColumns } from '../format/index.ts'
import type { GrowthNames } from './growth-names.ts'
import type { RetainerPaths } from './retainer-paths.ts'

/** What a person calls the contexts of `node:vm`; V8 calls them `system / NativeContext`, and from Node 26 on with an origin behind. */
export const vmContextName = 'vm context'

const nativeContext = 'system / NativeContext'

/**
 * Which nodes are contexts, by `NodeOrdinal`: all or, in a snapshot without one of `node:vm` (a page's, with frames), none. The program's
 * own context is one of them: it is never growth.
 */
export function createVmContexts(
  { nodeType, nodeName, strings }: SnapshotColumns,
  names: GrowthNames,
): (node: number) => boolean {
  if (names.contextifyClass < 0) return () => false
  const encoded = new TextEncoder().encode(nativeContext)
  /** 1 a context's name, 2 another, 0 not looked at. */
  const known = new Uint8Array(strings.count)
  const isContextName = (name: number): boolean => {
    if (known[name] === 0) {
      const start = strings.offset[name]
      known[name] = encoded.every((byte, at) => strings.bytes[start + at] === byte) ? 1 : 2
    }
    return known[name] === 1
  }
  return (node) => nodeType[node] === NodeType.hidden && isContextName(nodeName[node])
}

/**
 * The paths, with contexts under that of what the program has of them: the sandbox, or an object or function made inside. How one gets
 * on from there to the context (its peg in the sandbox, a hidden class, a prototype) differs from version to version of Node, and
 * is none of the program's.
 */
export function withContextPaths(
  columns: SnapshotColumns,
  names: GrowthNames,
  paths: RetainerPaths,
  isVmContext: (node: number) => boolean,
): RetainerPaths {
  const holderOf = (context: number): number => {
    let holder = paths.parentOf(context)
    for (let node = holder, above = holder; node >= 0; node = above) {
      above = paths.parentOf(node)
      if (above >= 0 && isInside(columns, names, node)) holder = above
    }
    return holder
  }
  return {
    ...paths,
    of: (node) => {
      const holder = isVmContext(node) ? holderOf(node) : node
      return paths.of(holder < 0 ? node : holder)
    },
  }
}

/** What V8 and Node put between a context and what holds it: hidden classes, and the peg, up to Node 22 an object around it. */
function isInside(
  { nodeType, nodeName, firstEdge, edgeWord }: SnapshotColumns,
  names: GrowthNames,
  node: number,
): boolean {
  if (nodeType[node] === NodeType.objectShape || nodeName[node] === names.contextifyClass) return true
  if (nodeType[node] !== NodeType.object) return false
  for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
    const word = edgeWord[edge]
    const isInternal = (word & edgeTypeMask) === EdgeType.internal
    if (isInternal && nodeName[word >>> edgeTargetShift] === names.contextifyClass) return true
  }
  return false
}
