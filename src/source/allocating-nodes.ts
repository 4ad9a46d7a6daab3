import type { AnyNode, ObjectExpression } from 'acorn'

/** What was allocated, as the snapshot knows it. */
export interface Allocation {
  readonly kind: 'object' | 'closure' | 'array' | 'string' | 'native' | 'code' | 'internal'
  /** Class name; for a closure its function's name. */
  readonly constructorName: string
  /** Property names of a plain object, else null. */
  readonly keys: readonly string[] | null
}

/** The expressions among `own` that can have allocated it: those of the best match only, in the order of the text. */
export function allocatingNodes(own: readonly AnyNode[], allocation: Allocation): readonly AnyNode[] {
  const scored = own
    .map((node) => ({ node, score: matchScore(node, allocation) }))
    .filter(({ score }) => score > 0)
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score === best).map(({ node }) => node)
}

/** The calls among `own` of a function or constructor of that name. */
export function callsOf(own: readonly AnyNode[], functionName: string): readonly AnyNode[] {
  // V8's names may hold more: `get size`, `Readable.from`
  const name = functionName.split(/[ .]/).at(-1) ?? ''
  if (name === '') return []
  return own.filter(
    (node) =>
      (node.type === 'CallExpression' || node.type === 'NewExpression') && calleeName(node.callee) === name,
  )
}

function matchScore(node: AnyNode, { kind, constructorName, keys }: Allocation): number {
  switch (kind) {
    case 'array':
      return arrayScore(node)
    case 'string':
      return stringScore(node)
    case 'object':
      if (keys !== null || constructorName === 'Object') return plainObjectScore(node, keys ?? [])
      if (constructorName === 'Array') return arrayScore(node)
      return instanceScore(node, constructorName)
    case 'native':
      return instanceScore(node, constructorName)
    case 'closure':
    case 'code':
    case 'internal':
      return 0
  }
}

function instanceScore(node: AnyNode, className: string): number {
  if (node.type === 'NewExpression') return calleeName(node.callee) === className ? 4 : 0
  if (node.type === 'Literal') return className === 'RegExp' && 'regex' in node ? 4 : 0
  if (node.type !== 'CallExpression') return 0
  const callee = calleeName(node.callee)
  if (className === 'Promise') return callee === 'then' || callee === 'catch' || callee === 'finally' ? 2 : 0
  return callee !== '' && makers[className]?.includes(callee) ? 3 : 0
}

/** Functions that hand out objects of a class without `new`. */
const makers: Readonly<Record<string, readonly string[]>> = {
  Buffer: ['alloc', 'allocUnsafe', 'allocUnsafeSlow', 'from', 'concat'],
  Timeout: ['setTimeout', 'setInterval'],
  Immediate: ['setImmediate'],
  ArrayBuffer: ['alloc', 'allocUnsafe', 'allocUnsafeSlow', 'from', 'concat', 'slice', 'transfer'],
  Error: ['Error'],
  'vm context': ['createContext', 'runInNewContext'],
}

const arrayMakers: readonly string[] = ['Array', 'from', 'of']
const arrayMethods: readonly string[] =
  'concat entries filter flat flatMap getOwnPropertyNames keys map match slice splice split toReversed toSorted toSpliced values with'.split(
    ' ',
  )

function arrayScore(node: AnyNode): number {
  if (node.type === 'ArrayExpression' || node.type === 'RestElement') return 3
  if (node.type === 'NewExpression') return calleeName(node.callee) === 'Array' ? 3 : 0
  if (node.type !== 'CallExpression') return 0
  const callee = calleeName(node.callee)
  if (arrayMakers.includes(callee)) return 3
  // a call of `slice` or `map` may make something else: it counts where nothing surer stands
  return arrayMethods.includes(callee) ? 1 : 0
}

function stringScore(node: AnyNode): number {
  if (node.type === 'TemplateLiteral') return node.expressions.length > 0 ? 2 : 0
  if (node.type === 'BinaryExpression' && node.operator === '+') return 1
  return 0
}

const objectMakers: readonly string[] = ['create', 'assign', 'fromEntries', 'parse', 'structuredClone']

/** Exact keys before keys that a later assignment completes, before objects whose keys the text does not tell. */
function plainObjectScore(node: AnyNode, keys: readonly string[]): number {
  if (node.type === 'CallExpression') return objectMakers.includes(calleeName(node.callee)) ? 2 : 0
  if (node.type !== 'ObjectExpression') return 0
  const written = keysOf(node)
  const shared = written.keys.filter((key) => keys.includes(key)).length
  const isExact = shared === keys.length && shared === written.keys.length
  if (isExact && !written.isOpen) return 5
  const isPart = shared === written.keys.length || shared === keys.length
  if (shared > 0 && isPart) return 4
  if (shared > 0 && written.isOpen) return 3
  return written.isOpen || written.keys.length === 0 ? 2 : 0
}

/** The property names a literal writes; open where it spreads or computes more. */
function keysOf(node: ObjectExpression): { readonly keys: readonly string[]; readonly isOpen: boolean } {
  const keys: string[] = []
  let isOpen = false
  for (const property of node.properties) {
    if (property.type === 'SpreadElement' || property.computed) isOpen = true
    else if (property.key.type === 'Identifier') keys.push(property.key.name)
    else if (property.key.type === 'Literal') keys.push(String(property.key.value))
  }
  return { keys: keys.filter((key) => key !== '__proto__'), isOpen }
}

function calleeName(callee: AnyNode): string {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'ParenthesizedExpression' || callee.type === 'ChainExpression') {
    return calleeName(callee.expression)
  }
  if (callee.type !== 'MemberExpression') return ''
  const { property } = callee
  if (property.type === 'PrivateIdentifier') return `#${property.name}`
  if (callee.computed) return property.type === 'Literal' ? String(property.value) : ''
  return property.type === 'Identifier' ? property.name : ''
}
