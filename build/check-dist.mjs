// npm run check:dist: builds into a folder beside dist and fails where a byte of the committed dist differs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const committed = fileURLToPath(new URL('../dist', import.meta.url))
const fresh = mkdtempSync(join(tmpdir(), 'heapslope-dist-'))
try {
  const bundle = fileURLToPath(new URL('bundle.mjs', import.meta.url))
  const { status } = spawnSync(process.execPath, [bundle, fresh], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  const files = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const names = new Set([...files(committed), ...files(fresh)])
  const read = (folder, name) => {
    try {
      return readFileSync(join(folder, name))
    } catch {
      return undefined
    }
  }
  const differing = [...names].filter((name) => {
    const [a, b] = [read(committed, name), read(fresh, name)]
    return a === undefined || b === undefined || !a.equals(b)
  })
  if (differing.length > 0) {
    console.error(
      `dist differs from what src builds: ${differing.sort().join(', ')}. Run npm run build and commit dist.`,
    )
    process.exitCode = 1
  } else console.log(`dist is what src builds: ${names.size} files, byte for byte.`)
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
