import { createSnapshotRedactor, planRedaction } from '../../../src/snapshot/index.ts'
import { parseBytes } from '../heap-builder.ts'

/** Redacts bytes that are in memory, in chunks of any size. */
export function redact(bytes: Uint8Array, chunkBytes = 1 << 16): Uint8Array {
  const redactor = createSnapshotRedactor(planRedaction(parseBytes(bytes)))
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes)
    pieces.push(redactor.write(bytes.subarray(at, at + chunkBytes)))
  return Buffer.concat([...pieces, redactor.end()])
}
