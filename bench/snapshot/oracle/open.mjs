// Opens a snapshot with Chrome DevTools' own code, in two threads as Chrome does.
import { closeSync, openSync, readSync } from 'node:fs'
import { MessageChannel, Worker } from 'node:worker_threads'
import { HeapSnapshot, HeapSnapshotLoader } from '../build/devtools.mjs'

void HeapSnapshot
/** The chunk size of the DevTools front end. */
const chunkBytes = 10_000_000

export async function openInDevTools(file) {
  const loader = new HeapSnapshotLoader.HeapSnapshotLoader({ sendEvent() {} })
  const decoder = new TextDecoder()
  const buffer = Buffer.allocUnsafe(chunkBytes)
  const descriptor = openSync(file, 'r')
  for (;;) {
    const byteCount = readSync(descriptor, buffer, 0, chunkBytes, null)
    if (byteCount === 0) break
    loader.write(decoder.decode(buffer.subarray(0, byteCount), { stream: true }))
    // the loader parses between the messages that bring its chunks
    await new Promise((next) => setImmediate(next))
  }
  closeSync(descriptor)
  loader.close()
  await loader.parsingComplete
  const { port1, port2 } = new MessageChannel()
  const thread = new Worker(new URL('./second-thread.mjs', import.meta.url))
  thread.postMessage({ port: port2 }, [port2])
  await new Promise((ready) => thread.once('message', ready))
  const warn = console.warn
  console.warn = () => {}
  const snapshot = await loader.buildSnapshot(port1)
  console.warn = warn
  port1.close()
  await thread.terminate()
  return snapshot
}

/** What DevTools makes of every node, as columns by ordinal, and of every class. */
export function columnsOf(snapshot) {
  const nodeCount = snapshot.nodeCount
  const fieldCount = snapshot.nodeFieldCount
  const column = (offset) =>
    Float64Array.from({ length: nodeCount }, (_, node) => snapshot.nodes.getValue(node * fieldCount + offset))
  const aggregates = snapshot.aggregatesWithFilter({})
  return {
    id: column(snapshot.nodeIdOffset),
    selfSizeBytes: column(snapshot.nodeSelfSizeOffset),
    distance: snapshot.nodeDistances,
    retainedSizeBytes: snapshot.retainedSizes,
    dominator: snapshot.dominatorsTree,
    classes: Object.fromEntries(
      Object.entries(aggregates).map(([key, { name, count, distance, self, maxRet }]) => [
        key,
        { name, count, distance, self, maxRet },
      ]),
    ),
  }
}
