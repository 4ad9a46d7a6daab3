/** A closed interval [low, high], in the unit of what it bounds. */
export type Interval = readonly [low: number, high: number]
