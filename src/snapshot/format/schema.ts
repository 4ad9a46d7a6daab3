import { knownEdgeTypes, maxNodeCount } from './edge-word.ts'
import { knownNodeTypes } from './node-type.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'

/** What the header says about the sections: field positions, type codes and counts. */
export interface SnapshotSchema {
  readonly nodeCount: number
  readonly edgeCount: number
  readonly nodeFields: readonly string[]
  readonly edgeFields: readonly string[]
  readonly locationFields: readonly string[]
  readonly traceFunctionFields: readonly string[]
  readonly traceNodeFields: readonly string[]
  /** By our code. */
  readonly nodeTypeNames: readonly string[]
  /** The file's code -> ours; 255 where the file has no such type. 256 entries. */
  readonly nodeTypeCode: Uint8Array
  readonly edgeTypeCode: Uint8Array
}

/** Edges leave room for 2^32 of them, the parser's columns do not: a lie beyond this is refused before memory is asked for. */
const maxEdgeCount = 2 ** 32 - 2

/**
 * Reads the value of the key `snapshot`.
 * @throws SnapshotFormatError where a field this reader cannot do without is missing
 */
export function parseSchema(text: string, byteOffset: number): SnapshotSchema {
  const refuse = (expected: string, found: string, cause?: unknown): SnapshotFormatError =>
    new SnapshotFormatError({ byteOffset, section: 'snapshot', expected, found }, { cause })
  let header: unknown
  try {
    header = JSON.parse(text)
  } catch (error) {
    throw refuse('a JSON object', 'invalid JSON', error)
  }
  const meta = property(header, 'meta')

  const names = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.map((entry) => (typeof entry === 'string' ? entry : '')) : []
  const count = (key: string, least: number, most: number): number => {
    const value = property(header, key)
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    throw refuse(`${key} from ${least} to ${most}`, describe(value))
  }
  const fields = (key: string, needed: readonly string[]): readonly string[] => {
    const found = names(property(meta, key))
    const missing = needed.find((field) => !found.includes(field))
    if (missing !== undefined) throw refuse(`meta.${key} with ${missing}`, describe(property(meta, key)))
    return found
  }
  const typeNames = (key: string, position: number): readonly string[] => {
    const lists = property(meta, key)
    const list = Array.isArray(lists) ? names(lists[position]) : []
    if (list.length === 0 || list.length > 200) throw refuse(`1 to 200 types in meta.${key}`, describe(lists))
    return list
  }

  const nodeFields = fields('node_fields', ['type', 'name', 'id', 'self_size', 'edge_count'])
  const edgeFields = fields('edge_fields', ['type', 'name_or_index', 'to_node'])
  const nodeTypes = translate(typeNames('node_types', nodeFields.indexOf('type')), knownNodeTypes, true)
  const edgeTypes = translate(typeNames('edge_types', edgeFields.indexOf('type')), knownEdgeTypes, false)
  return {
    nodeCount: count('node_count', 1, maxNodeCount),
    edgeCount: count('edge_count', 0, maxEdgeCount),
    nodeFields,
    edgeFields,
    locationFields: names(property(meta, 'location_fields')),
    traceFunctionFields: names(property(meta, 'trace_function_info_fields')),
    traceNodeFields: names(property(meta, 'trace_node_fields')),
    nodeTypeNames: nodeTypes.names,
    nodeTypeCode: nodeTypes.code,
    edgeTypeCode: edgeTypes.code,
  }
}

function translate(
  fileNames: readonly string[],
  known: readonly string[],
  mayAppend: boolean,
): { readonly code: Uint8Array; readonly names: readonly string[] } {
  const code = new Uint8Array(256).fill(255)
  const all = [...known]
  for (const [fileCode, name] of fileNames.entries()) {
    let ours = all.indexOf(name)
    if (ours < 0) ours = mayAppend ? all.push(name) - 1 : known.length - 1
    code[fileCode] = ours
  }
  return { code, names: all }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function describe(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80)
}
