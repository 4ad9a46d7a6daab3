/** A closed interval [low, high], in the unit of what it bounds. */
export type Interval = readonly [low: number, high: number]

/** Smallest interval that contains both. */
export function hullOf(one: Interval, other: Interval): Interval {
  return [Math.min(one[0], other[0]), Math.max(one[1], other[1])]
}

/** The values an interval around `centre` reaches, `halfWidth` to either side. */
export function around(centre: number, halfWidth: number): Interval {
  return [centre - halfWidth, centre + halfWidth]
}

/** True when every value of the interval is at most `bound` away from zero. */
export function liesWithin(interval: Interval, bound: number): boolean {
  return interval[0] >= -bound && interval[1] <= bound
}
