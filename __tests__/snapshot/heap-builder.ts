import {
  createSnapshotParser,
  type NodeOrdinal,
  type SnapshotColumns,
} from '../../src/snapshot/format/index.ts'
import { analyzeHeap, type HeapGraph } from '../../src/snapshot/graph/index.ts'
import { type BuiltEdge, type BuiltNode, type WriteOptions, writeSnapshot } from './snapshot-writer.ts'

export interface DrawnHeap {
  readonly text: string
  readonly bytes: Uint8Array
  /** Ordinal of a node by the alias it was drawn under; `root` is 0. */
  readonly ordinal: (alias: string) => NodeOrdinal
  readonly id: (alias: string) => number
  /** Parsed anew at each call, as an analysis owns its columns. */
  readonly columns: () => SnapshotColumns
  readonly graph: () => HeapGraph
}

/** What a drawing cannot say, by alias. */
export interface DrawOptions extends WriteOptions {
  readonly locations?: Readonly<
    Record<string, { readonly scriptId: number; readonly line: number; readonly column: number }>
  >
  readonly detachedness?: Readonly<Record<string, number>>
  readonly traceNodeIds?: Readonly<Record<string, number>>
}

const nodePattern = /^([\w$]+)(?::(?:"([^"]*)"|([^\s(#@"]+)))?(?:\((\d+)\))?(?:#([\w-]+))?(?:@(\d+))?$/
const edgePattern = /^-(?:\[(\d+)\]|([~#!^%]?)(?:"([^"]*)"|([^"]*?)))?->$/
const tokenPattern = /(?:"[^"]*"|[^\s"])+/g
const edgeTypes = {
  '': 'property',
  '~': 'weak',
  '#': 'internal',
  '!': 'hidden',
  '^': 'context',
  '%': 'shortcut',
} as const

/**
 * Draws a heap: chains of nodes and edges, one a line or parted by semicolons.
 *
 *     root -global-> app:App(40) -sessions-> map:Map(32) -[0]-> first:Session(80)
 *     app -#elements-> store:"(object elements)"(16)#array; app -~cache-> first
 *
 * A node is `alias:Class(selfSize)#type@id`, all but the alias optional and said at any mention: the class is the alias, the size 8,
 * the type object, the id the next odd one. An edge is `-name->` (property), `-[3]->` (element), and with a mark before
 * the name weak `~`, internal `#`, hidden `!` (a number), context `^`, shortcut `%`. The root is there from the start.
 * A type's blanks are written as dashes, `#concatenated-string`; any other name may stand in quotes.
 */
export function drawHeap(drawing: string, options: DrawOptions = {}): DrawnHeap {
  const nodes: BuiltNode[] = [{ name: '', type: 'synthetic', id: 1, selfSizeBytes: 0, edges: [] }]
  const ordinals = new Map([['root', 0]])
  let nextId = 3

  const nodeOf = (token: string): number => {
    const match = nodePattern.exec(token)
    if (match === null) throw new Error(`not a node: ${token}`)
    const [, alias, quoted, plain, size, type, id] = match
    const known = ordinals.get(alias)
    const before = known === undefined ? undefined : nodes[known]
    const node: BuiltNode = {
      name: quoted ?? plain ?? before?.name ?? alias,
      type: type?.replaceAll('-', ' ') ?? before?.type ?? 'object',
      id: id === undefined ? (before?.id ?? nextId) : Number(id),
      selfSizeBytes: size === undefined ? (before?.selfSizeBytes ?? 8) : Number(size),
      edges: before?.edges ?? [],
      ...pick('location', options.locations?.[alias]),
      ...pick('detachedness', options.detachedness?.[alias]),
      ...pick('traceNodeId', options.traceNodeIds?.[alias]),
    }
    if (known !== undefined) {
      nodes[known] = node
      return known
    }
    nextId += 2
    ordinals.set(alias, nodes.push(node) - 1)
    return nodes.length - 1
  }
  const edgeOf = (token: string, to: number): BuiltEdge => {
    const match = edgePattern.exec(token)
    if (match === null) throw new Error(`not an edge: ${token}`)
    const [, index, mark, quoted, plain] = match
    const name = quoted ?? plain ?? ''
    if (index !== undefined) return { type: 'element', name: Number(index), to }
    const type = edgeTypes[(mark ?? '') as keyof typeof edgeTypes]
    return { type, name: type === 'hidden' ? Number(name) : name, to }
  }

  for (const chain of drawing.split(/[;\n]/)) {
    const tokens: readonly string[] = chain.match(tokenPattern) ?? []
    if (tokens.length === 0) continue
    let from = nodeOf(tokens[0])
    for (let at = 1; at < tokens.length; at += 2) {
      const to = nodeOf(tokens[at + 1])
      nodes[from].edges.push(edgeOf(tokens[at], to))
      from = to
    }
  }

  const text = writeSnapshot(nodes, options)
  const bytes = new TextEncoder().encode(text)
  const ordinal = (alias: string): NodeOrdinal => {
    const found = ordinals.get(alias)
    if (found === undefined) throw new Error(`nothing is drawn under ${alias}`)
    return found as NodeOrdinal
  }
  const columns = (): SnapshotColumns => parseBytes(bytes)
  return {
    text,
    bytes,
    ordinal,
    id: (alias) => nodes[ordinal(alias)].id,
    columns,
    graph: () => analyzeHeap(columns()),
  }
}

/** Parses bytes that are in memory, in chunks of any size. */
export function parseBytes(bytes: Uint8Array, chunkBytes = 1 << 20): SnapshotColumns {
  const parser = createSnapshotParser()
  for (let at = 0; at < bytes.length; at += chunkBytes) parser.write(bytes.subarray(at, at + chunkBytes))
  return parser.end()
}

function pick<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V }
}
