import {
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  NodeType,
  type SnapshotColumns,
  type StringIndex,
} from '../format/index.ts'

/** The beginning of a string's text; of one that V8 has not joined yet, its parts' in turn. */
export function stringContent(columns: SnapshotColumns, string: number, longest: number): string {
  const { nodeType, nodeName, firstEdge, edgeWord, strings } = columns
  let text = ''
  const parts = [string]
  for (let steps = 0; parts.length > 0 && text.length <= longest && steps < 2 * longest; steps++) {
    const part = parts.pop() as number
    if (nodeType[part] !== NodeType.concatenatedString) {
      text += strings.decode(nodeName[part] as StringIndex)
      continue
    }
    const inner: number[] = []
    for (let edge = firstEdge[part]; edge < firstEdge[part + 1]; edge++) {
      const target = edgeWord[edge] >>> edgeTargetShift
      const isPart = (edgeWord[edge] & edgeTypeMask) === EdgeType.internal && isText(nodeType[target])
      if (isPart) inner.unshift(target)
    }
    parts.push(...inner)
  }
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

export function isText(nodeType: number): boolean {
  return (
    nodeType === NodeType.string ||
    nodeType === NodeType.concatenatedString ||
    nodeType === NodeType.slicedString
  )
}
