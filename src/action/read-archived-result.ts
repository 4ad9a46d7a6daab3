import { open } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { type Result, readResult } from '../result/index.ts'
import { listZipEntries, type ZipEntry } from '../storage/index.ts'

const RESULT_FILE = 'heapslope-result.json'
/** 200 workloads with 500 findings take less; a larger one is no result of ours. */
const MAX_RESULT_BYTES = 24 * 1024 * 1024

/** The archive holds no result that can be used. */
export class ArchivedResultError extends Error {
  override readonly name = 'ArchivedResultError'
  constructor(problem: string, options?: ErrorOptions) {
    super(`This artifact holds no result of heapslope: ${problem}.`, options)
  }
}

/**
 * The result in an artifact's archive, which anybody may have made: one entry is read into memory, of bounded size, checked
 * field by field; nothing is unpacked to disk and no other entry is looked into.
 * @throws ArchivedResultError, ZipDamagedError, and what `readResult` throws
 */
export async function readArchivedResult(archive: string): Promise<Result> {
  const entries = (await listZipEntries(archive)).filter(({ name }) => name === RESULT_FILE)
  if (entries.length !== 1)
    throw new ArchivedResultError(
      entries.length === 0
        ? `it has no ${RESULT_FILE}`
        : `it has ${entries.length} files called ${RESULT_FILE}`,
    )
  const bytes = await contentOf(archive, entries[0])
  try {
    return readResult(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    if (cause instanceof TypeError) throw new ArchivedResultError(`${RESULT_FILE} is not UTF-8`, { cause })
    throw cause
  }
}

async function contentOf(archive: string, entry: ZipEntry): Promise<Buffer> {
  const { method, storedBytes, textBytes, dataOffset } = entry
  if (storedBytes > MAX_RESULT_BYTES || textBytes > MAX_RESULT_BYTES)
    throw new ArchivedResultError(`${RESULT_FILE} has more than ${MAX_RESULT_BYTES} bytes`)
  const stored = Buffer.alloc(storedBytes)
  const file = await open(archive)
  try {
    const { bytesRead } = await file.read(stored, 0, storedBytes, dataOffset)
    if (bytesRead < storedBytes) throw new ArchivedResultError('the archive breaks off')
  } finally {
    await file.close()
  }
  switch (method) {
    case 'stored':
      return stored
    case 'deflate':
      return inflated(stored)
    case 'unknown':
      throw new ArchivedResultError(`${RESULT_FILE} is packed in a way that GitHub does not use`)
  }
}

/** The size that the archive states is not believed: inflating stops at the bound. */
function inflated(stored: Buffer): Buffer {
  try {
    return inflateRawSync(stored, { maxOutputLength: MAX_RESULT_BYTES })
  } catch (cause) {
    throw new ArchivedResultError(`${RESULT_FILE} cannot be unpacked within ${MAX_RESULT_BYTES} bytes`, {
      cause,
    })
  }
}
