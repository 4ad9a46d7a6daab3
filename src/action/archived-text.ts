import { open } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { listZipEntries, type ZipEntry } from '../storage/index.ts'

/** The archive does not hold, once and whole, the file that is looked for. */
export class ArchivedFileError extends Error {
  override readonly name = 'ArchivedFileError'
  constructor(problem: string, options?: ErrorOptions) {
    super(`This artifact cannot be used: ${problem}.`, options)
  }
}

/**
 * One file's text from an artifact's archive, which anybody may have made: it is read into memory, of bounded size; nothing
 * is unpacked to disk and no other entry is looked into.
 * @throws ArchivedFileError, ZipDamagedError
 */
export async function archivedText(archive: string, name: string, mostBytes: number): Promise<string> {
  const entries = (await listZipEntries(archive)).filter((entry) => entry.name === name)
  if (entries.length !== 1)
    throw new ArchivedFileError(
      entries.length === 0 ? `it has no ${name}` : `it has ${entries.length} files called ${name}`,
    )
  const bytes = await contentOf(archive, entries[0]!, mostBytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ArchivedFileError(`${name} is not UTF-8`, { cause })
  }
}

async function contentOf(archive: string, entry: ZipEntry, mostBytes: number): Promise<Buffer> {
  const { name, method, storedBytes, textBytes, dataOffset } = entry
  if (storedBytes > mostBytes || textBytes > mostBytes)
    throw new ArchivedFileError(`${name} has more than ${mostBytes} bytes`)
  const stored = Buffer.alloc(storedBytes)
  const file = await open(archive)
  try {
    const { bytesRead } = await file.read(stored, 0, storedBytes, dataOffset)
    if (bytesRead < storedBytes) throw new ArchivedFileError('the archive breaks off')
  } finally {
    await file.close()
  }
  switch (method) {
    case 'stored':
      return stored
    case 'deflate':
      return inflated(stored, name, mostBytes)
    case 'unknown':
      throw new ArchivedFileError(`${name} is packed in a way that GitHub does not use`)
  }
}

/** The size that the archive states is not believed: inflating stops at the bound. */
function inflated(stored: Buffer, name: string, mostBytes: number): Buffer {
  try {
    return inflateRawSync(stored, { maxOutputLength: mostBytes })
  } catch (cause) {
    throw new ArchivedFileError(`${name} cannot be unpacked within ${mostBytes} bytes`, { cause })
  }
}
