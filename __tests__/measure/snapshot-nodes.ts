interface RawSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[]]
      readonly trace_function_info_fields: readonly string[]
    }
  }
  readonly nodes: readonly number[]
  readonly strings: readonly string[]
  readonly trace_function_infos: readonly number[]
  readonly trace_tree: TraceTree
}

/** id, function, count, size, children; again and again. */
type TraceTree = readonly (number | TraceTree)[]

interface SnapshotNode {
  readonly id: number
  readonly type: string
  readonly name: string
  /** Innermost first, `name file:line`. */
  readonly stack: readonly string[]
}

/** A plain second reader of the format, straight from JSON: only objects with an id that lasts (odd). */
export function readSnapshot(text: string): readonly SnapshotNode[] {
  const raw = JSON.parse(text) as RawSnapshot
  const { node_fields: fields, node_types: types, trace_function_info_fields: infoFields } = raw.snapshot.meta
  const parents = new Map<number, readonly [number, number]>()
  collect(raw.trace_tree, 0, parents)

  const functionOf = (index: number): string => {
    const info = (field: string) =>
      raw.trace_function_infos[index * infoFields.length + infoFields.indexOf(field)]!
    const file = raw.strings[info('script_name')]!.split('/').at(-1)
    return `${raw.strings[info('name')]} ${file}:${info('line')}`
  }
  const stackOf = (trace: number): readonly string[] => {
    const entry = parents.get(trace)
    return entry === undefined ? [] : [functionOf(entry[0]), ...stackOf(entry[1])]
  }

  const nodes: SnapshotNode[] = []
  for (let at = 0; at < raw.nodes.length; at += fields.length) {
    const value = (field: string) => raw.nodes[at + fields.indexOf(field)]!
    if (value('id') % 2 === 0) continue
    nodes.push({
      id: value('id'),
      type: types[0][value('type')]!,
      name: raw.strings[value('name')]!,
      get stack() {
        return stackOf(value('trace_node_id'))
      },
    })
  }
  return nodes
}

/** Nodes of the last snapshot that are in the second and were not yet there in the first. */
export function bornBetween(snapshots: readonly (readonly SnapshotNode[])[]): readonly SnapshotNode[] {
  const [first, second] = snapshots.map((nodes) =>
    nodes.reduce((largest, { id }) => Math.max(largest, id), 0),
  )
  return snapshots.at(-1)!.filter(({ id }) => id > first! && id <= second!)
}

function collect(tree: TraceTree, parent: number, parents: Map<number, readonly [number, number]>): void {
  for (let at = 0; at < tree.length; at += 5) {
    const id = tree[at] as number
    parents.set(id, [tree[at + 1] as number, parent])
    collect(tree[at + 4] as TraceTree, id, parents)
  }
}
