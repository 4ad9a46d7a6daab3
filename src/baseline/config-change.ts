import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryPath } from '../config/index.ts'
import type { Note } from '../result/index.ts'
import type { PreparedSides } from './sides.ts'

/**
 * Head's settings hold for both sides, so whoever changes them changes the verdict: a note where head's config file is not
 * base's. `file` is relative to the repository's root; null where there is none.
 */
export async function configChange(
  { head, base }: Pick<PreparedSides, 'head' | 'base'>,
  file: string | null,
): Promise<Note | null> {
  const path = file === null ? null : repositoryPath(file)
  if (path === null || base.kind === 'none') return null
  const read = (root: string) => readFile(join(root, path)).catch(() => null)
  const [ofHead, ofBase] = [await read(head.root), await read(base.root)]
  if (ofHead === null || ofBase?.equals(ofHead)) return null
  const how = ofBase === null ? 'base has none' : "base's differs"
  return { code: 'config-changed', text: `head's ${path} held for both sides (${how})` }
}
