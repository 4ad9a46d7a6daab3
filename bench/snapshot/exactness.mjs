// Every node and every class against Chrome DevTools. node --max-old-space-size=12000 bench/snapshot/exactness.mjs [FILE...]
// Without files: bare and rich heaps of every Node the project has, a page of Chromium's where there is one, and generated
// heaps of about 27 and 200 MB.
import { basename } from 'node:path'
import { differences } from './differences.mjs'
import { prepare } from './prepare.mjs'
import { takeHeaps } from './take-heaps.mjs'

await prepare()
const { openInHeapslope, columnsOf: ourColumns } = await import('./engine-columns.mjs')
const { openInDevTools, columnsOf: theirColumns } = await import('./oracle/open.mjs')

const files = process.argv.length > 2 ? process.argv.slice(2) : await takeHeaps()
let failed = false
for (const file of files) {
  const ours = ourColumns(openInHeapslope(file))
  const theirs = theirColumns(await openInDevTools(file))
  const { differing, classes } = differences(ours, theirs)
  failed ||= differing.length > 0
  const verdict = differing.length === 0 ? 'equal' : `DIFFERENT in ${differing.join(', ')}`
  console.log(`${basename(file)}: ${ours.id.length} nodes, ${classes} classes: ${verdict}`)
}
process.exit(failed ? 1 : 0)
