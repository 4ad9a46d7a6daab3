import { expect, test } from 'vitest'
import { type EdgeIndex, EdgeType, edgeSource, edgeType } from '../../../src/snapshot/index.ts'
import { drawHeap } from '../heap-builder.ts'
import { randomGraph, seeds } from '../random-heap.ts'

test.each(seeds(30))('retainers are the edges turned round, seed %i', (seed) => {
  const { columns, retainers } = randomGraph(seed, { nodes: 20, edges: 60, mixed: true })
  const found = Array.from({ length: columns.nodeCount }, (_, node) => {
    const edges = retainers.edge.subarray(retainers.firstRetainer[node], retainers.firstRetainer[node + 1])
    return [...edges].map((edge) => [edgeSource(columns, edge as EdgeIndex), edge])
  })
  const expected = Array.from({ length: columns.nodeCount }, (): number[][] => [])
  for (let node = 0; node < columns.nodeCount; node++) {
    for (let edge = columns.firstEdge[node]; edge < columns.firstEdge[node + 1]; edge++) {
      expected[columns.edgeWord[edge] >>> 4].push([node, edge])
    }
  }
  expect(found).toEqual(expected)
})

test('after the analysis the edges of WeakMaps are internal ones again', () => {
  const pair = '2 / part of key (Key @101) -> value (Value @103) pair in WeakMap (table @105)'
  const heap = drawHeap(`root -%global-> key:Key@101 -#"${pair}"-> value:Value@103`)
  const { columns } = heap.graph()
  expect(edgeType(columns.edgeWord[columns.firstEdge[heap.ordinal('key')]])).toBe(EdgeType.internal)
})
