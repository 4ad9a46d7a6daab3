import { resolve } from 'node:path'
import { GitCommandError, NotARepositoryError } from './errors.ts'
import { type Git, gitIn, gitPaths } from './git.ts'

/** The user's checkout. Nothing here writes to it. */
export interface Checkout {
  /** Absolute path of its top folder. */
  readonly root: string
  readonly objectsFolder: string
  readonly shallowFile: string
  /** `sha1` or `sha256`. */
  readonly objectFormat: string
  /** null before the first commit. */
  readonly headCommit: string | null
  /** null where HEAD is detached. */
  readonly branch: string | null
  readonly remote: Remote | null
  readonly git: Git
}

export interface Remote {
  readonly name: string
  /** All of the user's config that reaching the remote may need, credentials included. Kept in memory only. */
  readonly config: readonly (readonly [key: string, value: string])[]
}

/** @throws NotARepositoryError */
export async function openCheckout(
  folder: string,
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Checkout> {
  const outside = gitIn(folder, environment, signal)
  const root = (await outside.run('rev-parse', '--show-toplevel').catch(asNotARepository(folder))).trimEnd()
  const git = gitIn(root, environment, signal)
  const [objectsFolder, shallowFile] = await gitPaths(git, root, 'objects', 'shallow')
  return {
    root,
    objectsFolder: objectsFolder!,
    shallowFile: shallowFile!,
    objectFormat: (await git.run('rev-parse', '--show-object-format')).trim(),
    headCommit: (await git.ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'))?.trim() ?? null,
    branch: (await git.ask('symbolic-ref', '--quiet', '--short', 'HEAD'))?.trim() ?? null,
    remote: await remoteOf(git, root),
    git,
  }
}

function asNotARepository(folder: string) {
  return (cause: unknown): never => {
    if (cause instanceof GitCommandError) throw new NotARepositoryError(folder, cause.stderr.trim())
    throw cause
  }
}

/** Sections that say how a server is reached and who one is there. */
const REACHING = /^(http|credential|url|ssh|protocol)\.|^core\.(sshcommand|gitproxy|askpass)$/
/** Of the remote itself: what it is, not what fetching from it used to do to the user's refs. */
const REMOTE_KEYS = ['url', 'proxy', 'proxyauthmethod', 'uploadpack', 'promisor', 'partialclonefilter']

async function remoteOf(git: Git, root: string): Promise<Remote | null> {
  const names = ((await git.ask('remote')) ?? '').split('\n').filter((name) => name !== '')
  const name = names.includes('origin') ? 'origin' : names.length === 1 ? names[0]! : null
  if (name === null) return null
  const entries = (await git.run('config', '--list', '-z')).split('\0').filter((entry) => entry !== '')
  const config = entries
    .map((entry) => {
      const lineEnd = entry.indexOf('\n')
      return lineEnd < 0
        ? ([entry, 'true'] as const)
        : ([entry.slice(0, lineEnd), entry.slice(lineEnd + 1)] as const)
    })
    .filter(([key]) => REACHING.test(key) || REMOTE_KEYS.some((own) => key === `remote.${name}.${own}`))
    .map(([key, value]) =>
      key === `remote.${name}.url` ? ([key, absoluteUrl(value, root)] as const) : ([key, value] as const),
    )
  return { name, config }
}

/** A remote given as a relative path is meant from the checkout, not from where it is fetched into. */
function absoluteUrl(url: string, root: string): string {
  return /^\.{1,2}(\/|$)/.test(url) ? resolve(root, url) : url
}
