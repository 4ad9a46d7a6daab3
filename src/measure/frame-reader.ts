import {
  FRAME,
  HEADER_BYTES,
  LARGEST_PAYLOAD_BYTES,
  type Notice,
  PHASES,
  type Phase,
} from './sampler/frame.ts'

export type Frame =
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'beat'; readonly phase: Phase; readonly begun: number; readonly samples: number }
  | { readonly kind: 'sample' | 'rehearsal' | 'counts'; readonly values: Float64Array }
  | { readonly kind: 'checkpoint'; readonly kept: boolean }
  | { readonly kind: 'window-end'; readonly kept: boolean }

/** Bytes on the channel that no sampler writes; the workload may have written to the descriptor. */
export class BrokenChannelError extends Error {
  override readonly name = 'BrokenChannelError'
}

/**
 * Takes the chunks of a channel as they come and gives the frames that are complete. Holds at most one frame and one
 * chunk. Errors: BrokenChannelError.
 */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Uint8Array) => void {
  let pending = new Uint8Array(0)
  return (chunk) => {
    // A plain array even where there is nothing to join: slice() of a Buffer would not copy.
    const bytes = concatenated(pending, chunk)
    let at = 0
    while (bytes.length - at >= HEADER_BYTES) {
      const [kind, payloadBytes] = new Uint32Array(bytes.slice(at, at + HEADER_BYTES).buffer)
      if (payloadBytes! > LARGEST_PAYLOAD_BYTES)
        throw new BrokenChannelError(`a frame of ${payloadBytes} bytes on the sampler's channel`)
      const end = at + HEADER_BYTES + payloadBytes!
      if (bytes.length < end) break
      onFrame(decoded(kind!, bytes.slice(at + HEADER_BYTES, end)))
      at = end
    }
    pending = bytes.slice(at)
  }
}

function decoded(kind: number, payload: Uint8Array<ArrayBuffer>): Frame {
  switch (kind) {
    case FRAME.notice:
      return { kind: 'notice', notice: parsedNotice(payload) }
    case FRAME.beat: {
      const [phase, begun, samples] = floatsOf(payload)
      const name = PHASES[phase ?? -1]
      if (name === undefined || samples === undefined)
        throw new BrokenChannelError("a beat without a phase on the sampler's channel")
      return { kind: 'beat', phase: name, begun: begun!, samples }
    }
    case FRAME.sample:
      return { kind: 'sample', values: floatsOf(payload) }
    case FRAME.rehearsal:
      return { kind: 'rehearsal', values: floatsOf(payload) }
    case FRAME.counts:
      return { kind: 'counts', values: floatsOf(payload) }
    case FRAME.checkpoint:
      return { kind: 'checkpoint', kept: isKept(payload, 'checkpoint') }
    case FRAME.windowEnd:
      return { kind: 'window-end', kept: isKept(payload, 'end of a window') }
  }
  throw new BrokenChannelError(`a frame of the unknown kind ${kind} on the sampler's channel`)
}

function parsedNotice(payload: Uint8Array): Notice {
  try {
    return JSON.parse(new TextDecoder().decode(payload)) as Notice
  } catch (cause) {
    throw new BrokenChannelError("a notice that is not JSON on the sampler's channel", { cause })
  }
}

function isKept(payload: Uint8Array<ArrayBuffer>, name: string): boolean {
  const [kept] = floatsOf(payload)
  if (kept === undefined) throw new BrokenChannelError(`an empty ${name} on the sampler's channel`)
  return kept === 1
}

function floatsOf(payload: Uint8Array<ArrayBuffer>): Float64Array {
  if (payload.length % 8 !== 0) throw new BrokenChannelError("half a number on the sampler's channel")
  return new Float64Array(payload.buffer)
}

function concatenated(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
