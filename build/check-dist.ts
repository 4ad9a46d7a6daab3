// npm run check:dist: builds into a folder beside dist and fails where a byte of the committed dist differs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleInto } from './bundle-into.ts'
import { differingFiles, filesBelow } from './differing-files.ts'

const committed = fileURLToPath(new URL('../dist', import.meta.url))
const fresh = mkdtempSync(join(tmpdir(), 'heapslope-dist-'))
try {
  await bundleInto(fresh)
  const differing = differingFiles(committed, fresh)
  if (differing.length > 0) {
    console.error(
      `dist differs from what src builds: ${differing.join(', ')}. Run npm run build and commit dist.`,
    )
    process.exitCode = 1
  } else console.log(`dist is what src builds: ${filesBelow(fresh).length} files, byte for byte.`)
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
