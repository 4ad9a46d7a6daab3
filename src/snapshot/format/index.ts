export type { ClassOrdinal, EdgeIndex, NodeOrdinal, StringIndex } from './brands.ts'
export type { ClassCount, ClassHistogram } from './class-histogram.ts'
export type { AllocationTrace, SizeColumn, SnapshotColumns, SourceLocations } from './columns.ts'
export * from './edge-word.ts'
export { createIdScanner, type IdScanner, type ScannedIds } from './id-scanner.ts'
export { analysisBytes, defaultBudgetBytes, SnapshotTooLargeError } from './memory-budget.ts'
export { knownNodeTypes, NodeType } from './node-type.ts'
export type { TextSink } from './object-reader.ts'
export { SnapshotFormatError, type SnapshotFormatFacts } from './snapshot-format-error.ts'
export {
  createSnapshotParser,
  createSnapshotReader,
  type ReadSnapshot,
  type SnapshotParser,
  type SnapshotParserOptions,
  type SnapshotReader,
} from './snapshot-parser.ts'
export type { StringTable } from './string-table.ts'
