import { asShipped, openInHeapslope } from '../engine-columns.mjs'
import { measured } from './measured.mjs'

await measured('heapslope', () => {
  const { columns, retainedSizeBytes } = asShipped(process.argv[2], () => openInHeapslope(process.argv[2]))
  return { nodes: columns.nodeCount, rootBytes: retainedSizeBytes[0] }
})
