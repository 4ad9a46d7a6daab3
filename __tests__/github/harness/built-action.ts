import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface BuiltAction {
  /** Holds action.yml and dist, as a checkout of the action on the runner does; no node_modules above it. */
  readonly folder: string
  readonly remove: () => void
}

/** The action as it ships, bundled now from src. */
export function buildAction(): BuiltAction {
  const folder = mkdtempSync(join(tmpdir(), 'action-'))
  execFileSync(process.execPath, [join(root, 'build/bundle.mjs'), join(folder, 'dist')], { stdio: 'inherit' })
  for (const file of ['action.yml', 'package.json']) cpSync(join(root, file), join(folder, file))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
