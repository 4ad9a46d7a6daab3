import { openInDevTools } from '../oracle/open.mjs'
import { measured } from './measured.mjs'

await measured('Chrome DevTools', async () => {
  const snapshot = await openInDevTools(process.argv[2])
  snapshot.aggregatesWithFilter({})
  return { nodes: snapshot.nodeCount, rootBytes: snapshot.retainedSizes[0] }
})
