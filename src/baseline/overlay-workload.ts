import { constants } from 'node:fs'
import { copyFile, lstat, mkdir, readFile, realpath, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { nearestKnown, repositoryPath } from '../config/index.ts'
import type { Note } from '../result/index.ts'
import { WorkloadFileError } from './errors.ts'
import { isInside } from './is-inside.ts'
import type { PreparedSide, PreparedSides } from './sides.ts'

export type WorkloadOverlay =
  /** Both sides have the same file, or there is no base. */
  | { readonly kind: 'equal' }
  /** Base now has head's file. */
  | { readonly kind: 'overlaid'; readonly note: Note }
  /** `setup` or `build` made the file: each side keeps its own. */
  | { readonly kind: 'generated'; readonly note: Note }
  /** Base has no such folder to run in, or head's file is generated: laid over base it could carry head's code with it. */
  | { readonly kind: 'base-without-workload'; readonly note: Note }

/** Both relative to the repository's root. */
export interface WorkloadPlace {
  readonly file: string
  readonly cwd: string
}

/**
 * Lays head's workload over base, so that both sides are put to the same work.
 * @throws WorkloadFileError where head has no such file or folder, or it lies outside the repository
 */
export async function overlayWorkload(
  { head, base }: Pick<PreparedSides, 'head' | 'base'>,
  { file, cwd }: WorkloadPlace,
): Promise<WorkloadOverlay> {
  const path = repositoryPath(file)
  if (path === null) throw outside(file)
  await refuseOutside(head, path, file)
  const text = await contentOf(head, path)
  if (text === null) throw missing(file, head)
  if (!(await isFolder(head, cwd)))
    throw new WorkloadFileError(file, `is to run in "${cwd}", which is no folder on head; correct "cwd"`)
  if (base.kind === 'none') return { kind: 'equal' }

  const generated = !head.files.has(path)
  const baseText = await contentOf(base, path)
  if (!(await isFolder(base, cwd)))
    return {
      kind: 'base-without-workload',
      note: { code: 'base-without-cwd', text: `${path} runs in ${cwd}, a folder that base does not have` },
    }
  if (baseText !== null && text.equals(baseText)) return { kind: 'equal' }
  if (generated && baseText === null)
    return {
      kind: 'base-without-workload',
      note: { code: 'base-without-workload', text: `${path} is built, and base does not build it` },
    }
  if (generated)
    return {
      kind: 'generated',
      note: { code: 'workload-generated', text: `${path} is built: each side ran its own` },
    }
  await layOver(head, base, path, file)
  const how = baseText === null ? 'base has none' : "base's differs"
  return {
    kind: 'overlaid',
    note: { code: 'workload-overlaid', text: `head's ${path} ran on both sides (${how})` },
  }
}

async function layOver(head: PreparedSide, base: PreparedSide, path: string, file: string): Promise<void> {
  const target = join(base.root, path)
  await refuseOutside(base, dirname(path), file)
  await mkdir(dirname(target), { recursive: true })
  await rm(target, { force: true, recursive: true })
  await copyFile(join(head.root, path), target, constants.COPYFILE_FICLONE)
}

export async function contentOf({ root }: PreparedSide, path: string): Promise<Buffer | null> {
  const full = join(root, path)
  const stats = await lstat(full).catch(() => null)
  return stats === null || stats.isDirectory() ? null : readFile(full)
}

export async function isFolder(side: PreparedSide, cwd: string): Promise<boolean> {
  const stats = await stat(join(side.root, cwd)).catch(() => null)
  return stats?.isDirectory() ?? false
}

/** A symbolic link of the repository may lead anywhere; a workload must not. */
export async function refuseOutside(side: PreparedSide, path: string, file: string): Promise<void> {
  const { root } = side
  const real = await realpath(join(root, path)).catch(() => null)
  // What is not there yet goes by the folder that it would be made in.
  if (real === null) return path === '.' ? undefined : refuseOutside(side, dirname(path), file)
  if (!isInside(root, real)) throw outside(file)
}

export function outside(file: string): WorkloadFileError {
  return new WorkloadFileError(
    file,
    'lies outside the repository; name one by its path inside, relative to the root',
  )
}

export function missing(file: string, head: PreparedSide): WorkloadFileError {
  const nearest = nearestKnown(file, [...head.files])
  const meant =
    nearest === null
      ? 'create it, or correct the path (it is relative to the root)'
      : `did you mean "${nearest}"?`
  return new WorkloadFileError(file, `does not exist on head; ${meant}`)
}
