import { parentPort } from 'node:worker_threads'
import { HeapSnapshot } from '../build/devtools.mjs'

let manager
parentPort.once('message', ({ port }) => {
  manager = new HeapSnapshot.SecondaryInitManager(port)
  parentPort.postMessage(manager === undefined ? 'failed' : 'ready')
})
