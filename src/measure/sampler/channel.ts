import fs from 'node:fs'
import { CHANNEL_FD, FRAME, HEADER_BYTES, type Notice, PHASES, type Phase } from './frame.ts'

// Taken before the workload can replace it.
const { readSync, writeSync } = fs

/** Writes frames; `floats` is filled by its user and sent as it stands. Retains nothing from call to call. */
export interface Channel {
  /** Payload of the next sample or rehearsal frame. */
  readonly floats: Float64Array
  sendFloats(kind: (typeof FRAME)['sample' | 'rehearsal' | 'counts'], count: number): void
  beat(phase: Phase, iteration: number, samples: number): void
  notice(notice: Notice): void
}

/** The channel of the process that heapslope has started. */
export interface MainChannel extends Channel {
  readonly awaitMembers: AwaitMembers
  readonly asksToGoOn: AsksToGoOn
}

/** Stands still until the parent has read every member of this program. `kept`: the reading is no rehearsal. */
export type AwaitMembers = (kept: boolean) => void

/** Stands still until the parent has said whether the run goes on to its further checkpoints. `kept`: the question is no rehearsal. */
export type AsksToGoOn = (kept: boolean) => boolean

/** A channel over the descriptor `fd`, which must be connected to the parent. */
export function openChannel(floatCapacity: number, fd: number = CHANNEL_FD): MainChannel {
  const bytes = new Uint8Array(HEADER_BYTES + floatCapacity * 8)
  const header = new Uint32Array(bytes.buffer, 0, 2)
  const floats = new Float64Array(bytes.buffer, HEADER_BYTES, floatCapacity)
  const beatBytes = new Uint8Array(HEADER_BYTES + 3 * 8)
  const beatFloats = new Float64Array(beatBytes.buffer, HEADER_BYTES, 3)
  new Uint32Array(beatBytes.buffer, 0, 2).set([FRAME.beat, 3 * 8])
  const checkpointBytes = new Uint8Array(HEADER_BYTES + 8)
  const checkpointFloats = new Float64Array(checkpointBytes.buffer, HEADER_BYTES, 1)
  new Uint32Array(checkpointBytes.buffer, 0, 2).set([FRAME.checkpoint, 8])
  const windowEndBytes = new Uint8Array(HEADER_BYTES + 8)
  const windowEndFloats = new Float64Array(windowEndBytes.buffer, HEADER_BYTES, 1)
  new Uint32Array(windowEndBytes.buffer, 0, 2).set([FRAME.windowEnd, 8])
  const answer = new Uint8Array(HEADER_BYTES)
  const answerHeader = new Uint32Array(answer.buffer)

  return {
    floats,
    sendFloats(kind, count) {
      header[0] = kind
      header[1] = count * 8
      writeAll(bytes, HEADER_BYTES + count * 8)
    },
    beat(phase, iteration, samples) {
      beatFloats[0] = PHASES.indexOf(phase)
      beatFloats[1] = iteration
      beatFloats[2] = samples
      writeAll(beatBytes, beatBytes.length)
    },
    notice(notice) {
      const payload = new TextEncoder().encode(JSON.stringify(notice))
      const frame = new Uint8Array(HEADER_BYTES + payload.length)
      new Uint32Array(frame.buffer, 0, 2).set([FRAME.notice, payload.length])
      frame.set(payload, HEADER_BYTES)
      writeAll(frame, frame.length)
    },
    awaitMembers(kept) {
      checkpointFloats[0] = kept ? 1 : 0
      writeAll(checkpointBytes, checkpointBytes.length)
      readAll(answer)
    },
    asksToGoOn(kept) {
      windowEndFloats[0] = kept ? 1 : 0
      answerHeader[0] = FRAME.end
      writeAll(windowEndBytes, windowEndBytes.length)
      readAll(answer)
      return answerHeader[0] === FRAME.proceed
    },
  }

  function writeAll(from: Uint8Array, end: number): void {
    let start = 0
    while (start < end) {
      try {
        start += writeSync(fd, from, start, end - start)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      }
    }
  }

  /** Blocks; a channel that has ended is no error here, as the process ends with its parent. */
  function readAll(into: Uint8Array): void {
    let start = 0
    while (start < into.length) {
      try {
        const bytesRead = readSync(fd, into, start, into.length - start, null)
        if (bytesRead === 0) return
        start += bytesRead
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      }
    }
  }
}
