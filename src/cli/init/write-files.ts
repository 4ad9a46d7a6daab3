import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ProposedFile } from '../../proposal/index.ts'

export interface FilesWritten {
  /** Paths relative to the root. */
  readonly written: readonly string[]
  /** Files of these names were there already, and are as they were. */
  readonly kept: readonly string[]
}

/**
 * Writes all files that are not there yet, or none: where one cannot be written, those before it and the folders made for them
 * are removed again.
 * @throws what the file system throws
 */
export async function writeFiles(root: string, files: readonly ProposedFile[]): Promise<FilesWritten> {
  const written: string[] = []
  const kept: string[] = []
  const undo: (() => Promise<void>)[] = []
  try {
    for (const { path, text } of files) {
      const target = join(root, path)
      const made = await mkdir(dirname(target), { recursive: true })
      if (made !== undefined) undo.push(() => removeFolders(made, dirname(target)))
      const isNew = await writeFile(target, text, { flag: 'wx' }).then(
        () => true,
        (cause: NodeJS.ErrnoException) => {
          if (cause.code === 'EEXIST') return false
          throw cause
        },
      )
      if (isNew) {
        written.push(path)
        undo.push(() => rm(target, { force: true }))
      } else kept.push(path)
    }
    return { written, kept }
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => {})
    throw error
  }
}

/** From the innermost out; one that somebody else has put a file into stays. */
async function removeFolders(outermost: string, innermost: string): Promise<void> {
  for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder))
    await rmdir(folder)
}
