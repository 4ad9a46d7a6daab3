/** What a project says about the client that installs it. */
export interface ProjectFacts {
  /** Parsed `package.json`; undefined where it is no JSON, which the client's own message names best. */
  readonly manifest: unknown
  /** Names of the files in the project's root. */
  readonly files: ReadonlySet<string>
  /** Text of `yarn.lock`, empty where there is none. */
  readonly yarnLock: string
}

export type ClientName = 'npm' | 'pnpm' | 'yarn' | 'bun'

export interface Installation {
  readonly client: ClientName
  /** Version that `packageManager` of the manifest asks for; null where it asks for none. */
  readonly version: string | null
  /** What the client is told, its name left out. */
  readonly arguments: string
}

/** In the order in which they count where a project has several and its manifest names none. */
const LOCK_FILES: readonly (readonly [file: string, client: ClientName])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
]

/**
 * How a project is installed: by the client that its manifest names, else by its lock file, exactly as locked; without a
 * lock file, without writing one. null where there is nothing to install.
 */
export function installationOf(project: ProjectFacts): Installation | null {
  const { manifest, files } = project
  if (!files.has('package.json')) return null
  const named = namedClient(manifest)
  const locks = LOCK_FILES.filter(([file]) => files.has(file)).map(([, client]) => client)
  const client = named?.client ?? locks[0] ?? 'npm'
  const locked = locks.includes(client)
  if (!locked && !wantsInstall(manifest)) return null
  const version = named?.version ?? null
  return { client, version, arguments: argumentsFor(client, locked, isModernYarn(project, version)) }
}

function argumentsFor(client: ClientName, locked: boolean, modernYarn: boolean): string {
  switch (client) {
    case 'npm':
      return locked ? 'ci' : 'install --no-package-lock'
    case 'pnpm':
      return locked ? 'install --frozen-lockfile' : 'install --no-lockfile'
    case 'yarn':
      if (modernYarn) return locked ? 'install --immutable' : 'install --no-immutable'
      return locked
        ? 'install --frozen-lockfile --non-interactive'
        : 'install --no-lockfile --non-interactive'
    case 'bun':
      return locked ? 'install --frozen-lockfile' : 'install --no-save'
  }
}

/** Of `"packageManager": "pnpm@9.1.0+sha512..."`. */
function namedClient(manifest: unknown): { readonly client: ClientName; readonly version: string } | null {
  const named = isRecord(manifest) ? manifest.packageManager : undefined
  const match = typeof named === 'string' ? /^(npm|pnpm|yarn|bun)@([\w.-]+)/.exec(named) : null
  return match === null ? null : { client: match[1] as ClientName, version: match[2]! }
}

function isModernYarn({ files, yarnLock }: ProjectFacts, version: string | null): boolean {
  if (version !== null) return !version.startsWith('1.') && !version.startsWith('0.')
  return files.has('.yarnrc.yml') || /^__metadata:$/m.test(yarnLock)
}

const DEPENDENCY_KEYS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare']

function wantsInstall(manifest: unknown): boolean {
  if (manifest === undefined) return true
  const keysOf = (key: string): readonly string[] => {
    const value = isRecord(manifest) ? manifest[key] : undefined
    return typeof value === 'object' && value !== null ? Object.keys(value) : []
  }
  return (
    DEPENDENCY_KEYS.some((key) => keysOf(key).length > 0) ||
    keysOf('workspaces').length > 0 ||
    keysOf('scripts').some((script) => INSTALL_SCRIPTS.includes(script))
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
