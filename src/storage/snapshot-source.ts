import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'
import { createGunzip, createInflateRaw } from 'node:zlib'
import type { TextSink } from '../snapshot/index.ts'
import { ZipDamagedError, type ZipEntry } from './zip-entries.ts'

/** The compression cannot be read by the Node that runs. Remedy: run a newer Node, or decompress first. */
export class CompressionUnavailableError extends Error {
  override readonly name = 'CompressionUnavailableError'
  readonly source: string
  constructor(source: string) {
    super(
      `${source} is compressed with zstd, which Node ${process.versions.node} cannot read: run Node 22.15 or newer, or decompress it first`,
    )
    this.source = source
  }
}

/** The compressed stream breaks off or is damaged. Remedy: download it again. */
export class CompressionDamagedError extends Error {
  override readonly name = 'CompressionDamagedError'
  readonly source: string
  constructor(source: string, cause: unknown) {
    super(`the compressed data of ${source} is damaged or incomplete; download it again`, { cause })
    this.source = source
  }
}

/** Where the text of a snapshot comes from. Compression is told by the first bytes, not by the name. */
export type SnapshotSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'zip-entry'; readonly path: string; readonly entry: ZipEntry }
  | { readonly kind: 'stream'; readonly stream: Readable; readonly label: string }

export interface PourOptions {
  readonly signal?: AbortSignal
  /** Bytes read so far, as stored (compressed), and how many there are; null where that is not known. */
  readonly onProgress?: (readBytes: number, totalBytes: number | null) => void
}

const readBytes = 1 << 18

export function sourceLabel(source: SnapshotSource): string {
  switch (source.kind) {
    case 'file':
      return source.path
    case 'zip-entry':
      return `${source.path}/${source.entry.name}`
    case 'stream':
      return source.label
  }
}

/**
 * Pours the text of a snapshot into a sink, decompressed, until it ends or the sink is satisfied.
 * @throws CompressionUnavailableError, CompressionDamagedError, what the sink throws, and what reading throws
 */
export async function pourSnapshot(
  source: SnapshotSource,
  sink: TextSink,
  options: PourOptions = {},
): Promise<void> {
  switch (source.kind) {
    case 'file':
      return pourFile(source, sink, options)
    case 'zip-entry':
      return pourZipEntry(source, sink, options)
    case 'stream':
      return pourStream(countBytes(source.stream, null, options), source, sink, options)
  }
}

async function pourZipEntry(
  source: SnapshotSource & { kind: 'zip-entry' },
  sink: TextSink,
  options: PourOptions,
): Promise<void> {
  const { entry, path } = source
  if (entry.storedBytes === 0) return
  const end = entry.dataOffset + entry.storedBytes - 1
  const stored = countBytes(
    createReadStream(path, { start: entry.dataOffset, end }),
    entry.storedBytes,
    options,
  )
  switch (entry.method) {
    case 'stored':
      return pourStream(stored, source, sink, options)
    case 'deflate':
      return pourStream(throughTransform(stored, createInflateRaw(), source), source, sink, options)
    case 'unknown':
      throw new ZipDamagedError(path, `the entry ${entry.name} is compressed in a way that is not deflate`)
  }
}

/** A plain file goes straight into the sink's own memory; a compressed one takes the stream's way. */
async function pourFile(
  source: SnapshotSource & { kind: 'file' },
  sink: TextSink,
  options: PourOptions,
): Promise<void> {
  const file = await open(source.path)
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(4)
    const { bytesRead } = await file.read(head, 0, 4, 0)
    if (compressionOf(head.subarray(0, bytesRead)) !== 'none') {
      const stored = createReadStream(source.path, { highWaterMark: readBytes })
      return await pourStream(countBytes(stored, size, options), source, sink, options)
    }
    let position = 0
    while (!sink.isSatisfied()) {
      options.signal?.throwIfAborted()
      const space = sink.space()
      const read = await file.read(space, 0, space.length, position)
      if (read.bytesRead === 0) return
      position += read.bytesRead
      sink.commit(read.bytesRead)
      options.onProgress?.(position, size)
    }
  } finally {
    await file.close()
  }
}

async function pourStream(
  chunks: AsyncIterable<Uint8Array>,
  source: SnapshotSource,
  sink: TextSink,
  options: PourOptions,
): Promise<void> {
  for await (const chunk of decompressed(chunks, source)) {
    options.signal?.throwIfAborted()
    sink.write(chunk)
    if (sink.isSatisfied()) return
  }
}

async function* decompressed(
  chunks: AsyncIterable<Uint8Array>,
  source: SnapshotSource,
): AsyncIterable<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  try {
    const held: Uint8Array[] = []
    let heldBytes = 0
    while (heldBytes < 4) {
      const next = await iterator.next()
      if (next.done === true) break
      held.push(next.value)
      heldBytes += next.value.length
    }
    const head = Buffer.concat(held)
    const all = rejoin(head, iterator)
    switch (compressionOf(head)) {
      case 'none':
        yield* all
        break
      case 'gzip':
        yield* throughTransform(all, createGunzip({ chunkSize: readBytes }), source)
        break
      case 'zstd':
        if (zlib.createZstdDecompress === undefined)
          throw new CompressionUnavailableError(sourceLabel(source))
        yield* throughTransform(all, zlib.createZstdDecompress({ chunkSize: readBytes }), source)
    }
  } finally {
    await iterator.return?.()
  }
}

async function* rejoin(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield head
  for (;;) {
    const next = await iterator.next()
    if (next.done === true) return
    yield next.value
  }
}

async function* throughTransform(
  chunks: AsyncIterable<Uint8Array>,
  transform: Transform,
  source: SnapshotSource,
): AsyncIterable<Uint8Array> {
  const stop = new AbortController()
  let failure: unknown
  const piped = pipeline(chunks, transform, { signal: stop.signal }).catch((error: unknown) => {
    failure = error
  })
  try {
    for await (const chunk of transform) yield chunk as Uint8Array
    await piped
    if (failure !== undefined) throw failure
  } catch (error) {
    throw isZlibError(error) ? new CompressionDamagedError(sourceLabel(source), error) : error
  } finally {
    stop.abort()
    await piped
  }
}

function isZlibError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_STREAM_PREMATURE_CLOSE'
}

async function* countBytes(
  chunks: AsyncIterable<unknown>,
  totalBytes: number | null,
  options: PourOptions,
): AsyncIterable<Uint8Array> {
  let readSoFar = 0
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array)
    readSoFar += bytes.length
    options.onProgress?.(readSoFar, totalBytes)
    yield bytes
  }
}

function compressionOf(head: Uint8Array): 'none' | 'gzip' | 'zstd' {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd'
  return 'none'
}
