import { constants } from 'node:fs'
import { chmod, copyFile, lstat, mkdir, readlink, rm, rmdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Git } from './git.ts'

/** How the user's working tree differs from HEAD, by paths relative to its root. */
export interface WorkingTreeChanges {
  /** Tracked paths whose content, kind or mode differs, or that are gone. */
  readonly tracked: readonly string[]
  readonly untracked: readonly string[]
  /** Submodules whose commit or content differs. */
  readonly submodules: readonly string[]
  /** Untracked folders that are git repositories of their own. */
  readonly nestedRepositories: readonly string[]
  /** Installed packages are there, untracked and not ignored. Not taken along: each side installs its own. */
  readonly installedPackages: boolean
}

/** @param leaveOut paths (files or folders) that count as not there */
export async function workingTreeChanges(git: Git, leaveOut: readonly string[]): Promise<WorkingTreeChanges> {
  const status = await git.run(
    'status',
    '--porcelain=v2',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--ignore-submodules=none',
  )
  const entries = status.split('\0').map(parseEntry)
  const left = (path: string) => leaveOut.some((out) => path === out || path.startsWith(`${out}/`))
  const pathsOf = (kind: Entry['kind']) =>
    entries.flatMap((entry) => (entry?.kind === kind && !left(entry.path) ? [entry.path] : []))
  const isInstalled = (path: string) => path.split('/').includes('node_modules')
  return {
    tracked: pathsOf('tracked'),
    untracked: pathsOf('untracked').filter((path) => !isInstalled(path)),
    installedPackages: pathsOf('untracked').some(isInstalled),
    submodules: pathsOf('submodule'),
    nestedRepositories: pathsOf('nested-repository'),
  }
}

interface Entry {
  readonly kind: 'tracked' | 'untracked' | 'submodule' | 'nested-repository'
  readonly path: string
}

/** One record of `git status --porcelain=v2 -z` without renames (git-status(1), "Porcelain Format Version 2"). */
function parseEntry(record: string): Entry | null {
  switch (record[0]) {
    case '1':
    case 'u': {
      const fields = record.split(' ')
      const path = fields.slice(record[0] === '1' ? 8 : 10).join(' ')
      return { kind: fields[2]!.startsWith('S') ? 'submodule' : 'tracked', path }
    }
    case '?': {
      const path = record.slice(2)
      return path.endsWith('/')
        ? { kind: 'nested-repository', path: path.slice(0, -1) }
        : { kind: 'untracked', path }
    }
    default:
      return null
  }
}

export function isClean({ tracked, untracked, submodules }: WorkingTreeChanges): boolean {
  return tracked.length + untracked.length + submodules.length === 0
}

export interface LaidOver {
  readonly removed: readonly string[]
  readonly laid: readonly string[]
}

/** Makes the copy's files those of the working tree: what is gone is removed first, then the rest is laid over it. */
export async function layWorkingTreeOver(
  root: string,
  copy: string,
  { tracked, untracked }: WorkingTreeChanges,
): Promise<LaidOver> {
  const removed: string[] = []
  const laid: string[] = []
  const folders = new Map<string, Promise<boolean>>()
  for (const path of [...tracked, ...untracked]) {
    const kind = await kindOf(root, path, folders)
    if (kind === 'file' || kind === 'link') laid.push(path)
    else removed.push(path)
  }
  for (const path of removed) await removeFile(copy, path)
  for (const path of laid) await copyEntry(join(root, path), join(copy, path))
  return { removed, laid }
}

/**
 * What is at a path, no link followed on the way: where a folder has become a link, the files that it had are gone,
 * although there may be others of their names where the link leads.
 */
async function kindOf(
  root: string,
  path: string,
  folders: Map<string, Promise<boolean>>,
): Promise<'file' | 'link' | 'other' | 'none'> {
  if (!(await isFolderItself(root, dirname(path), folders))) return 'none'
  const stats = await lstat(join(root, path)).catch(() => null)
  if (stats === null) return 'none'
  return stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'link' : 'other'
}

/** @param known answers so far, by path */
function isFolderItself(root: string, path: string, known: Map<string, Promise<boolean>>): Promise<boolean> {
  if (path === '.') return Promise.resolve(true)
  const answered = known.get(path)
  if (answered !== undefined) return answered
  const answer = isFolderItself(root, dirname(path), known).then(async (above) => {
    const stats = above ? await lstat(join(root, path)).catch(() => null) : null
    return stats?.isDirectory() ?? false
  })
  known.set(path, answer)
  return answer
}

/** Removes a file and the folders that are empty without it, as git does; no link is followed here either. */
async function removeFile(copy: string, path: string): Promise<void> {
  if (!(await isFolderItself(copy, dirname(path), new Map()))) return
  await rm(join(copy, path), { force: true, recursive: true })
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const emptied = await rmdir(join(copy, folder)).then(
      () => true,
      () => false,
    )
    if (!emptied) return
  }
}

async function copyEntry(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rm(to, { force: true, recursive: true })
  const stats = await lstat(from)
  if (stats.isSymbolicLink()) return symlink(await readlink(from), to)
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await chmod(to, stats.mode & 0o777)
}
