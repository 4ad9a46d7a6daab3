import { expect, test } from 'vitest'
import { drawHeap } from '../heap-builder.ts'

test('an array that two objects share keeps its size', () => {
  const heap = drawHeap('root -%global-> app -a-> a -x-> store(100)#array; app -b-> b -x-> store')
  expect(heap.graph().selfSizeBytes[heap.ordinal('store')]).toBe(100)
})

test('sizes move through arrays of arrays to the object above them', () => {
  const heap = drawHeap('root -%global-> app(10) -x-> outer(100)#array -y-> inner(1000)#array')
  expect([...heap.graph().selfSizeBytes]).toEqual([0, 1110, 0, 0])
})

test('a weak edge makes no owner', () => {
  const heap = drawHeap('root -%global-> app(10) -~x-> store(100)#array; app -y-> other(1) -x-> store')
  expect(heap.graph().selfSizeBytes[heap.ordinal('other')]).toBe(101)
})

test('a snapshot that exposes internals, told by a root with synthetic children alone, keeps its sizes', () => {
  const heap = drawHeap('root -[1]-> roots:"(GC roots)"#synthetic -[0]-> app(10) -x-> store(100)#array')
  expect(heap.graph().selfSizeBytes[heap.ordinal('store')]).toBe(100)
})

test('a heap of more than 4 GiB adds up', () => {
  const heap = drawHeap(
    'root -%global-> app(10) -x-> a(3000000000)#array; app -y-> b(3000000000)#array; app -z-> c(7)',
  )
  const graph = heap.graph()
  expect(graph.selfSizeBytes[heap.ordinal('app')]).toBe(6_000_000_010)
  expect(graph.retainedSizeBytes[0]).toBe(6_000_000_017)
})
