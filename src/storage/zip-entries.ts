import { type FileHandle, open } from 'node:fs/promises'

/** The zip cannot be read. Remedy: download it again, or unpack it with a tool and name the files. */
export class ZipDamagedError extends Error {
  override readonly name = 'ZipDamagedError'
  readonly path: string
  readonly reason: string
  constructor(path: string, reason: string) {
    super(
      `${path} is not a zip that can be read: ${reason}; download it again, or unpack it and name the files in it`,
    )
    this.path = path
    this.reason = reason
  }
}

export interface ZipEntry {
  /** As written in the archive: for showing only, never joined to a path. */
  readonly name: string
  readonly method: 'stored' | 'deflate' | 'unknown'
  readonly storedBytes: number
  readonly textBytes: number
  /** Offset in the file of the first stored byte. */
  readonly dataOffset: number
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
/** The end record is 22 bytes and a comment of up to 64 KiB; the locator of the 64-bit one stands before it. */
const tailBytes = 22 + 0xffff + 20
const directoryLimitBytes = 64 << 20
/** Each costs a read of its own, and an archive that anybody made could hold a million. */
const entriesLimit = 20_000

/** Lists a zip's files from its central directory, 64-bit ones included; nothing is unpacked. (APPNOTE.TXT 6.3.10, section 4.3) */
export async function listZipEntries(path: string): Promise<readonly ZipEntry[]> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const directory = await readDirectory(file, path, size)
    const entries: ZipEntry[] = []
    for (const header of directoryHeaders(directory, path)) {
      if (header.name.endsWith('/')) continue
      if (entries.length === entriesLimit) throw new ZipDamagedError(path, `more than ${entriesLimit} files`)
      const local = await readAt(file, path, header.localOffset, 30)
      if (local.readUInt32LE(0) !== localSignature)
        throw new ZipDamagedError(path, `no local header for ${header.name}`)
      const dataOffset = header.localOffset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      if (dataOffset + header.storedBytes > size)
        throw new ZipDamagedError(path, `${header.name} reaches beyond the end`)
      const { name, method, storedBytes, textBytes } = header
      entries.push({ name, method, storedBytes, textBytes, dataOffset })
    }
    return entries
  } finally {
    await file.close()
  }
}

async function readDirectory(file: FileHandle, path: string, size: number): Promise<Buffer> {
  const tailStart = Math.max(0, size - tailBytes)
  const tail = await readAt(file, path, tailStart, size - tailStart)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--
  if (end < 0) throw new ZipDamagedError(path, 'no end of the central directory')
  let directoryBytes = tail.readUInt32LE(end + 12)
  let directoryOffset = tail.readUInt32LE(end + 16)
  if (end >= 20 && tail.readUInt32LE(end - 20) === locator64Signature) {
    const end64 = await readAt(file, path, Number(tail.readBigUInt64LE(end - 20 + 8)), 56)
    if (end64.readUInt32LE(0) !== end64Signature) throw new ZipDamagedError(path, 'no 64-bit end record')
    directoryBytes = Number(end64.readBigUInt64LE(40))
    directoryOffset = Number(end64.readBigUInt64LE(48))
  }
  if (directoryBytes > directoryLimitBytes) throw new ZipDamagedError(path, 'a directory of more than 64 MiB')
  return readAt(file, path, directoryOffset, directoryBytes)
}

type DirectoryHeader = Omit<ZipEntry, 'dataOffset'> & { readonly localOffset: number }

function* directoryHeaders(directory: Buffer, path: string): Iterable<DirectoryHeader> {
  let at = 0
  while (at + 46 <= directory.length) {
    if (directory.readUInt32LE(at) !== centralSignature) return
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
    if (extraEnd > directory.length) throw new ZipDamagedError(path, 'the central directory breaks off')
    if ((directory.readUInt16LE(at + 8) & 1) !== 0) throw new ZipDamagedError(path, 'it is encrypted')
    const wide = wideFields(directory.subarray(nameEnd, extraEnd))
    const field = (offset: number): number => {
      const value = directory.readUInt32LE(at + offset)
      return value === 0xffffffff ? (wide.shift() ?? value) : value
    }
    const textBytes = field(24)
    const storedBytes = field(20)
    const localOffset = field(42)
    const methodCode = directory.readUInt16LE(at + 10)
    yield {
      name: directory.toString('utf8', at + 46, nameEnd),
      method: methodCode === 0 ? 'stored' : methodCode === 8 ? 'deflate' : 'unknown',
      storedBytes,
      textBytes,
      localOffset,
    }
    at = extraEnd + directory.readUInt16LE(at + 32)
  }
}

/** 64-bit values of the extra field 1, in the order of the fields that are all ones. */
function wideFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const bytes = Math.min(extra.readUInt16LE(at + 2), extra.length - at - 4)
    return Array.from({ length: Math.floor(bytes / 8) }, (_, index) =>
      Number(extra.readBigUInt64LE(at + 4 + index * 8)),
    )
  }
  return []
}

async function readAt(file: FileHandle, path: string, position: number, length: number): Promise<Buffer> {
  // a 64-bit field may hold what is no position in any file
  if (!Number.isSafeInteger(position)) throw new ZipDamagedError(path, 'it points beyond the end')
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) throw new ZipDamagedError(path, 'it breaks off')
    filled += bytesRead
  }
  return buffer
}
