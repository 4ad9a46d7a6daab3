import { createReadStream } from 'node:fs'
import { parse } from 'heap-snapshot-toolkit'
import { measured } from './measured.mjs'

console.warn = () => {}
await measured('heap-snapshot-toolkit', async () => {
  const text = createReadStream(process.argv[2], { encoding: 'utf-8', highWaterMark: 10_000_000 })
  const snapshot = await parse(text)
  return { nodes: snapshot.nodeCount, rootBytes: snapshot.retainedSizes[0] }
})
