import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { analyzeHeap, type ClassOrdinal, type HeapGraph } from '../../../src/snapshot/index.ts'
import { parseBytes } from '../heap-builder.ts'
import { redact } from '../redact/redact-bytes.ts'

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

test('there are goldens of four versions of Node, bare and of hard things, and of a page in Chromium', () => {
  const ofNode = ['node20', 'node22', 'node24', 'node26'].flatMap((node) => [`${node}-bare`, `${node}-rich`])
  expect(names.toSorted()).toEqual(['chromium-page', ...ofNode])
})

test('elements that a page took out and still holds are called detached', () => {
  const { classes, columns } = analyzeHeap(parseBytes(golden('chromium-page.heapsnapshot')))
  const detached = new Set<string>()
  for (let node = 0; node < columns.nodeCount; node++) {
    const name = classes.name(classes.ofNode[node] as ClassOrdinal)
    if (name.startsWith('Detached ')) detached.add(name)
  }
  expect([...detached]).toEqual(
    expect.arrayContaining(['Detached <li>', 'Detached <div>', 'Detached <canvas>', 'Detached <section>']),
  )
})

describe.each(names)('%s', (name) => {
  const bytes = golden(`${name}.heapsnapshot`)
  const graph = analyzeHeap(parseBytes(bytes))
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

  test('a redacted copy has the numbers of Chrome DevTools as well', () => {
    const redacted = analyzeHeap(parseBytes(redact(bytes)))
    const { selfSizeBytes, distance, retainedSizeBytes, dominator } = redacted
    for (const [index, column] of [selfSizeBytes, distance, retainedSizeBytes, dominator].entries())
      expect([...Uint32Array.from(column)]).toEqual(goldenColumn(planes, index, nodeCount))
  })

  test('every class has the objects, sizes and distance of Chrome DevTools', () => {
    const expected: unknown = JSON.parse(golden(`${name}.classes.json`).toString())
    expect(classesOf(graph)).toEqual(expected)
  })
})
