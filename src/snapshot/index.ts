export * from './format/index.ts'
export * from './graph/index.ts'
export { findGrowth, type GrowthInput } from './growth/index.ts'
export type { StackFunction, Suspect } from './suspect.ts'
