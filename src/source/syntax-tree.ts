import { type AnyNode, type Options, type Program, parse } from 'acorn'

/** A program and the text its offsets refer to. */
export interface SyntaxTree {
  readonly program: Program
  readonly text: string
  /** Offset at which line i + 1 starts. */
  readonly lineStart: readonly number[]
}

const typescriptFile = /\.[cm]?tsx?$/
const byteOrderMark = '\ufeff'

/**
 * Parses a source as Node would have run it: CommonJS (no wrapper: V8 compiles the body as a function, positions hold),
 * ES module, TypeScript with its types blanked out by `stripTypes`.
 * null where the text is no JavaScript that acorn knows.
 */
export function parseSource(
  path: string,
  source: string,
  stripTypes: ((text: string) => string) | undefined,
): SyntaxTree | null {
  const withoutMark = source.startsWith(byteOrderMark) ? source.slice(1) : source
  // A loader's output has a TypeScript file's name and no types left.
  const stripped = typescriptFile.test(path) ? tryTo(() => stripTypes?.(withoutMark) ?? null) : null
  const text = stripped ?? withoutMark
  const options: Options = { ecmaVersion: 'latest', sourceType: 'script', allowHashBang: true }
  const asScript: Options = { ...options, allowReturnOutsideFunction: true, allowAwaitOutsideFunction: false }
  const asModule: Options = { ...options, sourceType: 'module' }
  const order = /\.m[jt]s$/.test(path) ? [asModule, asScript] : [asScript, asModule]
  for (const attempt of order) {
    const program = tryTo(() => parse(text, attempt))
    if (program !== null) return { program, text, lineStart: lineStarts(text) }
  }
  return null
}

/** Offset of a 1-based position, -1 where the text has none. */
export function offsetOf(tree: SyntaxTree, line: number, column: number): number {
  if (line < 1 || column < 1 || line > tree.lineStart.length) return -1
  const offset = tree.lineStart[line - 1] + column - 1
  return offset <= tree.text.length ? offset : -1
}

/** 1-based position of an offset. */
export function positionOf(
  tree: SyntaxTree,
  offset: number,
): { readonly line: number; readonly column: number } {
  let low = 0
  let high = tree.lineStart.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (tree.lineStart[middle] <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - tree.lineStart[low] + 1 }
}

/** The nodes directly below a node, in the order of the text as far as the grammar writes them so. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  const children: AnyNode[] = []
  for (const value of Object.values(node)) {
    for (const entry of Array.isArray(value) ? value : [value]) if (isNode(entry)) children.push(entry)
  }
  return children
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Line ends as V8 and acorn count them. */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(match.index + match[0].length)
  return starts
}

function tryTo<T>(attempt: () => T | null): T | null {
  try {
    return attempt()
  } catch {
    return null
  }
}
