import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Note } from '../result/index.ts'
import type { PreparedSide } from './sides.ts'
import type { WorkingTreeChanges } from './working-tree.ts'

/** What a copy cannot have of the checkout that it was made from. */
export async function notesOf(
  { root, files }: PreparedSide,
  changes: WorkingTreeChanges | null,
): Promise<readonly Note[]> {
  const notes: Note[] = []
  if (files.has('.gitmodules'))
    notes.push({
      code: 'submodules-left-out',
      text: 'the repository has submodules; their folders are empty in both copies',
    })
  const nestedRepositories = changes?.nestedRepositories ?? []
  if (nestedRepositories.length > 0)
    notes.push({
      code: 'nested-repositories-left-out',
      text: `not copied, as they are git repositories of their own: ${nestedRepositories.join(', ')}`,
    })
  if (changes?.installedPackages === true)
    notes.push({
      code: 'node-modules-left-out',
      text: 'node_modules is not ignored by git; it was not copied, as each side installs its own packages',
    })
  if (await usesLfs(root, files))
    notes.push({
      code: 'lfs-files-left-out',
      text: 'the repository keeps files in Git LFS; both copies have their pointers only',
    })
  return notes
}

async function usesLfs(root: string, files: ReadonlySet<string>): Promise<boolean> {
  for (const file of files) {
    if (file !== '.gitattributes' && !file.endsWith('/.gitattributes')) continue
    if (/\bfilter=lfs\b/.test(await readFile(join(root, file), 'utf8'))) return true
  }
  return false
}
