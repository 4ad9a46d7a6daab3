import type { AnyNode, Class } from 'acorn'
import { childrenOf, offsetOf, type SyntaxTree } from './syntax-tree.ts'

/** What V8 calls a function: code with a frame of its own. */
export interface FunctionCode {
  readonly kind: 'program' | 'function' | 'constructor' | 'fields'
  /** Where the function is written: its first character, for a constructor or fields the class's. */
  readonly start: number
  /** What runs in its frame, nested functions and fields of nested classes left out. */
  readonly own: readonly AnyNode[]
}

/** Every function of a source by the offset at which V8 says it starts. */
export interface FunctionIndex {
  readonly tree: SyntaxTree
  readonly byStart: ReadonlyMap<number, readonly FunctionCode[]>
  readonly program: FunctionCode
}

/**
 * Start positions as V8 has them (SharedFunctionInfo, read on Node 20, 22, 24, 26): the opening parenthesis of the
 * parameters; an arrow function's first character, `async` included; the keyword `class` for a constructor that is not
 * written; for the initialisers of fields the class (Node 20), the brace of its body (22) or the first field (24, 26).
 */
export function indexFunctions(tree: SyntaxTree): FunctionIndex {
  const byStart = new Map<number, FunctionCode[]>()
  const add = (offset: number, code: FunctionCode): void => {
    const there = byStart.get(offset)
    if (there === undefined) byStart.set(offset, [code])
    else there.push(code)
  }
  const visit = (node: AnyNode): void => {
    if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') {
      add(parametersStart(tree.text, node.id?.end ?? node.start, node.params[0]?.start ?? node.body.start), {
        kind: 'function',
        start: node.start,
        own: ownNodes([...node.params, node.body]),
      })
    } else if (node.type === 'ArrowFunctionExpression') {
      add(node.start, { kind: 'function', start: node.start, own: ownNodes([...node.params, node.body]) })
    } else if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      for (const [offset, code] of codesOfClass(node)) add(offset, code)
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(tree.program)
  const program: FunctionCode = { kind: 'program', start: 0, own: ownNodes([...tree.program.body]) }
  return { tree, byStart, program }
}

/** The function V8 means by a name and a 1-based position, or null where the source has none there. */
export function functionAt(
  index: FunctionIndex,
  place: { readonly functionName: string; readonly line: number; readonly column: number },
): FunctionCode | null {
  const found = index.byStart.get(offsetOf(index.tree, place.line, place.column)) ?? []
  const isTop = place.line === 0 || (place.line === 1 && place.column === 1 && place.functionName === '')
  if (found.length === 0) return isTop ? index.program : null
  const wantsFields = place.functionName.startsWith('<')
  return found.find((code) => (code.kind === 'fields') === wantsFields) ?? found[0]
}

function codesOfClass(node: Class): readonly (readonly [number, FunctionCode])[] {
  const codes: (readonly [number, FunctionCode])[] = []
  const members = node.body.body
  const written = members.find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  )
  if (written?.type === 'MethodDefinition') {
    // the parameters' parenthesis, which the function expression inside the method adds once more: this one says it is a constructor
    const { params, body, start } = written.value
    codes.push([start, { kind: 'constructor', start: written.start, own: ownNodes([...params, body]) }])
  } else {
    codes.push([node.start, { kind: 'constructor', start: node.start, own: [] }])
  }
  const instance: AnyNode[] = []
  const shared: AnyNode[] = []
  const starts: { readonly offset: number; readonly isStatic: boolean }[] = []
  for (const member of members) {
    if (member.type === 'PropertyDefinition') {
      starts.push({ offset: member.start, isStatic: member.static })
      if (member.value) (member.static ? shared : instance).push(member.value)
    } else if (member.type === 'StaticBlock') {
      starts.push({ offset: member.start, isStatic: true })
      shared.push(...member.body)
    }
  }
  if (starts.length === 0) return codes
  const fields = (own: readonly AnyNode[]): FunctionCode => ({
    kind: 'fields',
    start: node.start,
    own: ownNodes(own),
  })
  for (const { offset, isStatic } of starts) codes.push([offset, fields(isStatic ? shared : instance)])
  for (const offset of [node.start, node.body.start]) codes.push([offset, fields([...instance, ...shared])])
  return codes
}

/** The nodes that run in one frame: nested functions and classes are listed, what runs inside them is not. */
function ownNodes(roots: readonly AnyNode[]): readonly AnyNode[] {
  const own: AnyNode[] = []
  const visit = (node: AnyNode): void => {
    own.push(node)
    if (isFunction(node) || node.type === 'StaticBlock') return
    if (node.type === 'PropertyDefinition') {
      if (node.computed) visit(node.key)
      return
    }
    for (const child of childrenOf(node)) visit(child)
  }
  for (const root of roots) visit(root)
  return own
}

function isFunction({ type }: AnyNode): boolean {
  return type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression'
}

/** The parenthesis before the first parameter; comments between it and the name do not mislead. */
function parametersStart(text: string, from: number, before: number): number {
  let offset = from
  while (offset < before) {
    if (text.startsWith('//', offset)) {
      const end = text.slice(offset).search(/[\n\r\u2028\u2029]/)
      offset = end < 0 ? before : offset + end
    } else if (text.startsWith('/*', offset)) offset = text.indexOf('*/', offset) + 2
    else if (text[offset] === '(') return offset
    else offset++
  }
  return from
}
