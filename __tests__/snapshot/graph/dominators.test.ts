import { expect, test } from 'vitest'
import { essentialBit, presumedBits } from '../../../src/snapshot/format/index.ts'
import { analyzeHeap, type HeapGraph } from '../../../src/snapshot/graph/index.ts'
import { drawHeap } from '../heap-builder.ts'
import { randomGraph, seeds } from '../random-heap.ts'
import { dominatorsByRemovingEachNode, essentialEdgesByRule } from './brute-force.ts'

test('a node reached through two branches belongs to the fork above them', () => {
  const heap = drawHeap(
    'root -%global-> app; app -a-> left -x-> shared; app -b-> right -x-> shared:Session(100)',
  )
  const graph = heap.graph()
  expect(graph.dominator[heap.ordinal('shared')]).toBe(heap.ordinal('app'))
  expect(graph.retainedSizeBytes[heap.ordinal('app')]).toBe(8 + 8 + 8 + 100)
  expect(graph.retainedSizeBytes[heap.ordinal('left')]).toBe(8)
})

test('a weak edge retains nothing', () => {
  const heap = drawHeap(
    'root -%global-> app -cache-> cache -~entry-> entry; app -only-> holder -entry-> entry',
  )
  expect(heap.graph().dominator[heap.ordinal('entry')]).toBe(heap.ordinal('holder'))
})

test('the value of a WeakMap belongs to its key, not to the table', () => {
  const pair = '2 / part of key (Key @101) -> value (Value @103) pair in WeakMap (table @105)'
  const heap = drawHeap(`
    root -%global-> app -key-> key:Key@101 -#"${pair}"-> value:Value(64)@103
    app -map-> table:"(WeakMap table)"@105 -#"${pair}"-> value`)
  const graph = heap.graph()
  expect(graph.dominator[heap.ordinal('value')]).toBe(heap.ordinal('key'))
  expect(graph.retainedSizeBytes[heap.ordinal('table')]).toBe(8)
})

test('what only the system holds does not count as holding what the page owns', () => {
  const heap = drawHeap(`
    root -%global-> app -session-> session; root -[1]-> handles:"(Handle scope)"#synthetic -[0]-> session`)
  expect(heap.graph().dominator[heap.ordinal('session')]).toBe(heap.ordinal('app'))
})

test('a clique that nothing reaches hangs under the root node by node', () => {
  const heap = drawHeap('root -%global-> app(4); a(16) -x-> b(32) -x-> a; b -y-> app')
  const graph = heap.graph()
  expect([graph.dominator[heap.ordinal('a')], graph.dominator[heap.ordinal('b')]]).toEqual([0, 0])
  expect(graph.retainedSizeBytes[heap.ordinal('a')]).toBe(16)
  expect(graph.retainedSizeBytes[0]).toBe(52)
})

test.each(seeds(150))('dominators and retained sizes agree with taking each node away, seed %i', (seed) => {
  const graph = randomGraph(seed, { nodes: 24 + (seed % 20), edges: 30 + (seed % 70) })
  const expected = dominatorsByRemovingEachNode(graph)
  expect([...graph.dominator]).toEqual(expected.dominator)
  expect([...graph.retainedSizeBytes]).toEqual(expected.retainedSizeBytes)
})

test.each(seeds(150))('so they do among weak edges, shortcuts and WeakMaps, seed %i', (seed) => {
  const graph = randomGraph(seed + 1000, { nodes: 30, edges: 40 + (seed % 60), mixed: true })
  const expected = dominatorsByRemovingEachNode(graph)
  expect([...graph.dominator]).toEqual(expected.dominator)
  expect([...graph.retainedSizeBytes]).toEqual(expected.retainedSizeBytes)
})

test.each(seeds(150))('the essential edges of reached nodes are those of the rules, seed %i', (seed) => {
  const graph = randomGraph(seed + 2000, { nodes: 30, edges: 40 + (seed % 60), mixed: true })
  const pair = / pair in WeakMap \(table @(\d+)\)$/
  const rule = essentialEdgesByRule(graph, (name) => {
    const match = pair.exec(name)
    return match === null ? null : Number(match[1])
  })
  const { firstEdge, edgeWord, nodeCount } = graph.columns
  for (let node = 0; node < nodeCount; node++) {
    const edges = rule.slice(firstEdge[node], firstEdge[node + 1])
    const found = [...edgeWord.subarray(firstEdge[node], firstEdge[node + 1])].map(
      (word) => (word & essentialBit) !== 0,
    )
    // the edges of cliques do not count, and those to the root change nothing: nobody asks for either
    const matter = (isEssential: boolean, at: number): boolean =>
      isEssential && edgeWord[firstEdge[node] + at] >>> 4 !== 0
    expect(found.map(matter)).toEqual(found.some(Boolean) ? edges.map(matter) : found)
  }
})

test('a list of a million nodes is as good as any other heap', () => {
  const length = 1_000_000
  const firstEdge = Uint32Array.from({ length: length + 2 }, (_, node) => Math.min(node, length))
  const graph = graphOf(
    firstEdge,
    Uint32Array.from({ length }, (_, edge) => edge + 1),
  )
  expect(graph.dominator[length]).toBe(length - 1)
  expect(graph.distance[length]).toBe(length)
  expect(graph.retainedSizeBytes[1]).toBe(length * 8)
})

test('a hundred thousand nodes held at both ends of a list as long take no walk along the list each', () => {
  const length = 100_000
  const leaves = 100_000
  // root -> 1 -> 2 -> ... -> length, and each leaf held by 1 and by the last of the list
  const nodeCount = 1 + length + leaves
  const firstEdge = new Uint32Array(nodeCount + 1)
  const targets: number[] = [1]
  firstEdge[1] = 1
  for (let node = 1; node <= length; node++) {
    if (node < length) targets.push(node + 1)
    if (node === 1 || node === length)
      for (let leaf = 0; leaf < leaves; leaf++) targets.push(length + 1 + leaf)
    firstEdge[node + 1] = targets.length
  }
  firstEdge.fill(targets.length, length + 1)
  const graph = graphOf(firstEdge, Uint32Array.from(targets))
  expect([...graph.dominator.subarray(length + 1)].every((dominator) => dominator === 1)).toBe(true)
  expect(graph.retainedSizeBytes[1]).toBe((length + leaves) * 8)
})

/** A graph of objects of 8 bytes under the root, the root's edges shortcuts and all others properties. */
function graphOf(firstEdge: Uint32Array, targets: Uint32Array): HeapGraph {
  const columns = drawHeap('root -%global-> a -next-> b').columns()
  const nodeCount = firstEdge.length - 1
  return analyzeHeap({
    ...columns,
    nodeCount,
    edgeCount: targets.length,
    nodeType: Uint8Array.from({ length: nodeCount }, (_, node) => (node === 0 ? 9 : 3)),
    nodeName: new Uint32Array(nodeCount).fill(columns.nodeName[1]),
    nodeId: Uint32Array.from({ length: nodeCount }, (_, node) => 2 * node + 1),
    selfSizeBytes: new Uint32Array(nodeCount).fill(8, 1),
    firstEdge,
    edgeWord: targets.map((target, edge) => (target << 4) | presumedBits(edge < firstEdge[1] ? 5 : 2)),
    edgeName: new Uint32Array(targets.length).fill(columns.edgeName[1]),
  })
}
