/** What a `package.json` says, as far as it is of a form that can be understood. */
export interface Manifest {
  readonly name: string | null
  readonly isModule: boolean
  readonly isPrivate: boolean
  readonly main: string | null
  /** Of `exports`: each entry's name (`.`, `./parse`) with the file that it leads to; null where there are no exports. */
  readonly exports: ReadonlyMap<string, string> | null
  readonly bin: string | null
  readonly scripts: Readonly<Record<string, string>>
  /** Needed when it runs. */
  readonly dependencies: ReadonlySet<string>
  readonly devDependencies: ReadonlySet<string>
  /** Patterns of folders. */
  readonly workspaces: readonly string[]
}

type Values = Readonly<Record<string, unknown>>

/** null for a text that is no JSON object. */
export function readManifest(text: string): Manifest | null {
  const value = parsed(text)
  if (!isRecord(value)) return null
  const isModule = value.type === 'module'
  return {
    name: wordOf(value.name),
    isModule,
    isPrivate: value.private === true,
    main: wordOf(value.main) ?? (isModule ? wordOf(value.module) : null),
    exports: value.exports === undefined ? null : exportsOf(value.exports, isModule),
    bin: binOf(value.bin),
    scripts: textsOf(value.scripts),
    dependencies: new Set([...keysOf(value.dependencies), ...keysOf(value.optionalDependencies)]),
    devDependencies: new Set([...keysOf(value.devDependencies), ...keysOf(value.peerDependencies)]),
    workspaces: workspacesOf(value.workspaces),
  }
}

function exportsOf(value: unknown, isModule: boolean): ReadonlyMap<string, string> {
  const isByName = isRecord(value) && Object.keys(value).some((key) => key.startsWith('.'))
  const entries = isByName ? Object.entries(value) : [['.', value] as const]
  return new Map(
    entries.flatMap(([name, target]) => {
      const file = targetOf(target, isModule ? MODULE_CONDITIONS : COMMON_CONDITIONS)
      return file === null || name.includes('*') || name.endsWith('.json') ? [] : [[name, file] as const]
    }),
  )
}

const MODULE_CONDITIONS: readonly string[] = ['node', 'import', 'module-sync', 'default']
const COMMON_CONDITIONS: readonly string[] = ['node', 'require', 'module-sync', 'default', 'import']

/** The file that Node would take under these conditions, in the order in which the manifest has them. */
function targetOf(target: unknown, conditions: readonly string[]): string | null {
  if (typeof target === 'string') return target
  if (Array.isArray(target)) return targetOf(target[0], conditions)
  if (!isRecord(target)) return null
  const key = Object.keys(target).find((name) => conditions.includes(name))
  return key === undefined ? null : targetOf(target[key], conditions)
}

function binOf(value: unknown): string | null {
  return wordOf(value) ?? (isRecord(value) ? wordOf(Object.values(value)[0]) : null)
}

function workspacesOf(value: unknown): readonly string[] {
  const list = isRecord(value) ? value.packages : value
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : []
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const keysOf = (value: unknown) => Object.keys(isRecord(value) ? value : {})
const wordOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null)

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
