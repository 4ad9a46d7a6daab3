import { existsSync } from 'node:fs'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checkout } from './checkout.ts'
import { GitCommandError } from './errors.ts'
import { type Git, gitIn, gitPaths } from './git.ts'
import type { Workspace } from './workspace.ts'

/**
 * A bare repository of ours that borrows every object of the user's (as `git clone --shared` does) and takes what has to
 * be fetched, so that nothing is ever fetched into the user's. It has no remote and no ref of the user's.
 */
export interface CommitStore {
  readonly has: (commit: string) => Promise<boolean>
  /** Parents as the commit itself names them, whether or not a shallow history has them. */
  readonly parentsOf: (commit: string) => Promise<readonly string[]>
  /** null where the histories do not meet, as far as they are known. */
  readonly mergeBase: (a: string, b: string) => Promise<string | null>
  /** Makes a commit available by its hash; true where it now is. */
  readonly fetchCommit: (commit: string) => Promise<boolean>
  /** What git said to the last fetch that failed; null where none did. */
  readonly fetchFailure: () => string | null
  /** Hash of a branch or tag of the remote, fetched; null where the remote has none of that name. */
  readonly fetchRef: (ref: string) => Promise<string | null>
  /** Name of the branch that the remote's HEAD is; null where it can't be asked, or is none. */
  readonly remoteHead: () => Promise<string | null>
  /** Fetches more of the history behind these commits, where the user's clone is shallow. False: there is no more. */
  readonly deepen: (commits: readonly string[], depth: number) => Promise<boolean>
  readonly copyOf: (commit: string | null, folder: string) => Promise<Git>
}

/** Settings of the user's that decide which bytes a checked-out file has; the copies follow them. */
const CONTENT_SETTINGS = ['core.autocrlf', 'core.eol', 'core.longpaths']

export async function openStore(
  checkout: Checkout,
  workspace: Workspace,
  onFetch: (what: string) => void,
  signal: AbortSignal,
): Promise<CommitStore> {
  const { storeFolder } = workspace
  const format = checkout.objectFormat === 'sha1' ? [] : [`--object-format=${checkout.objectFormat}`]
  const initialise = async (folder: string, objectsFolder: string, ...more: readonly string[]) => {
    await mkdir(folder, { recursive: true })
    const git = gitIn(folder, workspace.ownEnvironment, signal)
    await git.run('init', '--quiet', `--template=${workspace.emptyFolder}`, ...format, ...more)
    const [objects, shallowFile] = await gitPaths(git, folder, 'objects', 'shallow')
    await mkdir(join(objects!, 'info'), { recursive: true })
    await writeFile(join(objects!, 'info', 'alternates'), `${alternateLine(objectsFolder)}\n`)
    return { git, shallowFile: shallowFile! }
  }

  const { git: store, shallowFile } = await initialise(storeFolder, checkout.objectsFolder, '--bare')
  const shallow = existsSync(checkout.shallowFile)
  if (shallow) await copyFile(checkout.shallowFile, shallowFile)
  const content = await contentSettings(checkout.git)

  let fetchFailure: string | null = null
  const fetch = async (what: string, ...args: readonly string[]): Promise<boolean> => {
    const { remote } = checkout
    if (remote === null) return false
    onFetch(what)
    const quiet = [
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
    ]
    try {
      await store.configured(remote.config).run('fetch', ...quiet, ...args)
      return true
    } catch (cause) {
      if (!(cause instanceof GitCommandError)) throw cause
      fetchFailure = cause.stderr.trim()
      return false
    }
  }
  const remoteName = checkout.remote?.name ?? 'origin'
  const depthOne = shallow ? ['--depth=1'] : []
  const has = async (commit: string) => (await store.ask('cat-file', '-e', `${commit}^{commit}`)) !== null

  return {
    has,
    async parentsOf(commit) {
      const head = (await store.run('cat-file', 'commit', commit)).split('\n\n', 1)[0]!
      return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]!)
    },
    mergeBase: async (a, b) => (await store.ask('merge-base', a, b))?.trim() ?? null,
    async fetchCommit(commit) {
      await fetch(commit, ...depthOne, remoteName, commit)
      return has(commit)
    },
    fetchFailure: () => fetchFailure,
    async fetchRef(ref) {
      const target = 'refs/heapslope/fetched'
      const fetched = await fetch(ref, ...depthOne, remoteName, `+${ref}:${target}`)
      return fetched ? (await store.run('rev-parse', `${target}^{commit}`)).trim() : null
    },
    async remoteHead() {
      const { remote } = checkout
      if (remote === null) return null
      const listed = await store.configured(remote.config).ask('ls-remote', '--symref', remoteName, 'HEAD')
      return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(listed ?? '')?.[1] ?? null
    },
    async deepen(commits, depth) {
      if (!shallow) return false
      return fetch(`${depth} commits of history`, `--depth=${depth}`, remoteName, ...commits)
    },
    async copyOf(commit, folder) {
      const copy = await initialise(folder, join(storeFolder, 'objects'))
      if (existsSync(shallowFile)) await copyFile(shallowFile, copy.shallowFile)
      for (const [key, value] of content) await copy.git.run('config', key, value)
      if (commit === null) return copy.git
      await copy.git
        .configured(partialCloneOf(checkout))
        .run('checkout', '--quiet', '--detach', '--force', commit)
      return copy.git
    },
  }
}

/** Where the user's clone left blobs at the remote (`--filter`), git fetches those it needs while checking out. */
function partialCloneOf(checkout: Checkout): readonly (readonly [string, string])[] {
  const config = checkout.remote?.config ?? []
  return config.some(([key]) => key.endsWith('.promisor')) ? config : []
}

async function contentSettings(git: Git): Promise<readonly (readonly [string, string])[]> {
  const read = CONTENT_SETTINGS.map(async (key) => [key, (await git.ask('config', key))?.trim()] as const)
  return (await Promise.all(read)).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  )
}

/** As git reads `objects/info/alternates`: a path that could be taken for something else is quoted as in C. */
function alternateLine(path: string): string {
  const slashed = process.platform === 'win32' ? path.replaceAll('\\', '/') : path
  return /["\n]/.test(slashed) ? JSON.stringify(slashed) : slashed
}
