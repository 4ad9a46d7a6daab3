export type { ClassIndex } from './class-index.ts'
export { type HeapGraph, systemDistance, unreachableDistance } from './heap-graph.ts'
export type { Retainers } from './retainers.ts'
