import { drawHeap } from './heap-builder.ts'
import { createRandom } from './random-heap.ts'

export interface Mutant {
  readonly bytes: Uint8Array
  /** What was done to which heap, to be printed where it is not survived. */
  readonly what: string
}

const pair = '2 / part of key (Key @101) -> value (Value @103) pair in WeakMap (table @105)'
const drawing = `
  root -%global-> app:App(40) -sessions-> map:Map(32) -[0]-> first:Session(80)@11 -name-> text:"a \\\\ text"(24)#string
  root -[1]-> handles:"(GC roots)"#synthetic -[0]-> hidden:"system / Map"(80)#hidden; app -#map-> hidden
  app -key-> key:Key@101 -#"${pair}"-> value:Value(64)@103; app -map-> table:"(table)"@105 -#"${pair}"-> value
  first -onClose-> closure:onClose(64)#closure -^index-> number:"heap number"(12)#number; lost(16) -x-> lost2(16) -x-> lost
  app -plain-> one:Object(24) -id-> number; one -name-> text; app -plain2-> two:Object(24) -id-> number; two -name-> text`
const extras = {
  locations: { first: { scriptId: 7, line: 3, column: 9 }, closure: { scriptId: 7, line: 4, column: 1 } },
  detachedness: { hidden: 1 },
  traceNodeIds: { first: 2 },
  traceFunctions: [
    [0, '(root)', '', 0, 0, 0],
    [1, 'open', 'file:///session.js', 7, 3, 9],
  ],
  traceTree: [1, 0, 0, 0, [2, 1, 1, 80, []]],
  unknownSections: { scopes: [1, [2, { three: '}]"' }]] },
} as const
const originals = [
  drawHeap(drawing, { ...extras, dialect: 'node20' }).text,
  drawHeap(drawing, { ...extras, dialect: 'node24-tracked' }).text,
  drawHeap(drawing, { ...extras, dialect: 'node24' }).text,
]

/** Numbers that are likely to hurt: ends of ranges, counts that lie, what does not fit. */
const numbers = [
  '0',
  '1',
  '6',
  '7',
  '13',
  '255',
  '256',
  '65536',
  '268435455',
  '268435456',
  '999999999',
  '1000000000',
]
  .concat([
    '2147483647',
    '2147483648',
    '4294967295',
    '4294967296',
    '9007199254740993',
    '1e3',
    '-1',
    '1.5',
    '007',
    '',
  ])
  .concat(['99999999999999999999999999', 'null', '"1"', '[]', '{}'])
const pieces = [
  '"',
  '\\',
  '\\u12',
  '\\q',
  '\\ud800',
  '\u0000',
  '\n',
  ',',
  ',,',
  '[',
  ']',
  '{',
  '}',
  ':',
  '[[',
  ']]',
  'é',
  '\ufeff',
]
const sections = [
  'snapshot',
  'nodes',
  'edges',
  'trace_function_infos',
  'trace_tree',
  'locations',
  'strings',
  'samples',
]

type Change = (text: string, random: (below: number) => number) => readonly [text: string, what: string]

const changes: readonly Change[] = [
  function cut(text, random) {
    const at = random(text.length)
    return [text.slice(0, at), `cut at ${at}`]
  },
  function cutInSection(text, random) {
    const section = sections[random(sections.length)]
    const at = text.indexOf(`"${section}"`) + random(40)
    return [text.slice(0, at), `cut in ${section} at ${at}`]
  },
  function replaceNumber(text, random) {
    const found = [...text.matchAll(/\d+/g)]
    const match = found[random(found.length)]
    if (match === undefined) return [text, 'no number left']
    const value = numbers[random(numbers.length)]
    const end = match.index + match[0].length
    return [text.slice(0, match.index) + value + text.slice(end), `${match[0]} at ${match.index} is ${value}`]
  },
  function lieAboutCount(text, random) {
    const key = ['node_count', 'edge_count'][random(2)]
    const value = numbers[random(numbers.length)]
    return [text.replace(new RegExp(`"${key}":\\d+`), `"${key}":${value}`), `${key} is ${value}`]
  },
  function insertPiece(text, random) {
    const at = random(text.length)
    const piece = pieces[random(pieces.length)]
    return [text.slice(0, at) + piece + text.slice(at), `${JSON.stringify(piece)} at ${at}`]
  },
  function removePiece(text, random) {
    const at = random(text.length)
    const length = 1 + random(random(4) === 0 ? 60 : 3)
    return [text.slice(0, at) + text.slice(at + length), `${length} removed at ${at}`]
  },
  function flipByte(text, random) {
    const at = random(text.length)
    const byte = String.fromCharCode(random(128))
    return [text.slice(0, at) + byte + text.slice(at + 1), `${JSON.stringify(byte)} over ${at}`]
  },
  function repeatSection(text, random) {
    const section = sections[random(sections.length)]
    return [text.replace('"edges":', `"${section}":[],\n"edges":`), `${section} twice`]
  },
  function renameSection(text, random) {
    const section = sections[random(sections.length)]
    const other = [...sections, '__proto__', 'constructor', ''][random(sections.length + 3)]
    return [text.replace(`"${section}":`, `"${other}":`), `${section} is called ${other}`]
  },
  function swapSections(text, random) {
    const parts = text.slice(1, -2).split(/,\n(?="\w+":)/)
    const [a, b] = [random(parts.length), random(parts.length)]
    const kept = parts[a]
    parts[a] = parts[b]
    parts[b] = kept
    return [`{${parts.join(',\n')}}`, `sections ${a} and ${b} exchanged`]
  },
  function nestDeeply(text, random) {
    const depth = 1 + random(20_000)
    const key = ['trace_tree', 'samples', 'scopes'][random(3)]
    const nested = '['.repeat(depth) + (random(2) === 0 ? ']'.repeat(depth) : '')
    return [
      text.replace(new RegExp(`"${key}":[^\\n]*`), `"${key}":${nested},`),
      `${key} nested ${depth} deep`,
    ]
  },
  function renameField(text, random) {
    const fields = [
      'type',
      'name',
      'id',
      'self_size',
      'edge_count',
      'to_node',
      'name_or_index',
      'object_index',
      'line',
    ]
    const field = fields[random(fields.length)]
    const other = [...fields, 'unknown'][random(fields.length + 1)]
    return [text.replace(`"${field}"`, `"${other}"`), `field ${field} is called ${other}`]
  },
  function blowUp(text, random) {
    const at = random(text.length)
    const filler = [' ', '\n', '0', '"', '['][random(5)].repeat(1 + random(30_000))
    return [
      text.slice(0, at) + filler + text.slice(at),
      `${filler.length} times ${JSON.stringify(filler[0])} at ${at}`,
    ]
  },
]

/** A snapshot with one to three things wrong, or none that matters; the same for the same seed. */
export function mutate(seed: number): Mutant {
  const random = createRandom(seed)
  const original = random(originals.length)
  let text = originals[original]
  const done: string[] = []
  for (let count = 1 + random(3); count > 0 && text.length > 0; count--) {
    const [changed, what] = changes[random(changes.length)](text, random)
    text = changed
    done.push(what)
  }
  return { bytes: new TextEncoder().encode(text), what: `heap ${original}: ${done.join('; ')}` }
}
