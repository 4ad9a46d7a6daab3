import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface BuiltAction {
  /** Holds action.yml and dist, as a checkout of the action on the runner does, with no node_modules above it. */
  readonly folder: string
  readonly remove: () => void
}

/** The action as it ships; dist was bundled from src before the tests began. */
export function copyAction(): BuiltAction {
  const folder = mkdtempSync(join(tmpdir(), 'action-'))
  for (const name of ['action.yml', 'package.json', 'dist'])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
