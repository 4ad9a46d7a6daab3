import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'

/** The Node that runs cannot write zstd. Remedy: run a newer Node, or keep snapshots raw. */
export class CompressionMissingError extends Error {
  override readonly name = 'CompressionMissingError'
  constructor() {
    super(
      `Node ${process.versions.node} cannot write zstd: run heapslope on Node 22.15 or newer, or set snapshot-format: raw`,
    )
  }
}

/**
 * Replaces a snapshot by its zstd, a seventh of its size, under its name with `.zst` behind it, and returns that name. The
 * file appears whole or not at all, and the snapshot goes only when it has.
 * @throws CompressionMissingError, and what reading and writing throws
 */
export async function compressSnapshot(path: string, signal?: AbortSignal): Promise<string> {
  if (zlib.createZstdCompress === undefined) throw new CompressionMissingError()
  const output = `${path}.zst`
  const unfinished = `${output}.unfinished`
  try {
    const pipes = [createReadStream(path), zlib.createZstdCompress(), createWriteStream(unfinished)]
    await pipeline(pipes, signal === undefined ? {} : { signal })
    await rename(unfinished, output)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await rm(path)
  return output
}
