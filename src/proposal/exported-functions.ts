import { type Parameter, parametersAt } from './parameters.ts'
import { folderOf, type RepositoryFacts, within } from './repository-facts.ts'
import { EXTENSIONS } from './start-command.ts'

/** What a module gives to its users and they can call. */
export interface ExportedFunction {
  /** `default` for the module's own value. */
  readonly name: string
  readonly isClass: boolean
  readonly parameters: readonly Parameter[]
}

type Callable = Omit<ExportedFunction, 'name'>

/** Modules that are followed at most from one that only passes on what others export. */
const MOST_MODULES = 20

/**
 * The functions and classes that a module exports, in the order of its text, followed through the modules of the repository that
 * it passes on. Read from the text and not parsed, for it may be TypeScript: what is written in an unusual way is not seen.
 * @param path relative to the repository's root
 */
export function exportedFunctions(
  path: string,
  repository: RepositoryFacts,
  seen: Set<string> = new Set(),
): readonly ExportedFunction[] {
  if (seen.has(path) || seen.size >= MOST_MODULES) return []
  seen.add(path)
  const text = withoutComments(repository.read(path) ?? '')
  const declared = declarationsIn(text)
  const named = (name: string, local: string): readonly ExportedFunction[] => {
    const callable = declared.get(local)
    return callable === undefined ? [] : [{ name, ...callable }]
  }
  const ofModule = (specifier: string) => {
    const target = moduleFile(path, specifier, repository)
    return target === null ? [] : exportedFunctions(target, repository, seen)
  }
  const found: ExportedFunction[] = []
  for (const match of text.matchAll(EXPORTS)) {
    const { whole, inline, list, from, source, named: key, assigned } = match.groups ?? {}
    const after = match.index + match[0].length
    if (inline !== undefined) found.push(...named(inline, inline))
    else if (list !== undefined) {
      const passed = from === undefined ? null : ofModule(from)
      for (const [local, name] of listed(list, /\s+as\s+/)) {
        const callable = passed?.find((one) => one.name === local)
        found.push(...(passed === null ? named(name, local) : callable ? [{ ...callable, name }] : []))
      }
    } else if (source !== undefined) found.push(...ofModule(source).filter(({ name }) => name !== 'default'))
    else if (whole !== undefined) found.push(...wholeModule(text, after, declared, ofModule))
    else if (key !== undefined) {
      const callable = assigned === undefined ? callableAt(text, after) : declared.get(assigned)
      if (callable !== undefined && callable !== null) found.push({ name: key, ...callable })
    }
  }
  return found.filter(({ name }, i) => found.findIndex((other) => other.name === name) === i)
}

const EXPORTS = new RegExp(
  [
    String.raw`\bexport\s+(?:async\s+)?(?:abstract\s+)?(?:function\s*\*?|class|const|let|var)\s+(?<inline>[\w$]+)`,
    String.raw`\bexport\s+\{(?<list>[^}]*)\}(?:\s*from\s*['"](?<from>[^'"]+)['"])?`,
    String.raw`\bexport\s+\*\s*from\s*['"](?<source>[^'"]+)['"]`,
    String.raw`(?<whole>\bexport\s+default\s+|\bmodule\.exports\s*=\s*(?:exports\s*=\s*)?)(?!=)`,
    String.raw`\b(?:module\.)?exports\.(?<named>[\w$]+)\s*=\s*(?!=)(?:(?<assigned>[\w$]+)\s*(?=[;\n]|$))?`,
  ].join('|'),
  'g',
)

