export type { StackFunction, Suspect } from './suspect.ts'
