import { NodeType, type SnapshotColumns } from '../format/index.ts'
import { bornBefore } from './epochs.ts'
import type { GrowthGroup } from './growth-groups.ts'

/**
 * Bytes of the containers whose new backing store is all that the group consists of; 0 for any other group.
 * Small integers and the numbers of an array of doubles are no nodes: a container that collects them shows by nothing but the
 * larger store it has got, and the store's size counts with the container, which is old. The bytes are the whole
 * container's: how large it was before, the last snapshot does not tell.
 */
export function storeBytes(
  { nodeType }: SnapshotColumns,
  epoch: Uint8Array,
  sizeBytes: ArrayLike<number>,
  dominator: Uint32Array,
  isVisible: (node: number) => boolean,
  { members }: GrowthGroup,
): number {
  let bytes = 0
  for (const node of members) {
    const owner = dominator[node]
    if (nodeType[node] !== NodeType.array || sizeBytes[node] !== 0) return 0
    if (!isVisible(owner) || epoch[owner] !== bornBefore || nodeType[owner] !== NodeType.object) return 0
    bytes += sizeBytes[owner]
  }
  return bytes
}
