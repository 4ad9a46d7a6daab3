import { describe, expect, test } from 'vitest'
import {
  createSnapshotRedactor,
  type EdgeIndex,
  edgeNameIsIndex,
  maskText,
  planRedaction,
  redactSuspect,
  type SnapshotColumns,
  SnapshotFormatError,
  type StringIndex,
  type Suspect,
} from '../../../src/snapshot/index.ts'
import { drawHeap, parseBytes } from '../heap-builder.ts'
import { randomNodes, seeds } from '../random-heap.ts'
import { writeSnapshot } from '../snapshot-writer.ts'
import { redact } from './redact-bytes.ts'

function redactedHeap(drawing: string) {
  const heap = drawHeap(drawing)
  const columns = parseBytes(redact(heap.bytes, 1))
  const name = (alias: string) => columns.strings.decode(columns.nodeName[heap.ordinal(alias)] as StringIndex)
  const edges = (alias: string) => edgeNames(columns, heap.ordinal(alias))
  return { name, edges }
}

function edgeNames({ firstEdge, edgeName, edgeWord, strings }: SnapshotColumns, node: number) {
  const names: (string | number)[] = []
  for (let edge = firstEdge[node]! as EdgeIndex; edge < firstEdge[node + 1]!; edge++) {
    const name = edgeName[edge]!
    names.push(edgeNameIsIndex(edgeWord[edge]!) ? name : strings.decode(name as StringIndex))
  }
  return names
}

