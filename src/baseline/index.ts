export type { PreparedSide, PreparedSides } from './sides.ts'
