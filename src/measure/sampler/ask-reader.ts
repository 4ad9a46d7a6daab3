import { HEADER_BYTES } from './frame.ts'

/** What the parent wants of a member: `kind` of ASK, and its payload, good until the next one comes. */
export interface Ask {
  readonly kind: number
  /** The payload where it is floats. */
  readonly floats: Float64Array
  /** The payload where it is text. */
  text(): string
}

/**
 * Takes what comes over a member's socket and gives the asks that are complete. The parent asks one thing at a time, so
 * an ask begins where the buffer does. Allocates no buffer: that is freed beside the program, and seen in its external memory.
 */
export function createAskReader(
  capacityBytes: number,
  onAsk: (ask: Ask) => void,
): (chunk: Uint8Array, bytes: number) => void {
  const held = new Uint8Array(capacityBytes)
  const header = new Uint32Array(held.buffer, 0, 2)
  let heldBytes = 0
  let payloadBytes = 0
  const ask = {
    kind: 0,
    floats: new Float64Array(held.buffer, HEADER_BYTES, 2),
    text: () => new TextDecoder().decode(held.subarray(HEADER_BYTES, HEADER_BYTES + payloadBytes)),
  }

  return (chunk, bytes) => {
    for (let i = 0; i < bytes && heldBytes < capacityBytes; i++) held[heldBytes++] = chunk[i]!
    payloadBytes = header[1]!
    if (heldBytes < HEADER_BYTES || heldBytes < HEADER_BYTES + payloadBytes) return
    ask.kind = header[0]!
    heldBytes = 0
    onAsk(ask)
  }
}
