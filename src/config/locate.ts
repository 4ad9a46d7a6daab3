import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml'

/** A YAML or JSON text (JSON is YAML) that still knows on which line each key and value stands. */
export interface LocatedText {
  readonly value: unknown
  /** Syntax errors, each with its line; `value` is to be used only where there are none. */
  readonly errors: readonly { readonly line: number; readonly text: string }[]
  /** 1-based line of the key or value at a path, or of the nearest one around it. */
  readonly lineAt: (path: readonly (string | number)[]) => number
}

/** Keys under which text is meant as it is written: `PORT: 0x1F` is no 31. */
const VERBATIM = new Set(['env', 'args', 'node-args'])

export function locateText(text: string): LocatedText {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineOfOffset = (offset: number) => lines.linePos(offset).line
  const errors = document.errors.map(({ pos, message }) => ({ line: lineOfOffset(pos[0]), text: message }))
  if (errors.length > 0) return { value: null, errors, lineAt: () => 1 }
  keepAsWritten(document)
  const lineAt = (path: readonly (string | number)[]) => lineOfOffset(offsetAt(document, path))
  try {
    return { value: document.toJS(), errors, lineAt }
  } catch (cause) {
    // An alias without an anchor, or aliases of aliases past the library's bound.
    const reason = cause instanceof Error ? cause.message : String(cause)
    return { value: null, errors: [{ line: 1, text: reason }], lineAt }
  }
}

function keepAsWritten(document: Document.Parsed): void {
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !VERBATIM.has(String(key.value))) return
      const items = isMap(value) || isSeq(value) ? value.items : []
      for (const item of items) {
        const scalar = isPair(item) ? item.value : item
        if (isScalar(scalar) && typeof scalar.value !== 'string') scalar.value = scalar.source ?? ''
      }
    },
  })
}

function offsetAt(document: Document.Parsed, path: readonly (string | number)[]): number {
  let offset = document.contents?.range?.[0] ?? 0
  let node: unknown = document.contents
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (pair === undefined) return offset
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      if (hasRange(node)) offset = node.range[0]
    } else return offset
  }
  return offset
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
