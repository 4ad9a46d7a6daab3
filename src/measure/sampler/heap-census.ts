import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import v8 from 'node:v8'

/** A snapshot of more than this is too much to read beside the program that it is of. */
const LARGEST_HEAP_BYTES = 48 * 1024 * 1024

/** The heap at one time, kept outside of it: what were held here would be counted at the next. */
export interface HeapCensus {
  /** What came and went from this time to another, by constructor or kind, what changed most first; both are gone then. */
  readonly compareWith: (later: HeapCensus) => Difference
  /** Once. */
  readonly read: () => Counted
}

export interface ClassChange {
  readonly what: string
  readonly size_bytes: number
  readonly '+': number
  readonly '-': number
}

export interface Difference {
  readonly nodesBefore: number
  readonly nodesAfter: number
  readonly allocated: number
  readonly freed: number
  readonly changes: readonly ClassChange[]
}

interface Counted {
  readonly ids: ReadonlySet<number>
  readonly each: (visit: (id: number, what: string, bytes: number) => void) => void
}

interface Written {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[]]
    }
  }
  readonly nodes: readonly number[]
  readonly strings: readonly string[]
}

/** As memwatch calls what has no constructor. */
const KINDS: Readonly<Record<string, string>> = {
  array: 'Array',
  string: 'String',
  'concatenated string': 'String',
  'sliced string': 'String',
  code: 'Code',
  closure: 'Closure',
  regexp: 'RegExp',
  number: 'Number',
}

/** null where the heap is too large, or a snapshot of it cannot be written. */
export function takeCensus(): HeapCensus | null {
  if (process.memoryUsage().heapUsed > LARGEST_HEAP_BYTES) return null
  try {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'heapslope-census-'))
    const remove = () => fs.rmSync(folder, { recursive: true, force: true })
    process.once('exit', remove)
    const file = v8.writeHeapSnapshot(path.join(folder, 'heap'))
    const read = () => {
      const counted = countIn(JSON.parse(fs.readFileSync(file, 'utf8')) as Written)
      process.off('exit', remove)
      remove()
      return counted
    }
    return { read, compareWith: (later) => differenceOf(read(), later.read()) }
  } catch {
    return null
  }
}

function countIn({ snapshot: { meta }, nodes, strings }: Written): Counted {
  const fields = meta.node_fields
  const [type, name, id, size] = ['type', 'name', 'id', 'self_size'].map((field) => fields.indexOf(field))
  const types = meta.node_types[0]
  const each: Counted['each'] = (visit) => {
    for (let at = 0; at < nodes.length; at += fields.length) {
      const kind = types[nodes[at + type!]!]!
      // Native nodes get another id in every snapshot.
      if (nodes[at + id!]! % 2 === 0) continue
      const what = kind === 'object' ? strings[nodes[at + name!]!]! : KINDS[kind]
      if (what !== undefined) visit(nodes[at + id!]!, what, nodes[at + size!]!)
    }
  }
  const ids = new Set<number>()
  each((one) => ids.add(one))
  return { ids, each }
}

function differenceOf(before: Counted, after: Counted): Difference {
  const changes = new Map<string, { what: string; size_bytes: number; '+': number; '-': number }>()
  const countInto = (from: Counted, others: ReadonlySet<number>, sign: '+' | '-') =>
    from.each((id, what, bytes) => {
      if (others.has(id)) return
      const change = changes.get(what) ?? { what, size_bytes: 0, '+': 0, '-': 0 }
      change[sign]++
      change.size_bytes += sign === '+' ? bytes : -bytes
      changes.set(what, change)
    })
  countInto(after, before.ids, '+')
  countInto(before, after.ids, '-')
  const all = [...changes.values()]
  return {
    nodesBefore: before.ids.size,
    nodesAfter: after.ids.size,
    allocated: all.reduce((sum, change) => sum + change['+'], 0),
    freed: all.reduce((sum, change) => sum + change['-'], 0),
    changes: all.sort((a, b) => Math.abs(b.size_bytes) - Math.abs(a.size_bytes)),
  }
}
