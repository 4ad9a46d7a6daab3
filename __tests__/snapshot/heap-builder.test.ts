import { expect, test } from 'vitest'
import { drawHeap } from './heap-builder.ts'

test('a drawn heap is a snapshot like any other', () => {
  const heap = drawHeap(`
    root -%global-> app:App(40) -sessions-> map:Map(32) -[0]-> first:Session(80)
    app -#elements-> store:"(object elements)"(16)#array; app -~cache-> first`)
  const { strings, nodeName, firstEdge, nodeTypeNames, nodeType } = heap.columns()
  expect(strings.decode(nodeName[heap.ordinal('first')] as never)).toBe('Session')
  expect(nodeTypeNames[nodeType[heap.ordinal('store')]]).toBe('array')
  expect([...firstEdge]).toEqual([0, 1, 4, 5, 5, 5])
  expect(heap.id('map')).toBe(5)
})

test('the array that backs an object gives its size to the object', () => {
  const heap = drawHeap('root -%global-> app:App(40) -#elements-> store:"(object elements)"(16)#array')
  const graph = heap.graph()
  expect(graph.selfSizeBytes[heap.ordinal('app')]).toBe(56)
  expect(graph.selfSizeBytes[heap.ordinal('store')]).toBe(0)
})
