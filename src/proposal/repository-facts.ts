/** A repository as a proposal sees it; paths are relative to its root, with forward slashes. */
export interface RepositoryFacts {
  /** Files that git knows or would take; what is installed or built is not among them. */
  readonly files: ReadonlySet<string>
  /** Text of a file; null where it is none, or too large to be written by hand. */
  readonly read: (path: string) => string | null
  /** How a folder is installed; null where there is nothing to install. */
  readonly installation: (folder: string) => Installed | null
}

export interface Installed {
  readonly client: 'npm' | 'pnpm' | 'yarn' | 'bun'
  /** As `packageManager` of the manifest names it; null where it names none. */
  readonly version: string | null
  /** What the client is told, its name left out. */
  readonly arguments: string
}

/** `folder/file`, where the root is `.`. */
export function within(folder: string, path: string): string {
  const parts = `${folder}/${path}`.split('/').filter((part) => part !== '' && part !== '.')
  const joined: string[] = []
  for (const part of parts) {
    if (part === '..' && joined.length > 0) joined.pop()
    else joined.push(part)
  }
  return joined.join('/') || '.'
}

/** The folder that a path lies in. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '.' : path.slice(0, slash)
}
