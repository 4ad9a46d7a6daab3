/** Born before the first snapshot, or an embedder's native: these have even ids, new in every snapshot (see `ownerOfNative`). */
export const bornBefore = 0
/** Born after the last snapshot but this one. */
export const bornAfter = 255
const mostIntervals = 250

/**
 * When each node was born: `bornBefore`, i in the i-th interval between two earlier snapshots (from 1), `bornAfter`.
 * @param maxIds highest id of each earlier snapshot, ascending; with one, all that came since is its interval
 */
export function bornIn(nodeId: Uint32Array, maxIds: readonly number[]): Uint8Array {
  const epoch = new Uint8Array(nodeId.length)
  const first = maxIds[0]
  const last = maxIds.length === 1 ? Infinity : maxIds[maxIds.length - 1]
  const isOneInterval = maxIds.length <= 2
  for (let node = 0; node < nodeId.length; node++) {
    const id = nodeId[node]
    if (id <= first || id % 2 === 0) continue
    if (id > last) epoch[node] = bornAfter
    else if (isOneInterval) epoch[node] = 1
    else
      epoch[node] = Math.min(
        mostIntervals,
        maxIds.findIndex((maxId) => id <= maxId),
      )
  }
  return epoch
}

export function isGrowth(epoch: number): boolean {
  return epoch !== bornBefore && epoch !== bornAfter
}
