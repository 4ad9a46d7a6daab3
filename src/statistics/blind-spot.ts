import type { Window } from './slope.ts'

/** What a window cannot show, however still it stands. */
export interface BlindSpot {
  /** A Map or Set that already held more entries than this can take one more per iteration without being enlarged. */
  readonly mapEntries: number
  /** The same for an array. */
  readonly arrayElements: number
  /** Bytes per iteration that filling such a Map hides until it is enlarged; 20 for a Set, 8 for an array. */
  readonly bytesPerInsertion: 28
  /** Growth that happens less often than once in so many iterations may have happened not once in the window. */
  readonly rarerThanIterations: number
}

/**
 * A Map or Set doubles when it is full, so one of m entries takes at most m more before the next time; an array of n
 * elements grows to n + n / 2 + 16, so it takes at most n / 2 + 16 more. A window of w iterations therefore meets at least
 * one enlargement of every Map up to w entries and every array up to 2 (w - 16) elements that takes one more per
 * iteration. Sources: V8's `OrderedHashTable::EnsureCapacityForAdding` and `JSObject::NewElementsCapacity`.
 */
export function blindSpotOf(window: Window): BlindSpot {
  return {
    mapEntries: window.iterations,
    arrayElements: Math.max(0, 2 * (window.iterations - 16)),
    bytesPerInsertion: 28,
    rarerThanIterations: window.iterations,
  }
}
