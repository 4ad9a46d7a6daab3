import {
  createFunctionSection,
  createTraceTreeSection,
  type FunctionSection,
  type TraceTreeSection,
} from './allocation-section.ts'
import { joinAllocations } from './allocation-trace.ts'
import { type ClassHistogram, createHistogramSections, type HistogramSections } from './class-histogram.ts'
import type { SnapshotColumns } from './columns.ts'
import { createEdgeSection, type EdgeSection } from './edge-section.ts'
import { createLocationSection, type LocationSection, noLocations } from './location-section.ts'
import { analysisBytes, defaultBudgetBytes, SnapshotTooLargeError, withinMemory } from './memory-budget.ts'
import { createNodeSection, type NodeSection } from './node-section.ts'
import { createObjectReader, type TextSink } from './object-reader.ts'
import type { SnapshotSchema } from './schema.ts'
import { createSectionOrder } from './section-order.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'
import { createStringSection, type StringSection } from './string-section.ts'

export interface SnapshotParserOptions {
  /** Length of the whole text, where it is known: saves a copy of the strings. */
  readonly textBytes?: number
  /** How much of the text is in memory at a time. */
  readonly windowBytes?: number
  /** Memory for parsing and analysis: see `analysisBytes`. */
  readonly budgetBytes?: number
}

/** Either the columns, or above the budget what one pass without them can tell. */
export type ReadSnapshot =
  | { readonly kind: 'columns'; readonly columns: SnapshotColumns }
  | {
      readonly kind: 'histogram'
      readonly histogram: ClassHistogram
      readonly neededBytes: number
      readonly budgetBytes: number
    }

export interface SnapshotReader extends TextSink {
  readonly end: () => ReadSnapshot
}

/** Takes the text as it comes; throws `SnapshotFormatError` at the first byte that cannot be right. */
export interface SnapshotParser extends TextSink {
  readonly end: () => SnapshotColumns
}

/** As `createSnapshotReader`, for those who need the graph: above the budget throws `SnapshotTooLargeError`. */
export function createSnapshotParser(options: SnapshotParserOptions = {}): SnapshotParser {
  const reader = createReader(options, (facts) => {
    throw new SnapshotTooLargeError(facts)
  })
  const end = (): SnapshotColumns => {
    const read = reader.end()
    if (read.kind === 'columns') return read.columns
    throw new SnapshotTooLargeError({ ...read, ...read.histogram })
  }
  return { ...reader, end }
}

/**
 * A reader of `.heapsnapshot` text, Node 20 to 26 and Chrome. Sections may come in any order after the header. A snapshot whose
 * analysis would need more memory than granted is counted instead, and nothing of its graph is kept.
 */
export function createSnapshotReader(options: SnapshotParserOptions = {}): SnapshotReader {
  return createReader(options, () => {})
}

function createReader(
  options: SnapshotParserOptions,
  onTooLarge: (facts: ConstructorParameters<typeof SnapshotTooLargeError>[0]) => void,
): SnapshotReader {
  const budgetBytes = options.budgetBytes ?? defaultBudgetBytes
  let counting: HistogramSections | null = null
  let nodes: NodeSection | null = null
  let edges: EdgeSection | null = null
  let locations: LocationSection | null = null
  let functions: FunctionSection | null = null
  let tree: TraceTreeSection | null = null
  let strings: StringSection | null = null

  const begin = (schema: SnapshotSchema): void => {
    const neededBytes = analysisBytes(schema)
    if (neededBytes <= budgetBytes) return
    onTooLarge({ neededBytes, budgetBytes, nodeCount: schema.nodeCount, edgeCount: schema.edgeCount })
    counting = createHistogramSections(schema)
  }
  const order = createSectionOrder(begin, (key, schema, window) => {
    if (counting !== null)
      return key === 'nodes' ? counting.nodes : key === 'strings' ? counting.strings : null
    switch (key) {
      case 'nodes':
        nodes = withinMemory(schema, () => createNodeSection(schema))
        return nodes.reader
      case 'edges':
        edges = withinMemory(schema, () => createEdgeSection(schema))
        return edges.reader
      case 'locations':
        locations = createLocationSection(schema)
        return locations?.reader ?? null
      case 'trace_function_infos':
        functions = createFunctionSection(schema)
        return functions?.reader ?? null
      case 'trace_tree':
        tree = createTraceTreeSection(schema)
        return tree?.reader ?? null
      case 'strings':
        strings = createStringSection(
          (options.textBytes ?? 0) - window.base - window.start,
          schema.nodeCount >>> 1,
        )
        return strings.reader
    }
    return null
  })
  const text = createObjectReader({ ...order, ...options })

  const present = <T>(section: T | null, name: string): T => {
    if (section !== null) return section
    const facts = {
      byteOffset: text.byteOffset(),
      section: name,
      expected: `a section "${name}"`,
      found: 'none',
    }
    throw new SnapshotFormatError(facts)
  }
  return {
    ...text,
    end() {
      text.end()
      if (counting !== null) {
        const neededBytes = analysisBytes(present(order.schema(), 'snapshot'))
        return { kind: 'histogram', histogram: counting.histogram(), neededBytes, budgetBytes }
      }
      const { nodeCount, edgeCount, nodeTypeNames } = present(order.schema(), 'snapshot')
      const { late, nodeType, nodeName, nodeId, firstEdge } = present(nodes, 'nodes')
      const { edgeWord, edgeName, late: edgesLate } = present(edges, 'edges')
      const stringTable = present(strings, 'strings').table()
      const checkNames = (section: string, maxNameIndex: number, records: number): void => {
        if (records === 0 || maxNameIndex < stringTable.count) return
        const expected = `names below ${stringTable.count}, the number of strings`
        throw new SnapshotFormatError({
          byteOffset: text.byteOffset(),
          section,
          expected,
          found: `${maxNameIndex}`,
        })
      }
      checkNames('nodes', late.maxNameIndex, nodeCount)
      checkNames('edges', edgesLate.maxNameIndex, edgeCount)
      const columns: SnapshotColumns = {
        nodeCount,
        edgeCount,
        nodeTypeNames,
        nodeType,
        nodeName,
        nodeId,
        selfSizeBytes: late.selfSizeBytes,
        detachedness: late.detachedness,
        traceNodeId: late.traceNodeId,
        firstEdge,
        edgeWord,
        edgeName,
        strings: stringTable,
        locations: locations?.locations() ?? noLocations,
        allocations: joinAllocations(functions, tree, stringTable.count),
      }
      return { kind: 'columns', columns }
    },
  }
}
