import type { ClassOrdinal, NodeOrdinal } from '../format/brands.ts'

/**
 * The class of every node, as DevTools groups them: objects by name and by the script location of their constructor, plain
 * objects by the interface inferred from their properties, functions together.
 */
export interface ClassIndex {
  readonly count: number
  /** Class of a node, indexed by `NodeOrdinal`. */
  readonly ofNode: Uint32Array
  /** Name as DevTools shows it: `Session`, `{id, name}`, `Detached Node`, `(string)`. Decoded on demand. */
  readonly name: (classOrdinal: ClassOrdinal) => string
  /** Property names of the interface a plain object was matched with, else null. */
  readonly shapeKeys: (classOrdinal: ClassOrdinal) => readonly string[] | null
  /** Any one node of the class. */
  readonly example: (classOrdinal: ClassOrdinal) => NodeOrdinal
}
