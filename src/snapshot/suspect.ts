/** A function of the allocation stack, as V8 names it: positions are 1-based and mark where the function starts. */
export interface StackFunction {
  readonly functionName: string
  /** URL or path of the script, as V8 gives it. */
  readonly scriptName: string
  readonly line: number
  readonly column: number
}

/** Growing objects of one class that are reached through a suspect. */
export interface HeldObjects {
  readonly constructorName: string
  readonly shape: { readonly keys: readonly string[] } | null
  readonly objects: number
  /** Bytes that would be freed with them. Classes hold each other: their bytes do not add up. */
  readonly retainedBytes: number
}

/**
 * A group of growing objects of one constructor under one retainer path.
 * Counts are exactly the nodes with S1 < id <= S2 that are still in S3.
 */
export interface Suspect {
  /** Hash of constructor and retainer path without indices and ids: equal across runs, sides and nights. */
  readonly signature: string
  /** Class name as DevTools shows it; for a closure its function's name. */
  readonly constructorName: string
  readonly kind: 'object' | 'closure' | 'array' | 'string' | 'native' | 'code' | 'internal'
  /** Property names of a plain object, else null. */
  readonly shape: { readonly keys: readonly string[] } | null
  /** Type and name of what holds the group, e.g. `Map sessions`; null where nothing does. */
  readonly container: string | null
  /** From `(GC roots)` to the object, one step a name, indices as `[*]`. */
  readonly retainerPath: readonly string[]
  readonly objects: number
  /** Sum of self sizes, bytes. */
  readonly selfBytes: number
  /** Bytes that would be freed with the group, shared fairly between co-holders. */
  readonly retainedBytes: number
  /** null where the snapshots' iterations are not known; bytes also where a container's store grew and not what it was. */
  readonly objectsPerIteration: number | null
  readonly bytesPerIteration: number | null
  /** What hangs on the group, what retains most first, a few classes. */
  readonly holds: readonly HeldObjects[]
  /** The suspect on which this one hangs: its bytes are a part of that one's. null for all others. */
  readonly within: { readonly signature: string; readonly constructorName: string } | null
  /** Innermost first; empty where allocations were not tracked. */
  readonly allocationStack: readonly StackFunction[]
  /** Where the group's constructor or closure is defined, where the snapshot says so. */
  readonly definition: StackFunction | null
  /** A few of the strings, shortened, where the group is one of strings. Contents: subject to redaction. */
  readonly examples?: readonly string[]
}
