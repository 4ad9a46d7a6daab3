import { scanIds } from '../engine-columns.mjs'
import { measured } from './measured.mjs'

await measured('heapslope, ids only', () => ({ nodes: scanIds(process.argv[2]).nodeCount }))
