import { NodeType, type SnapshotColumns } from '../format/index.ts'
import { isGrowth } from './epochs.ts'

/** Natives hang on natives; so far up an owner is looked for. */
const mostAbove = 16

/**
 * The growing object with which a native is freed, -1 for what is none or hangs on something else. When a native was born its id
 * does not tell: those of embedders are even and new in every snapshot, and that of a payload (`system / JSArrayBufferData`) is
 * odd, but V8 tells payloads by address and forgets the addresses while it tracks allocations: then they too are new in every
 * snapshot (V8, heap-snapshot-generator.cc: `JSArrayBufferDataEntryAllocator`, `HeapObjectsMap::UpdateHeapObjectsMap`).
 */
export function ownerOfNative(
  { nodeId, nodeType }: SnapshotColumns,
  epoch: Uint8Array,
  dominator: Uint32Array,
  node: number,
): number {
  let at = node
  for (let steps = 0; steps < mostAbove; steps++) {
    if (nodeId[at] % 2 !== 0 && nodeType[at] !== NodeType.native) return -1
    at = dominator[at]
    if (isGrowth(epoch[at])) return at
  }
  return -1
}
