// Chrome DevTools on snapshots before and after they are redacted: every node must have the same numbers.
// node --max-old-space-size=12000 bench/snapshot/redaction.mjs [FILE...]     Without files: those of exactness.mjs.
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { differences } from './differences.mjs'
import { dataFolder, prepare } from './prepare.mjs'
import { takeHeaps } from './take-heaps.mjs'

await prepare()
const { pourFile } = await import('./engine-columns.mjs')
const { createSnapshotParser, createSnapshotRedactor, planRedaction } = await import('./build/engine.mjs')
const { openInDevTools, columnsOf } = await import('./oracle/open.mjs')

const files = process.argv.length > 2 ? process.argv.slice(2) : await takeHeaps()
const redacted = join(dataFolder, 'redacted.heapsnapshot')
let failed = false
for (const file of files) {
  redact(file, redacted)
  const before = columnsOf(await openInDevTools(file))
  const after = columnsOf(await openInDevTools(redacted))
  // which plain objects are one class DevTools tells by their keys: where these are masked, the classes are others
  const { differing } = differences({ ...after, classes: {} }, { ...before, classes: {} })
  failed ||= differing.length > 0
  const verdict = differing.length === 0 ? 'equal' : `DIFFERENT in ${differing.join(', ')}`
  console.log(`${basename(file)}: ${before.id.length} nodes before and after: ${verdict}`)
}
rmSync(redacted, { force: true })
process.exit(failed ? 1 : 0)

function redact(file, output) {
  const plan = planRedaction(pourFile(file, createSnapshotParser({ textBytes: statSync(file).size })))
  const redactor = createSnapshotRedactor(plan)
  const out = openSync(output, 'w')
  const window = new Uint8Array(1 << 20)
  const write = (bytes) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(out, bytes, at)
  }
  pourFile(file, {
    space: () => window,
    commit: (byteCount) => write(redactor.write(window.subarray(0, byteCount))),
    isSatisfied: () => false,
    end: () => write(redactor.end()),
  })
  closeSync(out)
}
