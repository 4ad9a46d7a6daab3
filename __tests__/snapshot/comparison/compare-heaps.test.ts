import { describe, expect, test } from 'vitest'
import { compareHeaps, type HeapDiff, heapDiff, summarizeHeap } from '../../../src/snapshot/index.ts'
import { drawHeap } from '../heap-builder.ts'
import { createRandom, seeds } from '../random-heap.ts'

function compare(before: string, after: string) {
  return compareHeaps(summarizeHeap(drawHeap(before).graph()), summarizeHeap(drawHeap(after).graph()))
}

const base = 'root -global-> app:App@3 -list-> list:Array@5; list -[0]-> a:Session(40)@7'

describe('a comparison', () => {
  test('of a snapshot with itself changes nothing, whatever the ids', () => {
    const renumbered = base.replaceAll(/@(\d+)/g, (_, id) => `@${Number(id) + 1000}`)
    expect(compare(base, renumbered).changes).toEqual([])
  })

  test('tells the holders of a class apart', () => {
    const after = `${base}; list -[1]-> b:Session(40)@9; app -last-> c:Session(40)@11`
    expect(
      compare(base, after).changes.map(({ retainerPath, before, after }) => [retainerPath, before, after]),
    ).toEqual(
      expect.arrayContaining([
        [
          ['(GC roots)', 'global', 'list', '[*]', 'Session'],
          { objects: 1, selfBytes: 40 },
          { objects: 2, selfBytes: 80 },
        ],
        [
          ['(GC roots)', 'global', 'last', 'Session'],
          { objects: 0, selfBytes: 0 },
          { objects: 1, selfBytes: 40 },
        ],
      ]),
    )
  })

  test("counts V8's own by class, wherever it hangs", () => {
    const before = 'root -a-> x:"(object elements)"(16)#array; root -b-> y:"(object elements)"(24)#array'
    const after = 'root -c-> x:"(object elements)"(16)#array'
    expect(compare(before, after).changes).toMatchObject([
      {
        constructorName: '(array)',
        before: { objects: 2, selfBytes: 40 },
        after: { objects: 1, selfBytes: 16 },
      },
    ])
  })
})

describe('a HeapDiff', () => {
  test('has the fields of node-memwatch', () => {
    const after = `root -global-> app:App@3 -list-> list:Array@5; app -last-> c:Session(40)@11; app -big-> big:Blob(3145728)@13
      app -text-> t:"abc"(2048)#string@15; app -f-> f:open(64)#closure@17; app -o-> o:Object(32)@19 -id-> list; o -name-> t`
    expect(heapDiff(compare(base, after))).toEqual({
      before: { nodes: 4, size_bytes: 56, size: '56 bytes' },
      after: { nodes: 8, size_bytes: 3147928, size: '3.00 mb' },
      change: {
        size_bytes: 3147872,
        size: '3.00 mb',
        freed_nodes: 1,
        allocated_nodes: 5,
        details: [
          { what: 'Blob', size_bytes: 3145728, size: '3.00 mb', '+': 1, '-': 0 },
          { what: '(string)', size_bytes: 2048, size: '2.00 kb', '+': 1, '-': 0 },
          { what: 'Function', size_bytes: 64, size: '64 bytes', '+': 1, '-': 0 },
          { what: '{id, name}', size_bytes: 32, size: '32 bytes', '+': 1, '-': 0 },
          { what: 'Session', size_bytes: 0, size: '0 bytes', '+': 1, '-': 1 },
        ],
      },
    } satisfies HeapDiff)
  })

  test.each(seeds(100))('adds up, seed %i', (seed) => {
    const random = createRandom(seed)
    const draw = () =>
      Array.from({ length: 20 }, (_, n) => `root -p${random(4)}-> x${n}:C${random(3)}(${random(100)})`).join(
        ';',
      )
    const { before, after, change } = heapDiff(compare(draw(), draw()))
    expect(change.size_bytes).toBe(after.size_bytes - before.size_bytes)
    expect(change.allocated_nodes - change.freed_nodes).toBe(after.nodes - before.nodes)
    expect(change.details.reduce((sum, { size_bytes }) => sum + size_bytes, 0)).toBe(change.size_bytes)
    expect(change.details.reduce((sum, detail) => sum + detail['+'], 0)).toBe(change.allocated_nodes)
    expect(change.details.reduce((sum, detail) => sum + detail['-'], 0)).toBe(change.freed_nodes)
  })
})
