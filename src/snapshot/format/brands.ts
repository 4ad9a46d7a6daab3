/** Position of a node in the `nodes` section, 0 is the root. Not the node id, and not the flat index that edges write. */
export type NodeOrdinal = number & { readonly unit: 'node-ordinal' }
/** Position of an edge in the `edges` section; the edges of one node stand together. */
export type EdgeIndex = number & { readonly unit: 'edge-index' }
/** Position of a string in the `strings` section. */
export type StringIndex = number & { readonly unit: 'string-index' }
/** Index of a class in `ClassIndex`. */
export type ClassOrdinal = number & { readonly unit: 'class-ordinal' }
