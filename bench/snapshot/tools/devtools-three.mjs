import { openInDevTools } from '../oracle/open.mjs'
import { measured } from './measured.mjs'

// one after the other, each let go before the next: less than DevTools keeps, which holds all three to compare them
await measured('Chrome DevTools, three snapshots', async () => {
  let openedNodes = 0
  for (const file of process.argv.slice(2)) {
    const snapshot = await openInDevTools(file)
    snapshot.aggregatesWithFilter({})
    openedNodes += snapshot.nodeCount
  }
  return { openedNodes }
})
