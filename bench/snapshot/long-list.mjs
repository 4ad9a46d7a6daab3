// One linked list: nothing may walk it by recursion. node bench/snapshot/long-list.mjs [NODES], 5 million unless told
import { prepare } from './prepare.mjs'
import { measured } from './tools/measured.mjs'

const count = Number(process.argv[2] ?? 5_000_000)
await prepare({ rivals: false })
const { analyzeHeap, createSnapshotParser, findGrowth } = await import('./build/engine.mjs')

const nodeTypes = ['synthetic', 'object']
const meta = {
  node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
  node_types: [nodeTypes, 'string', 'number', 'number', 'number'],
  edge_fields: ['type', 'name_or_index', 'to_node'],
  edge_types: [['property'], 'string_or_number', 'node'],
}

/** The root holds the first node, each node the next, and the last one nothing. Every second id, as V8 gives them to objects. */
function* textOfList() {
  yield `{"snapshot":${JSON.stringify({ meta, node_count: count + 1, edge_count: count })},"nodes":[0,0,1,0,1`
  for (let node = 1; node <= count; node++) yield `,1,1,${2 * node + 1},24,${node === count ? 0 : 1}`
  yield '],"edges":['
  for (let node = 1; node <= count; node++) yield `${node === 1 ? '' : ','}0,2,${5 * node}`
  yield '],"strings":["","Node","next"]}'
}

await measured('heapslope', () => {
  const parser = createSnapshotParser()
  const encoder = new TextEncoder()
  let piece = ''
  for (const text of textOfList()) {
    piece += text
    if (piece.length < 1 << 16) continue
    parser.write(encoder.encode(piece))
    piece = ''
  }
  parser.write(encoder.encode(piece))
  const last = analyzeHeap(parser.end())
  const suspects = findGrowth({ maxIds: [1, 2 * count + 1], last, iterations: count })
  const [{ constructorName, objects, retainedBytes, bytesPerIteration }] = suspects
  const distance = last.distance[count]
  return { suspects: suspects.length, constructorName, objects, retainedBytes, bytesPerIteration, distance }
})