describe('what is masked', () => {
  test('a string that is a property name as well is masked in one place and kept in the other', () => {
    const { name, edges } = redactedHeap(`
      root -password-> user:User; user -password-> text:"password"#string; user -^secret-> other:"hunter2"#string
    `)
    expect(name('text')).toBe('********')
    expect(name('other')).toBe('*******')
    expect(edges('user')).toEqual(['password', 'secret'])
    expect(name('user')).toBe('User')
  })

  test('patterns, symbols and numbers are contents; what V8 writes in place of a content stays', () => {
    const { name } = redactedHeap(`
      root -a-> r:"/key=(.*)/"#regexp; root -b-> s:"token"#symbol; root -c-> n:"4711"#number
      root -d-> h:"heap number"#number; root -e-> c:"(concatenated string)"#concatenated-string; c -#first-> f:"ab"#string
      root -f-> code:"/app/main.js"#code; root -g-> fn:open#closure
    `)
    expect(['r', 's', 'n', 'h', 'c', 'f', 'code', 'fn'].map(name)).toEqual([
      '**********',
      '*****',
      '****',
      'heap number',
      '(concatenated string)',
      '**',
      '/app/main.js',
      'open',
    ])
  })

  test('keys of a dictionary are masked, the same names elsewhere stay', () => {
    const keys = Array.from({ length: 80 }, (_, n) => `dict -user${n}-> v${n}:Visit`)
    const { edges } = redactedHeap(
      `root -d-> dict:Object; ${keys.join('; ')}; dict -__proto__-> p:Proto; root -user7-> p`,
    )
    expect(edges('dict')).toEqual([...keys.map((_, n) => maskText(`user${n}`)), '__proto__'])
    expect(edges('root')).toEqual(['d', 'user7'])
  })

  test('an object with many keys of many kinds, or of functions, is no dictionary', () => {
    const many = Array.from(
      { length: 80 },
      (_, n) => `module -f${n}-> v${n}:fn${n}#closure; config -c${n}-> w${n}:Class${n}`,
    )
    const { edges } = redactedHeap(`root -m-> module:Object; root -c-> config:Object; ${many.join('; ')}`)
    expect(edges('module')[3]).toBe('f3')
    expect(edges('config')[3]).toBe('c3')
  })

  test("strings in the names of a WeakMap's pairs are masked, the rest of such a name stays", () => {
    const pair = '7 / part of key (Key @7) -> value (sk-live (x) @ 1 @9) pair in WeakMap (table @5)'
    const objects = '8 / part of key (Key @7) -> value (Session @11) pair in WeakMap (table @5)'
    const { edges } = redactedHeap(`
      root -t-> table:""#array@5; root -k-> key:Key@7; table -#"${pair}"-> v:"sk-live (x) @ 1"#string@9; key -#"${pair}"-> v
      table -#"${objects}"-> s:Session@11; key -#"${objects}"-> s
    `)
    const masked = '7 / part of key (Key @7) -> value (*************** @9) pair in WeakMap (table @5)'
    expect(edges('table')).toEqual([masked, objects])
    expect(edges('key')).toEqual([masked, objects])
  })

  test('both edges to a value keep the same name behind their number, as DevTools pairs them by it', () => {
    const pair = 'part of key (<symbol secret> @7) -> value (text @9) pair in WeakMap (table @5)'
    const { edges } = redactedHeap(`
      root -t-> table:""#array@5; root -k-> key:"<symbol secret>"#symbol@7
      table -#"3 / ${pair}"-> v:text#string@9; key -#"12 / ${pair}"-> v
    `)
    const masked = 'part of key (*************** @7) -> value (**** @9) pair in WeakMap (table @5)'
    expect([edges('table'), edges('key')]).toEqual([[`3 / ${masked}`], [`12 / ${masked}`]])
  })

  test('a name of a pair that V8 cut off is masked behind its beginning', () => {
    const cut = '7 / part of key (Key @7) -> value (sk-live-and-so-on'
    const { edges } = redactedHeap(`root -#"${cut}"-> v:"sk-live-and-so-on"#string@9`)
    expect(edges('root')).toEqual([`7 / part of key (${maskText('Key @7) -> value (sk-live-and-so-on')}`])
  })

  test('a masked text has as many units as before, whatever the escapes', () => {
    const text = 'a"b\\c\nd\u0001é中😀'
    const nodes = [
      {
        name: '',
        type: 'synthetic',
        id: 1,
        selfSizeBytes: 0,
        edges: [{ type: 'property', name: 'a', to: 1 }],
      },
      { name: text, type: 'string', id: 3, selfSizeBytes: 8, edges: [] },
    ]
    for (const written of [writeSnapshot(nodes), writeSnapshot(nodes).replace(/[\u0080-\uffff]/g, escaped)]) {
      const columns = parseBytes(redact(new TextEncoder().encode(written), 1))
      expect(columns.strings.decode(columns.nodeName[1] as StringIndex)).toBe('*'.repeat(text.length))
    }
  })

  test('a string is masked wherever in the table it stands, and where nothing refers to it', () => {
    const nodes = [{ name: 'secret', type: 'string', id: 1, selfSizeBytes: 0, edges: [] }]
    const text = writeSnapshot(nodes)
    for (const strings of ['"secret","another"', '"another secret","secret"']) {
      const name = strings.startsWith('"secret"') ? 0 : 1
      const written = text.replace(/"strings":\s*\[[^\]]*\]/, `"strings":[${strings}]`)
      const columns = parseBytes(new TextEncoder().encode(written))
      columns.nodeName[0] = name
      const redactor = createSnapshotRedactor(planRedaction(columns))
      const redacted = Buffer.concat([
        redactor.write(new TextEncoder().encode(written)),
        redactor.end(),
      ]).toString()
      expect(redacted).toContain('"strings":["***')
      expect(redacted).not.toMatch(/secret|another/)
    }
  })

  test('examples of a suspect are masked as the snapshot is', () => {
    const suspect = { examples: ['token 1', ''] } as unknown as Suspect
    expect(redactSuspect(suspect).examples).toEqual(['*******', ''])
  })
})

describe('what stays', () => {
  test.each(seeds(60))('a wild graph keeps every number but names, seed %i', (seed) => {
    const bytes = new TextEncoder().encode(
      writeSnapshot(randomNodes(seed, { nodes: 30, edges: 80, mixed: true })),
    )
    const [before, after] = [parseBytes(bytes), parseBytes(redact(bytes, 1 + (seed % 50)))]
    for (const key of ['nodeType', 'nodeId', 'selfSizeBytes', 'firstEdge', 'edgeWord'] as const)
      expect(after[key]).toEqual(before[key])
    for (let node = 0; node < before.nodeCount; node++)
      expect(edgeNames(after, node)).toEqual(edgeNames(before, node))
  })

  test('a text other than the planned one is refused', () => {
    const plan = planRedaction(drawHeap('root -a-> b:B').columns())
    const write = (text: string) => {
      const redactor = createSnapshotRedactor(plan)
      redactor.write(new TextEncoder().encode(text))
      return redactor.end()
    }
    expect(() => write(drawHeap('root -a-> b:B; b -c-> d:D').text)).toThrow(SnapshotFormatError)
    expect(() => write(drawHeap('root -a-> b:B').text.trimEnd().slice(0, -1))).toThrow(SnapshotFormatError)
    expect(() => write(drawHeap('root -a-> b:B').text)).not.toThrow()
  })
})

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
