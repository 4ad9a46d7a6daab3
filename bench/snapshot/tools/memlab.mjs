import { createRequire } from 'node:module'
import { measured } from './measured.mjs'

const require = createRequire(import.meta.url)
const { config, utils } = require('@memlab/core')
const TraceFinder = require('../node_modules/@memlab/core/dist/paths/TraceFinder.js').default
config.muteConsole = true

await measured('memlab', async () => {
  const snapshot = await utils.getSnapshotFromFile(process.argv[2], {
    buildNodeIdIndex: true,
    verbose: false,
  })
  const finder = new TraceFinder()
  finder.annotateShortestPaths(snapshot)
  finder.calculateAllNodesRetainedSizes(snapshot)
  return { nodes: snapshot.nodes.length, rootBytes: snapshot.nodes.get(0).retainedSize }
})
