import { parse } from 'yaml'
import { matchesGlob } from '../config/index.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { folderOf, type RepositoryFacts, within } from './repository-facts.ts'

export interface Package {
  /** Relative to the repository's root; `.` for the root itself. */
  readonly folder: string
  readonly manifest: Manifest
  /** The root's workspace has it: what the root installs, it has. */
  readonly isMember: boolean
}

export interface Packages {
  /** null where the repository's root is no package. */
  readonly root: Package | null
  /** The others, by path. */
  readonly others: readonly Package[]
}

/** Every package of a repository: those of its workspace, whichever client it is of, and those that lie in it all the same. */
export function packagesOf(repository: RepositoryFacts): Packages {
  const folders = [...repository.files]
    .filter((path) => path === 'package.json' || path.endsWith('/package.json'))
    .map(folderOf)
    .sort()
  const found = folders.flatMap((folder) => {
    const manifest = readManifest(repository.read(within(folder, 'package.json')) ?? '')
    return manifest === null ? [] : [{ folder, manifest }]
  })
  const root = found.find(({ folder }) => folder === '.')
  const patterns = [...(root?.manifest.workspaces ?? []), ...pnpmPatterns(repository)]
  return {
    root: root === undefined ? null : { ...root, isMember: true },
    others: found
      .filter((one) => one !== root)
      .map((one) => ({ ...one, isMember: isMember(one.folder, patterns) })),
  }
}

function isMember(folder: string, patterns: readonly string[]): boolean {
  const matches = (pattern: string) => matchesGlob(folder, within('.', pattern.replace(/^!/, '')))
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && matches(pattern))
  )
}

function pnpmPatterns({ files, read }: RepositoryFacts): readonly string[] {
  if (!files.has('pnpm-workspace.yaml')) return []
  try {
    const value: unknown = parse(read('pnpm-workspace.yaml') ?? '')
    const packages = (value as { readonly packages?: unknown } | null)?.packages
    return Array.isArray(packages) ? packages.filter((entry) => typeof entry === 'string') : []
  } catch {
    return []
  }
}
