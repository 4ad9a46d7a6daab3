import { closeSync, openSync, readSync } from 'node:fs'
import { createFrameReader, type Frame } from '../frame-reader.ts'

const CHUNK_BYTES = 64 * 1024

/** The frames of one thread, read as its file grows. */
export interface FramesFile {
  /** Gives every frame that has been completed since. Errors: BrokenChannelError. */
  readonly read: () => void
  readonly close: () => void
}

/** Errors: those of opening a file. */
export function openFramesFile(path: string, onFrame: (frame: Frame) => void): FramesFile {
  const descriptor = openSync(path, 'r')
  const chunk = Buffer.alloc(CHUNK_BYTES)
  const take = createFrameReader(onFrame)
  let isOpen = true
  return {
    read() {
      while (isOpen) {
        const bytes = readSync(descriptor, chunk, 0, CHUNK_BYTES, null)
        if (bytes === 0) return
        take(chunk.subarray(0, bytes))
      }
    },
    close() {
      if (isOpen) closeSync(descriptor)
      isOpen = false
    },
  }
}
