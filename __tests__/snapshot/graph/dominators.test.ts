import { expect, test } from 'vitest'
import { essentialBit } from '../../../src/snapshot/format/index.ts'
import { analyzeHeap } from '../../../src/snapshot/graph/index.ts'
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
  const text = listSnapshot(length)
  const graph = text.graph
  expect(graph.dominator[length]).toBe(length - 1)
  expect(graph.distance[length]).toBe(length)
  expect(graph.retainedSizeBytes[1]).toBe(length * 8)
})

function listSnapshot(length: number): { readonly graph: ReturnType<ReturnType<typeof drawHeap>['graph']> } {
  const heap = drawHeap('root -%global-> a -next-> b')
  const columns = heap.columns()
  const nodeCount = length + 1
  const firstEdge = Uint32Array.from({ length: nodeCount + 1 }, (_, node) => Math.min(node, length))
  const edgeWord = Uint32Array.from({ length }, (_, edge) => ((edge + 1) << 4) | (edge === 0 ? 5 : 2))
  return {
    graph: analyzeHeap({
      ...columns,
      nodeCount,
      edgeCount: length,
      nodeType: Uint8Array.from({ length: nodeCount }, (_, node) => (node === 0 ? 9 : 3)),
      nodeName: new Uint32Array(nodeCount).fill(columns.nodeName[1]),
      nodeId: Uint32Array.from({ length: nodeCount }, (_, node) => 2 * node + 1),
      selfSizeBytes: new Uint32Array(nodeCount).fill(8, 1),
      firstEdge,
      edgeWord,
      edgeName: new Uint32Array(length).fill(columns.edgeName[1]),
    }),
  }
}
