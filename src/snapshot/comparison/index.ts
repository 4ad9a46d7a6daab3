export { compareHeaps, type GroupChange, type HeapComparison } from './compare-heaps.ts'
export { type DiffDetail, type HeapDiff, heapDiff } from './heap-diff.ts'
export { type Amount, type HeapGroup, type HeapSummary, summarizeHeap } from './summarize-heap.ts'
