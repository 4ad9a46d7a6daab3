import { analyzeHeap, type HeapGraph } from '../../src/snapshot/graph/index.ts'
import { parseBytes } from './heap-builder.ts'
import { type BuiltNode, writeSnapshot } from './snapshot-writer.ts'

/** Mulberry32: the same sequence for the same seed, everywhere. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

export interface RandomHeapOptions {
  readonly nodes: number
  readonly edges: number
  /** With weak edges, shortcuts, WeakMap pairs, hidden and array nodes; else objects and properties alone. */
  readonly mixed?: boolean
}

/** A heap as wild as V8 never makes it: loops, double edges, cliques that nothing reaches. */
export function randomNodes(seed: number, options: RandomHeapOptions): readonly BuiltNode[] {
  const random = createRandom(seed)
  const types = options.mixed
    ? ['object', 'object', 'closure', 'hidden', 'array', 'native', 'synthetic']
    : ['object']
  const edgeTypes = options.mixed
    ? ['property', 'property', 'context', 'element', 'internal', 'hidden', 'shortcut', 'weak']
    : ['property']
  const nodes: BuiltNode[] = Array.from({ length: options.nodes }, (_, ordinal) => ({
    name: ordinal === 0 ? '' : ['A', 'B', 'Object', 'system / Map'][random(4)],
    type: ordinal === 0 ? 'synthetic' : types[random(types.length)],
    id: 2 * ordinal + 1,
    selfSizeBytes: random(20),
    edges: [],
  }))
  for (let count = 0; count < options.edges; count++) {
    const from = random(4) === 0 ? 0 : random(options.nodes)
    const to = random(options.nodes)
    const type = edgeTypes[random(edgeTypes.length)]
    const isIndex = type === 'element' || type === 'hidden'
    nodes[from].edges.push({ type, name: isIndex ? random(5) : ['a', 'b', 'c'][random(3)], to })
    if (options.mixed && random(8) === 0) addWeakMapPair(nodes, random)
  }
  return nodes
}

function addWeakMapPair(nodes: readonly BuiltNode[], random: (below: number) => number): void {
  const [table, key, value] = [random(nodes.length), random(nodes.length), random(nodes.length)]
  const pair = `part of key (K @${nodes[key].id}) -> value (V @${nodes[value].id}) pair in WeakMap (table @${nodes[table].id})`
  nodes[table].edges.push({ type: 'internal', name: `${random(9)} / ${pair}`, to: value })
  nodes[key].edges.push({ type: 'internal', name: `${random(9)} / ${pair}`, to: value })
}

export function randomGraph(seed: number, options: RandomHeapOptions): HeapGraph {
  const bytes = new TextEncoder().encode(writeSnapshot(randomNodes(seed, options)))
  return analyzeHeap(parseBytes(bytes))
}

export function seeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, seed) => seed + 1)
}
