import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { analyzeHeap, type ClassOrdinal, type HeapGraph } from '../../../src/snapshot/index.ts'
import { parseBytes } from '../heap-builder.ts'

/** Real heaps and what Chrome DevTools makes of them, written by `bench/snapshot/goldens.mjs`. */
const folder = fileURLToPath(new URL('../../goldens/snapshot', import.meta.url))
const names = globSync('*.columns.br', { cwd: folder }).map((file) => basename(file, '.columns.br'))

function golden(name: string): Buffer {
  return brotliDecompressSync(readFileSync(`${folder}/${name}.br`))
}

/** Column `index` of the file: each is four planes of bytes, the low ones first. */
function goldenColumn(planes: Buffer, index: number, nodeCount: number): readonly number[] {
  const byte = (plane: number, node: number): number => planes[(4 * index + plane) * nodeCount + node]
  return Array.from(
    { length: nodeCount },
    (_, node) => byte(0, node) + 2 ** 8 * byte(1, node) + 2 ** 16 * byte(2, node) + 2 ** 24 * byte(3, node),
  )
}

/** Totals under DevTools' class keys: script, line, column and name, or the name behind a comma. */
function classesOf({ columns, classes, totals }: HeapGraph): Record<string, unknown> {
  const { scriptId, line, column } = columns.locations
  const found: Record<string, unknown> = {}
  for (let index = 0; index < classes.count; index++) {
    if (totals.objects[index] === 0) continue
    const name = classes.name(index as ClassOrdinal)
    const row = classes.locationRow(index as ClassOrdinal)
    const key = row < 0 ? `,${name}` : `${scriptId[row]},${line[row]},${column[row]},${name}`
    found[key] = {
      name,
      count: totals.objects[index],
      distance: totals.distance[index],
      self: totals.selfSizeBytes[index],
      maxRet: totals.retainedSizeBytes[index],
    }
  }
  return found
}

test('there are goldens of four versions of Node', () => {
  expect(names.toSorted()).toEqual(['node20-bare', 'node22-bare', 'node24-rich', 'node26-bare'])
})

describe.each(names)('%s', (name) => {
  const graph = analyzeHeap(parseBytes(golden(`${name}.heapsnapshot`)))
  const planes = golden(`${name}.columns`)
  const { nodeCount } = graph.columns

  test.each([
    ['self size', 0, graph.selfSizeBytes],
    ['distance', 1, graph.distance],
    ['retained size', 2, graph.retainedSizeBytes],
    ['dominator', 3, graph.dominator],
  ])('every %s is that of Chrome DevTools', (_, index, column) => {
    // distances are signed, the golden is not
    expect([...Uint32Array.from(column)]).toEqual(goldenColumn(planes, index, nodeCount))
  })

  test('every class has the objects, sizes and distance of Chrome DevTools', () => {
    const expected: unknown = JSON.parse(golden(`${name}.classes.json`).toString())
    expect(classesOf(graph)).toEqual(expected)
  })
})
