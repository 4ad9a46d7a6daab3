export type { Interval } from './interval.ts'
export type { Shape, SideSlope, SlopeDifference } from './slope.ts'
