import { expect, test } from 'vitest'
import {
  createIdScanner,
  createSnapshotParser,
  createSnapshotReader,
  SnapshotFormatError,
  SnapshotTooLargeError,
} from '../../../src/snapshot/index.ts'
import { drawHeap, parseBytes } from '../heap-builder.ts'

const drawing = `
  root -%global-> app:App(40) -sessions-> map:Map(32) -[0]-> first:Session(80) -name-> text:"say 'hi' é"#string
  app -#elements-> store:"(object elements)"(16)#array; app -~cache-> first; first -!7-> store`
const options = { locations: { first: { scriptId: 7, line: 41, column: 12 } } }
const heap = drawHeap(drawing, options)

function errorOf(text: string): SnapshotFormatError {
  try {
    parseBytes(new TextEncoder().encode(text))
  } catch (error) {
    if (error instanceof SnapshotFormatError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

test.each(['node20', 'node24', 'node24-tracked'] as const)('%s writes what is read', (dialect) => {
  const { nodeCount, edgeCount, nodeId, selfSizeBytes, firstEdge, edgeWord, strings, nodeName, locations } =
    drawHeap('root -%global-> app:App(40) -a-> b:Session(80)@11; app -[3]-> b', {
      dialect,
      locations: { b: { scriptId: 7, line: 41, column: 12 } },
    }).columns()
  expect([nodeCount, edgeCount]).toEqual([3, 3])
  expect([...nodeId]).toEqual([1, 3, 11])
  expect([...selfSizeBytes]).toEqual([0, 40, 80])
  expect([...firstEdge]).toEqual([0, 1, 3, 3])
  expect([...edgeWord].map((word) => [word >>> 4, word & 7])).toEqual([
    [1, 5],
    [2, 2],
    [2, 1],
  ])
  expect([...nodeName].map((name) => strings.decode(name as never))).toEqual(['', 'App', 'Session'])
  expect([locations.node[0], locations.scriptId[0], locations.line[0], locations.column[0]]).toEqual([
    2, 7, 41, 12,
  ])
})

test('a place before the beginning of a script, as a runner has it that wraps what it loads, reads as its beginning', () => {
  const text = heap.text.replace(/("locations":\[\d+,7,)41,12/, '$1-1,-204')
  expect(text).not.toBe(heap.text)
  for (const bytesAtATime of [1, text.length]) {
    const { locations } = parseBytes(new TextEncoder().encode(text), bytesAtATime)
    expect([locations.scriptId[0], locations.line[0], locations.column[0]]).toEqual([7, 0, 0])
  }
  expect(errorOf(heap.text.replace(/("locations":\[)(\d+,)7/, '$1$2-7')).message).toMatch(/not negative/)
})

test('chunks of one byte make the same columns', () => {
  expect(JSON.stringify(parseBytes(heap.bytes, 1))).toBe(JSON.stringify(parseBytes(heap.bytes)))
})

test('white space anywhere changes nothing', () => {
  const spaced = heap.text.replaceAll(/([[\]{},:])(?=[\d"[\]{},])/g, '$1 \r\n\t')
  const { nodeId, edgeWord, edgeName } = parseBytes(new TextEncoder().encode(spaced))
  expect({ nodeId, edgeWord, edgeName }).toEqual({
    nodeId: heap.columns().nodeId,
    edgeWord: heap.columns().edgeWord,
    edgeName: heap.columns().edgeName,
  })
})

test('sections and fields that nobody knows are passed over', () => {
  const unknownSections = { scopes: [1, 2, { deep: ['}', '\\"', [[]]] }], scalar: 1.5, nothing: null }
  const withUnknown = drawHeap(drawing, { ...options, unknownSections })
  expect(withUnknown.columns().nodeId).toEqual(heap.columns().nodeId)
})

test('fields in another order, among unknown ones, are found through meta', () => {
  const text = `{"snapshot":{"meta":{"node_fields":["colour","edge_count","self_size","id","name","type"],
    "node_types":["string","number","number","number","string",["synthetic","object"]],
    "edge_fields":["to_node","name_or_index","type","weight"],"edge_types":["node","string",["property","element"],"number"]},
    "node_count":2,"edge_count":1},"nodes":[-1.5e3,1,0,1,0,0, 0,0,48,3,1,1],"edges":[6,2,0,9],"strings":["","App","x"]}`
  const { nodeId, selfSizeBytes, edgeWord, nodeTypeNames, nodeType } = parseBytes(
    new TextEncoder().encode(text),
  )
  expect([[...nodeId], [...selfSizeBytes], edgeWord[0] >>> 4]).toEqual([[1, 3], [0, 48], 1])
  expect(nodeTypeNames[nodeType[1]]).toBe('object')
})

test('a self size beyond 2^32 is kept', () => {
  const text = heap.text.replace(',80,', ',5000000000,')
  const { selfSizeBytes } = parseBytes(new TextEncoder().encode(text))
  expect(selfSizeBytes[heap.ordinal('first')]).toBe(5_000_000_000)
})

test('an error says where, in which section, and what was expected', () => {
  const text = heap.text.replace('"edges":[', '"edges":[9,')
  const { byteOffset, section, expected } = errorOf(text)
  expect([byteOffset, section]).toEqual([text.indexOf('"edges":[9,') + 9, 'edges'])
  expect(expected).toBe('an edge type of meta.edge_types')
})

test('a text that breaks off is told as such', () => {
  const half = heap.text.slice(0, heap.text.indexOf('"edges"') + 20)
  expect(errorOf(half)).toMatchObject({
    byteOffset: half.length,
    section: 'edges',
    found: 'the end of the text',
  })
})

test.each([
  ['no JSON', 'hello', 'header'],
  ['an empty text', '', 'header'],
  ['another JSON', '{"a":1}', 'header'],
  ['a header without meta', '{"snapshot":{"node_count":1,"edge_count":0}}', 'snapshot'],
  ['too few nodes', heap.text.replace(/"node_count":\d+/, '"node_count":9'), 'nodes'],
  ['too few edges', heap.text.replace(/"edge_count":\d+/, '"edge_count":2'), 'nodes'],
  [
    'a target between two nodes',
    heap.text.replace(/("edges":\[5,\d+,)6/, (_, before: string) => `${before}7`),
    'edges',
  ],
  ['a name that is no string', heap.text.replace(/"edges":\[5,\d+,/, '"edges":[5,999,'), 'edges'],
  ['a section twice', heap.text.replace('"edges":', '"nodes":[],"edges":'), 'nodes'],
  ['an invalid escape', heap.text.replace('"App"', '"A\\pp"'), 'strings'],
  ['something behind the end', `${heap.text}x`, 'header'],
])('%s is refused', (_, text, section) => {
  expect(errorOf(text).section).toBe(section)
})

test('a scan of the ids stops behind the nodes and reads no further', () => {
  const scanner = createIdScanner()
  const nodesEnd = heap.text.indexOf('"edges"')
  scanner.write(heap.bytes.subarray(0, nodesEnd))
  expect(scanner.isSatisfied()).toBe(true)
  expect(scanner.end()).toEqual({ nodeCount: 6, edgeCount: 7, maxObjectId: 11 })
})

test('above the memory budget the classes are counted, and the answer says so', () => {
  const reader = createSnapshotReader({ budgetBytes: 100 })
  reader.write(heap.bytes)
  const read = reader.end()
  expect(read).toMatchObject({ kind: 'histogram', neededBytes: 6 * 38 + 7 * 12, budgetBytes: 100 })
  expect(read.kind === 'histogram' ? read.histogram.classes.slice(0, 3) : []).toEqual([
    { name: 'Session', objects: 1, selfSizeBytes: 80 },
    { name: 'App', objects: 1, selfSizeBytes: 40 },
    { name: 'Map', objects: 1, selfSizeBytes: 32 },
  ])
})

test('who needs the graph is told how much memory that would take', () => {
  const parser = createSnapshotParser({ budgetBytes: 100 })
  expect(() => parser.write(heap.bytes)).toThrow(SnapshotTooLargeError)
})

test('counts that lie ask for no memory', () => {
  const text = heap.text.replace(/"node_count":\d+/, '"node_count":200000000')
  const reader = createSnapshotReader()
  expect(() => {
    reader.write(new TextEncoder().encode(text))
    reader.end()
  }).toThrow(SnapshotFormatError)
})
