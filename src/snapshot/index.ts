export * from './format/index.ts'
export * from './graph/index.ts'
export type { StackFunction, Suspect } from './suspect.ts'
