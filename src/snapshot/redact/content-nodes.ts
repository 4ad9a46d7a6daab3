import { NodeType, type SnapshotColumns } from '../format/index.ts'

/** Names that V8 gives to nodes instead of their content. */
const placeholders = [
  '(concatenated string)',
  '(sliced string)',
  'heap number',
  'smi number',
  'number',
  'bigint',
  'symbol',
] as const

/**
 * Whether a node's name is data and not a word of the program: strings and their parts, symbols' descriptions, patterns
 * of regular expressions, numbers. Names of all other nodes are those of constructors, functions, scripts and V8's own.
 */
export function createContentTest(columns: SnapshotColumns): (node: number) => boolean {
  const { nodeType, nodeName, strings } = columns
  const placeholderNames = new Set<number>(strings.find(placeholders))
  return (node) => {
    switch (nodeType[node]) {
      case NodeType.string:
        return true
      case NodeType.concatenatedString:
      case NodeType.slicedString:
      case NodeType.regexp:
      case NodeType.symbol:
      case NodeType.number:
      case NodeType.bigint:
        return !placeholderNames.has(nodeName[node])
    }
    return false
  }
}