/** `export default ...` and `module.exports = ...`: a function, a name, an object of functions, or another module. */
function wholeModule(
  text: string,
  at: number,
  declared: ReadonlyMap<string, Callable>,
  ofModule: (specifier: string) => readonly ExportedFunction[],
): readonly ExportedFunction[] {
  const rest = text.slice(at)
  const required = /^require\(\s*['"]([^'"]+)['"]\s*\)/.exec(rest)
  if (required !== null) return ofModule(required[1]!)
  const callable = callableAt(text, at)
  if (callable !== null) return [{ name: 'default', ...callable }]
  const name = /^([\w$]+)\s*(?:[;\n]|$)/.exec(rest)?.[1]
  if (name !== undefined) {
    const local = declared.get(name)
    return local === undefined ? [] : [{ name: 'default', ...local }]
  }
  const object = /^\{([^{}]*)\}/.exec(rest)
  return listed(object?.[1] ?? '', /\s*:\s*/, true).flatMap(([key, local]) => {
    const member = declared.get(local)
    return member === undefined ? [] : [{ name: key, ...member }]
  })
}

/** `a, b as c` -> [a, a], [b, c]; `a, c: b` -> [a, a], [c, b]. */
function listed(list: string, between: RegExp, isObject = false): readonly (readonly [string, string])[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => /^[\w$]+/.test(entry) && !(entry.startsWith('type ') && !isObject))
    .map((entry) => {
      const [first = '', second = first] = entry.split(between)
      return [first, second] as const
    })
}

const DECLARED =
  /\b(?:function\s*\*?\s*(?<fn>[\w$]+)|class\s+(?<cls>[\w$]+)|(?:const|let|var)\s+(?<local>[\w$]+)\s*(?::[^=;]+)?=(?!=)\s*)/g

function declarationsIn(text: string): ReadonlyMap<string, Callable> {
  const declared = new Map<string, Callable>()
  for (const match of text.matchAll(DECLARED)) {
    const { fn, cls, local } = match.groups ?? {}
    const name = fn ?? cls ?? local
    const callable = callableAt(text, local === undefined ? match.index : match.index + match[0].length)
    if (name !== undefined && callable !== null && !declared.has(name)) declared.set(name, callable)
  }
  return declared
}

/** The function or class that begins at a place; null where none does. */
function callableAt(text: string, at: number): Callable | null {
  const rest = text.slice(at, at + 20_000)
  const isClass = /^(?:abstract\s+)?class\b/.test(rest)
  const opening = isClass
    ? /\bconstructor\s*(?=\()/.exec(bodyOf(rest))
    : /^(?:async\s+)?(?:function\s*\*?\s*[\w$]*\s*)?(?:<[^(]*>\s*)?(?=\()/.exec(rest)
  if (isClass && opening === null) return { isClass, parameters: [] }
  if (opening === null) {
    const bare = /^(?:async\s+)?([\w$]+)\s*=>/.exec(rest)
    return bare === null ? null : { isClass, parameters: [{ name: bare[1]!, type: null }] }
  }
  const { parameters, end } = parametersAt(rest, opening.index + opening[0].length)
  const isArrow = !isClass && !/\bfunction\b/.test(opening[0])
  return isArrow && !/^\)\s*(?::[^={]+)?=>/.test(rest.slice(end)) ? null : { isClass, parameters }
}

/** Of a class: up to where the next one begins. */
function bodyOf(text: string): string {
  const next = text.slice(5).search(/\n(?:export\s+)?(?:default\s+)?class\s/)
  return next < 0 ? text : text.slice(0, next + 5)
}

/** A module of the repository, by the names that Node, compilers and bundlers find it under. */
function moduleFile(from: string, specifier: string, { files }: RepositoryFacts): string | null {
  if (!specifier.startsWith('.')) return null
  const path = within(folderOf(from), specifier)
  const stem = path.replace(/\.[cm]?js$/, '')
  const candidates = [
    path,
    ...EXTENSIONS.map((end) => path + end),
    ...EXTENSIONS.map((end) => stem + end),
    ...EXTENSIONS.map((end) => `${path}/index${end}`),
  ]
  return candidates.find((candidate) => files.has(candidate)) ?? null
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[\s;{}(,])\/\/.*$/gm, '$1')
}
