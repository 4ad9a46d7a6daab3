/** Edges by their target: `edge[firstRetainer[i]]` up to `edge[firstRetainer[i + 1]]` lead to node i, weak ones included. */
export interface Retainers {
  /** n + 1 entries. */
  readonly firstRetainer: Uint32Array
  /** Edge indices, ascending within a node; `edgeSource` tells where an edge starts. */
  readonly edge: Uint32Array
}
