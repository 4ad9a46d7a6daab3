import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  analyzeHeap,
  EdgeType,
  edgeNameIsIndex,
  edgeTarget,
  edgeType,
  NodeType,
  type SnapshotColumns,
  type StringIndex,
} from '../../../src/snapshot/index.ts'
import { root, runtimes } from '../growth/planted-programs.ts'
import { parseBytes } from '../heap-builder.ts'
import { redact } from './redact-bytes.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const kinds =
  'string mapkey set cons constail template buffer environment symbol pattern error slice weakname weakvalue weakheld dictkey flatkey field smallkey countkey onekey recordkey otherkey functionkey arraykey globalkey instancekey symbolkey methodkey arrowkey accessorkey tag classname computedclass'.split(
    ' ',
  )
/** The slice lost its first letters, V8 writes cons strings in parts. */
const secretOf = (kind: string) => `${kind}-a1b2c3`

/** Class names that do not read as one: V8's own, and those that the fixture makes of secrets (a class's `name` from Node 26 on). */
const unnamed = [
  'Async-from-Sync Iterator',
  'sk-live-tag-a1b2c3',
  'sk-live-classname-a1b2c3',
  'sk-live-computedclass-a1b2c3',
]
const engineTypes = new Set<number>([
  NodeType.synthetic,
  NodeType.code,
  NodeType.objectShape,
  NodeType.hidden,
  NodeType.array,
])

const nameOf = (columns: SnapshotColumns, node: number): string =>
  columns.strings.decode(columns.nodeName[node] as StringIndex)

describe.each(runtimes)('under %s', (runtime) => {
  let before: Uint8Array
  let after: Uint8Array
  beforeAll(async () => {
    const path = join(folder, `${runtime}.heapsnapshot`)
    const node = join(root, 'node_modules', runtime, 'bin/node')
    const program = join(root, '__tests__/fixtures/planted-leaks/secrets.cjs')
    await promisify(execFile)(node, ['--no-warnings', program, path], {
      env: { PLANTED_SECRET: 'sk-live-environment-a1b2c3' },
      timeout: 200_000,
    })
    before = await readFile(path)
    await rm(path)
    after = redact(before)
  })

  test.each(kinds)('a secret in a %s is in the snapshot and nowhere in the redacted one', (kind) => {
    expect(Buffer.from(before).includes(secretOf(kind))).toBe(true)
    expect(Buffer.from(after).includes(secretOf(kind))).toBe(false)
    expect(Buffer.from(after).includes('a1b2c3')).toBe(false)
  })

  test('a key of letters alone is masked as well, where no code spells it', () => {
    expect(Buffer.from(before).includes('correcthorsebattery')).toBe(true)
    expect(Buffer.from(after).includes('correcthorse')).toBe(false)
  })

  test('every value is masked at the same length, names of properties and constructors stay', () => {
    const [original, redacted] = [parseBytes(before), parseBytes(after)]
    const readable = new Set<number>()
    const wrong: string[] = []
    for (let node = 0; node < original.nodeCount; node++) {
      const [was, is] = [nameOf(original, node), nameOf(redacted, node)]
      const isMasked = is === '*'.repeat(was.length)
      if (original.nodeType[node] === NodeType.string) {
        if (is === was && was !== '') readable.add(node)
        else if (!isMasked) wrong.push(was)
      } else if ([NodeType.object, NodeType.closure, NodeType.code].includes(original.nodeType[node] as 3)) {
        if (is !== was && !(isMasked && unnamed.includes(was))) wrong.push(`${was} became ${is}`)
      }
    }
    // strings that stay are names in V8's tables: nothing of the program holds them
    for (let node = 0; node < original.nodeCount; node++) {
      if (engineTypes.has(original.nodeType[node]!) || nameOf(original, node) === 'Node / IsolateData')
        continue
      for (let edge = original.firstEdge[node]!; edge < original.firstEdge[node + 1]!; edge++) {
        const target = edgeTarget(original.edgeWord[edge]!)
        if (readable.has(target)) wrong.push(`${nameOf(original, target)} of ${nameOf(original, node)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(readable.size).toBeGreaterThan(1000)
    const propertyNames = new Set<string>()
    for (let edge = 0; edge < redacted.edgeCount; edge++) {
      if (edgeType(redacted.edgeWord[edge]!) !== EdgeType.property) continue
      propertyNames.add(redacted.strings.decode(redacted.edgeName[edge] as StringIndex))
    }
    expect([...propertyNames]).toEqual(
      expect.arrayContaining(['accountName', 'inMapKey', 'prototype', 'closure']),
    )
    const text = Buffer.from(after).toString()
    expect(text).toContain('"Account"')
    expect(text).toContain('secrets.cjs"')
  })

  test('the graph is untouched', () => {
    const [original, redacted] = [parseBytes(before), parseBytes(after)]
    for (const key of [
      'nodeType',
      'nodeId',
      'selfSizeBytes',
      'firstEdge',
      'edgeWord',
      'detachedness',
    ] as const)
      expect(redacted[key]).toEqual(original[key])
    let indices = 0
    for (let edge = 0; edge < original.edgeCount; edge++) {
      if (!edgeNameIsIndex(original.edgeWord[edge]!)) continue
      if (original.edgeName[edge] !== redacted.edgeName[edge]) throw new Error(`edge ${edge}`)
      indices++
    }
    expect(indices).toBeGreaterThan(1000)
    const [graph, redactedGraph] = [analyzeHeap(original), analyzeHeap(redacted)]
    for (const key of ['selfSizeBytes', 'distance', 'dominator', 'retainedSizeBytes'] as const)
      expect(redactedGraph[key]).toEqual(graph[key])
  })

  test('other chunks and a second redaction change nothing', () => {
    expect(Buffer.compare(redact(before, 4093), after)).toBe(0)
    const again = redact(after)
    const [once, twice] = [parseBytes(after), parseBytes(again)]
    for (let node = 0; node < once.nodeCount; node++)
      if (nameOf(once, node) !== nameOf(twice, node)) throw new Error(`node ${node}`)
  })
})
