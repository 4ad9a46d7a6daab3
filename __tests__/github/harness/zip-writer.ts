import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive, honest unless told otherwise. */
export interface ZipFile {
  readonly name: string
  readonly content: Buffer | string
  readonly method?: 'stored' | 'deflate'
  /** What the headers say instead of the truth. */
  readonly claims?: {
    readonly method?: number
    readonly storedBytes?: number
    readonly textBytes?: number
    readonly flags?: number
    readonly localOffset?: number
    /** Unix mode, such as 0o120777 for a symbolic link. */
    readonly mode?: number
  }
}

/** An archive of these entries, in the order given, names as they are. (APPNOTE.TXT 6.3.10, section 4.3) */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, method = 'deflate', claims = {} } of files) {
    const text = Buffer.from(content)
    const stored = method === 'deflate' ? deflateRawSync(text) : text
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(claims.flags ?? 0x800, 2)
    common.writeUInt16LE(claims.method ?? (method === 'deflate' ? 8 : 0), 4)
    common.writeUInt32LE(crc32(text), 10)
    common.writeUInt32LE(claims.storedBytes ?? stored.length, 14)
    common.writeUInt32LE(claims.textBytes ?? text.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, stored])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((claims.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(claims.localOffset ?? offset, 10)
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, tail, nameBytes)
    body.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Math.min(files.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(files.length, 0xffff), 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...body, central, end])
}
