// as in a process that runs a user's tests: V8's compilers are left as they are
import { openInHeapslope } from '../engine-columns.mjs'
import { measured } from './measured.mjs'

await measured('heapslope, both compilers', () => {
  const { columns, retainedSizeBytes } = openInHeapslope(process.argv[2])
  return { nodes: columns.nodeCount, rootBytes: retainedSizeBytes[0] }
})
