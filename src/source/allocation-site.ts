import type { AnyNode } from 'acorn'
import { type Allocation, allocatingNodes, callsOf } from './allocating-nodes.ts'
import { type FunctionCode, type FunctionIndex, functionAt, indexFunctions } from './function-index.ts'
import type { FunctionStart } from './function-start.ts'
import { filePathOf, isLibraryScript, isUserScript } from './script-name.ts'
import { findSourceMap, type SourceMap } from './source-map.ts'
import { parseSource, positionOf, type SyntaxTree } from './syntax-tree.ts'

export type { Allocation } from './allocating-nodes.ts'

/** A place in a source. Line and column are 1-based. */
export interface AllocationSite {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The function that allocates; empty at the top level of a script or in a function without a name. */
  readonly functionName: string
  /** `line`: this expression allocates, and no other can. `function`: it is in this function, which starts here. */
  readonly certainty: 'line' | 'function'
  /** Where several expressions of the function can have allocated it: their places. */
  readonly candidates?: readonly { readonly line: number; readonly column: number }[]
  /** Where the user's code only called a package that allocates: the place in the package. */
  readonly library?: AllocationSite
}

/** The outside world, as far as finding a line needs it. */
export interface SourcePorts {
  /** Text of a script by its path, null where it cannot be read. Asked once per path and search. */
  readonly read: (path: string) => string | null
  /** Blanks types out, keeping every position: `module.stripTypeScriptTypes` of Node 22.13 and later. */
  readonly stripTypes?: (text: string) => string
  /** Scripts that are none of the user's though they look so, e.g. the sampler. */
  readonly ignore?: (scriptName: string) => boolean
}

/** Finds sites in sources that are read and parsed once. */
export type SiteFinder = (
  stack: readonly FunctionStart[],
  allocation: Allocation,
  definition: FunctionStart | null,
) => AllocationSite | null

/**
 * The line that allocates. V8 tells the stack of functions only (FACTS: neither profiler knows the line), so the source
 * of the function has to: the one `new C`, the literal with those keys, the closure's own definition.
 * A generated file that names its source map is traced to its source.
 *
 * The finder takes the stack, innermost first, what was allocated, and of a closure its definition where the snapshot gives
 * it; it answers null where no frame is the user's.
 */
export function createSiteFinder(ports: SourcePorts): SiteFinder {
  const search = createSearch(ports)
  const isUser = ({ scriptName }: FunctionStart): boolean =>
    isUserScript(scriptName) && !(ports.ignore?.(scriptName) ?? false)
  return (stack, allocation, definition) => {
    if (allocation.kind === 'closure' && definition !== null && isUser(definition)) {
      return search.traced(search.closureSite(stack.find(isUser), definition))
    }
    const innermost = stack.findIndex(isUser)
    if (innermost < 0) return null
    const inner = search.siteFrom(stack, innermost, allocation, isUser)
    const own = stack.findIndex((frame) => isUser(frame) && !isLibraryScript(frame.scriptName))
    if (own < 0 || !isLibraryScript(inner.file)) return search.traced(inner)
    return {
      ...search.traced(search.siteFrom(stack, own, allocation, isUser)),
      library: search.traced(inner),
    }
  }
}

/** The same for one site. */
export function findAllocationSite(
  stack: readonly FunctionStart[],
  allocation: Allocation,
  definition: FunctionStart | null,
  ports: SourcePorts,
): AllocationSite | null {
  return createSiteFinder(ports)(stack, allocation, definition)
}

