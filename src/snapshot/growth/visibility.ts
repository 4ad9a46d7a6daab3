import { NodeType, type SnapshotColumns } from '../format/index.ts'

/**
 * Which nodes a person would call an object. Hidden are V8's own: contexts, backing stores, hash tables, code, and
 * whatever it calls `system / ...`. By `NodeOrdinal`, asked of the types and names of one snapshot.
 */
export function createVisibility(columns: SnapshotColumns): (node: number) => boolean {
  const { nodeType, nodeName, strings } = columns
  /** 1 a name of V8's own, 2 another, 0 not looked at. */
  const known = new Uint8Array(strings.count)
  const isSystemName = (name: number): boolean => {
    if (known[name] === 0) known[name] = startsWithSystem(strings.bytes, strings.offset[name]) ? 1 : 2
    return known[name] === 1
  }
  return (node) => {
    switch (nodeType[node]) {
      case NodeType.object:
      case NodeType.native:
        return !isSystemName(nodeName[node])
      case NodeType.hidden:
      case NodeType.array:
      case NodeType.code:
      case NodeType.objectShape:
      case NodeType.synthetic:
        return false
    }
    return true
  }
}

const system = new TextEncoder().encode('system / ')

function startsWithSystem(bytes: Uint8Array, offset: number): boolean {
  for (let at = 0; at < system.length; at++) if (bytes[offset + at] !== system[at]) return false
  return true
}
