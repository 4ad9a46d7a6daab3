import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleInto } from '../build/bundle-into.ts'
import { differingFiles } from '../build/differing-files.ts'

/** Measured processes, workers and entry points run as bundles: whoever runs the tests runs them against fresh ones. */
export async function setup(): Promise<void> {
  const dist = fileURLToPath(new URL('../dist', import.meta.url))
  const fresh = mkdtempSync(join(tmpdir(), 'heapslope-dist-'))
  try {
    await bundleInto(fresh)
    mkdirSync(dist, { recursive: true })
    for (const name of differingFiles(dist, fresh)) replace(join(fresh, name), join(dist, name))
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** At once, so that nobody reads half a file; a file that is no longer built goes. */
function replace(source: string, target: string): void {
  try {
    const beside = `${target}.${process.pid}`
    copyFileSync(source, beside)
    renameSync(beside, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    rmSync(target, { force: true })
  }
}