/** null where the tree is too deep to walk, as generated code can be. */
function indexOrNull(tree: SyntaxTree): FunctionIndex | null {
  try {
    return indexFunctions(tree)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

interface Search {
  readonly closureSite: (frame: FunctionStart | undefined, definition: FunctionStart) => AllocationSite
  readonly siteFrom: (
    stack: readonly FunctionStart[],
    depth: number,
    allocation: Allocation,
    isUser: (frame: FunctionStart) => boolean,
  ) => AllocationSite
  /** The site in the source that its file was generated from, where the file says so. */
  readonly traced: (site: AllocationSite) => AllocationSite
}

interface SourceFile {
  readonly index: FunctionIndex | null
  readonly map: SourceMap | null
}

function createSearch(ports: SourcePorts): Search {
  const files = new Map<string, SourceFile>()
  const fileOf = (path: string): SourceFile => {
    const known = files.get(path)
    if (known !== undefined) return known
    const text = ports.read(path)
    const tree = text === null ? null : parseSource(path, text, ports.stripTypes)
    const file = {
      index: tree === null ? null : indexOrNull(tree),
      map: text === null ? null : findSourceMap(path, text, ports.read),
    }
    files.set(path, file)
    return file
  }
  const codeOf = (frame: FunctionStart): { index: FunctionIndex; code: FunctionCode } | null => {
    const { index } = fileOf(filePathOf(frame.scriptName))
    const code = index === null ? null : functionAt(index, frame)
    return index === null || code === null ? null : { index, code }
  }

  const closureSite = (frame: FunctionStart | undefined, definition: FunctionStart): AllocationSite => {
    const found = codeOf(definition)
    const { line, column } = found === null ? definition : positionOf(found.index.tree, found.code.start)
    const isWithin = frame !== undefined && frame.scriptName === definition.scriptName
    const functionName = isWithin ? frame.functionName : definition.functionName
    return { file: filePathOf(definition.scriptName), line, column, functionName, certainty: 'line' }
  }

  const siteFrom: Search['siteFrom'] = (stack, depth, allocation, isUser) => {
    const frame = stack[depth]
    const found = codeOf(frame)
    if (found === null) return functionSite(frame, null, [])
    // code that is not the user's stands further in: the call that led there; else the frame allocates itself
    const inner = stack[depth - 1]
    const calls = inner === undefined ? [] : callsOf(found.code.own, inner.functionName)
    const isDirect = !stack.slice(0, depth).some(isUser)
    const nodes = calls.length === 0 && isDirect ? allocatingNodes(found.code.own, allocation) : calls
    const isConstructor = found.code.kind === 'constructor'
    if (nodes.length === 0 && isConstructor && allocation.keys === null && allocation.kind === 'object') {
      // V8 counts the object of a derived class to the constructor that calls super: the `new` stands further out
      const outward = constructedFrom(stack, depth, allocation)
      if (outward !== null) return outward
    }
    return functionSite(frame, found, nodes)
  }

  const constructedFrom = (
    stack: readonly FunctionStart[],
    depth: number,
    allocation: Allocation,
  ): AllocationSite | null => {
    for (let outer = depth + 1; outer < stack.length; outer++) {
      const found = codeOf(stack[outer])
      if (found === null) return null
      const nodes = allocatingNodes(found.code.own, allocation)
      if (nodes.length > 0) return functionSite(stack[outer], found, nodes)
      if (found.code.kind !== 'constructor') return null
    }
    return null
  }

  const traced: Search['traced'] = (site) => {
    const { map } = fileOf(site.file)
    const place = map?.(site.line, site.column) ?? null
    if (map === null || place === null) return site
    const candidates = site.candidates?.flatMap(({ line, column }) => {
      const original = map(line, column)
      return original === null ? [] : [{ line: original.line, column: original.column }]
    })
    return { ...site, ...place, ...(candidates === undefined ? {} : { candidates }) }
  }
  return { closureSite, siteFrom, traced }
}

function functionSite(
  frame: FunctionStart,
  found: { readonly index: FunctionIndex; readonly code: FunctionCode } | null,
  nodes: readonly AnyNode[],
): AllocationSite {
  const file = filePathOf(frame.scriptName)
  const { functionName } = frame
  if (found === null) {
    const { line, column } = frame
    return { file, line: Math.max(line, 1), column: Math.max(column, 1), functionName, certainty: 'function' }
  }
  const places = nodes.map((node) => positionOf(found.index.tree, node.start))
  if (places.length === 1) return { file, ...places[0], functionName, certainty: 'line' }
  const start = positionOf(found.index.tree, found.code.start)
  const site: AllocationSite = { file, ...start, functionName, certainty: 'function' }
  return places.length === 0 ? site : { ...site, candidates: places }
}
