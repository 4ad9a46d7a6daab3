export interface BuiltEdge {
  readonly type: string
  /** A number for element and hidden edges, else a string. */
  readonly name: string | number
  /** Ordinal. */
  readonly to: number
}

export interface BuiltNode {
  readonly name: string
  readonly type: string
  readonly id: number
  readonly selfSizeBytes: number
  readonly edges: BuiltEdge[]
  readonly detachedness?: number
  readonly traceNodeId?: number
  readonly location?: { readonly scriptId: number; readonly line: number; readonly column: number }
}

export interface WriteOptions {
  /** As which Node writes it: field lists and newlines differ. */
  readonly dialect?: 'node20' | 'node24' | 'node24-tracked'
  /** Sections and header fields that no reader knows yet. */
  readonly unknownSections?: Readonly<Record<string, unknown>>
  readonly traceFunctions?: readonly (readonly [
    id: number,
    name: string,
    script: string,
    scriptId: number,
    line: number,
    column: number,
  ])[]
  /** As in the file: `[id, function, count, size, [children]]`, flat. */
  readonly traceTree?: readonly unknown[]
}

export const nodeTypes = [
  'hidden',
  'array',
  'string',
  'object',
  'code',
  'closure',
  'regexp',
  'number',
  'native',
  'synthetic',
  'concatenated string',
  'sliced string',
  'symbol',
  'bigint',
  'object shape',
]
const edgeTypes = ['context', 'element', 'property', 'internal', 'hidden', 'shortcut', 'weak']
const nodeFieldsOf = {
  node20: ['type', 'name', 'id', 'self_size', 'edge_count', 'trace_node_id', 'detachedness'],
  node24: ['type', 'name', 'id', 'self_size', 'edge_count', 'detachedness'],
  'node24-tracked': ['type', 'name', 'id', 'self_size', 'edge_count', 'trace_node_id', 'detachedness'],
} as const

/** Writes nodes as V8 would: every string once, edges in the order of their nodes. */
export function writeSnapshot(nodes: readonly BuiltNode[], options: WriteOptions = {}): string {
  const dialect = options.dialect ?? 'node24'
  const nodeFields = nodeFieldsOf[dialect]
  const strings: string[] = ['<dummy>']
  const indices = new Map<string, number>()
  const stringIndex = (text: string): number => {
    let index = indices.get(text)
    if (index === undefined) {
      index = strings.push(text) - 1
      indices.set(text, index)
    }
    return index
  }
  const nodeValues = (node: BuiltNode): readonly number[] =>
    nodeFields.map((field) => {
      switch (field) {
        case 'type':
          return nodeTypes.indexOf(node.type)
        case 'name':
          return stringIndex(node.name)
        case 'id':
          return node.id
        case 'self_size':
          return node.selfSizeBytes
        case 'edge_count':
          return node.edges.length
        case 'trace_node_id':
          return node.traceNodeId ?? 0
        case 'detachedness':
          return node.detachedness ?? 0
      }
      return 0
    })
  const edgeValues = (edge: BuiltEdge): readonly number[] => [
    edgeTypes.indexOf(edge.type),
    typeof edge.name === 'number' ? edge.name : stringIndex(edge.name),
    edge.to * nodeFields.length,
  ]
  const records = (rows: readonly (readonly number[])[]): string =>
    `[${rows.map((row) => row.join()).join(dialect === 'node20' ? '\n,' : ',')}]`

  const nodeRows = nodes.map(nodeValues)
  const edgeRows = nodes.flatMap((node) => node.edges.map(edgeValues))
  const locationRows = nodes.flatMap((node, ordinal) =>
    node.location === undefined
      ? []
      : [[ordinal * nodeFields.length, node.location.scriptId, node.location.line, node.location.column]],
  )
  const functionRows = (options.traceFunctions ?? []).map(([id, name, script, ...rest]) => [
    id,
    stringIndex(name),
    stringIndex(script),
    ...rest,
  ])
  const header = {
    meta: {
      node_fields: nodeFields,
      node_types: [nodeTypes, 'string', 'number', 'number', 'number', 'number', 'number'],
      edge_fields: ['type', 'name_or_index', 'to_node'],
      edge_types: [edgeTypes, 'string_or_number', 'node'],
      trace_function_info_fields: ['function_id', 'name', 'script_name', 'script_id', 'line', 'column'],
      trace_node_fields: ['id', 'function_info_index', 'count', 'size', 'children'],
      sample_fields: ['timestamp_us', 'last_assigned_id'],
      location_fields: ['object_index', 'script_id', 'line', 'column'],
    },
    node_count: nodeRows.length,
    edge_count: edgeRows.length,
    trace_function_count: functionRows.length,
  }
  const unknown = Object.entries(options.unknownSections ?? {}).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  )
  const sections = [
    `"snapshot":${JSON.stringify(header)}`,
    `"nodes":${records(nodeRows)}`,
    `"edges":${records(edgeRows)}`,
    `"trace_function_infos":${records(functionRows)}`,
    `"trace_tree":${JSON.stringify(options.traceTree ?? [])}`,
    '"samples":[]',
    ...unknown,
    `"locations":${records(locationRows)}`,
    `"strings":${JSON.stringify(strings).replaceAll('","', '",\n"')}`,
  ]
  return `{${sections.join(',\n')}}\n`
}
