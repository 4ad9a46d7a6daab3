import { expect, test } from 'vitest'
import { drawHeap } from '../heap-builder.ts'
import { randomGraph, seeds } from '../random-heap.ts'
import { distancesByRelaxing } from './brute-force.ts'

test('distance counts steps from the user roots', () => {
  const heap = drawHeap(
    'root -%global-> app -a-> b -c-> d; root -[1]-> roots:"(GC roots)"#synthetic -[0]-> d',
  )
  const { distance } = heap.graph()
  expect([distance[heap.ordinal('app')], distance[heap.ordinal('d')]]).toEqual([1, 3])
})

test('what only system roots reach is a hundred million steps away', () => {
  const heap = drawHeap('root -%global-> app; root -[1]-> roots:"(GC roots)"#synthetic -[0]-> d')
  expect(heap.graph().distance[heap.ordinal('d')]).toBe(100_000_002)
})

test('what nothing reaches has distance -5', () => {
  const heap = drawHeap('root -%global-> app; lost -x-> app')
  expect(heap.graph().distance[heap.ordinal('lost')]).toBe(-5)
})

test('the value of a WeakMap is one step beyond the further one of table and key', () => {
  const pair = '2 / part of key (Key @101) -> value (Value @103) pair in WeakMap (table @105)'
  const heap = drawHeap(`
    root -%global-> app -far-> far -key-> key:Key@101 -#"${pair}"-> value:Value@103
    app -map-> table:"(WeakMap table)"@105 -#"${pair}"-> value`)
  expect(heap.graph().distance[heap.ordinal('value')]).toBe(4)
})

test.each(seeds(100))('distances agree with relaxing every edge, seed %i', (seed) => {
  const graph = randomGraph(seed + 3000, { nodes: 30, edges: 25 + (seed % 60) })
  expect([...graph.distance]).toEqual(
    distancesByRelaxing(graph, (node) => graph.columns.nodeType[node] !== 9),
  )
})
