export {
  createSnapshotParser,
  type SnapshotColumns,
  SnapshotFormatError,
  type SnapshotParser,
} from './format/index.ts'
export { analyzeHeap, type HeapGraph } from './graph/index.ts'
export type { StackFunction, Suspect } from './suspect.ts'
