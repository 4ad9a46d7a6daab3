import { crc32, deflateRawSync } from 'node:zlib'

export interface ZippedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly stored?: boolean
  /** Sizes in a descriptor behind the data, as streaming writers such as upload-artifact do. */
  readonly streamed?: boolean
}

/** A zip as APPNOTE.TXT has it, to be read by what is tested. */
export function writeZip(files: readonly ZippedFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const data = file.stored ? Buffer.from(file.bytes) : deflateRawSync(file.bytes)
    const name = Buffer.from(file.name)
    const flags = file.streamed ? 8 : 0
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(file.bytes), 0)
    sizes.writeUInt32LE(data.length, 4)
    sizes.writeUInt32LE(file.bytes.length, 8)
    const shared = Buffer.alloc(10)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(flags, 2)
    shared.writeUInt16LE(file.stored ? 0 : 8, 4)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(name.length, 0)
    const local = [
      Buffer.from('PK\x03\x04', 'latin1'),
      shared,
      file.streamed ? Buffer.alloc(12) : sizes,
      lengths,
      name,
      data,
    ]
    if (file.streamed) local.push(Buffer.from('PK\x07\x08', 'latin1'), sizes)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, sizes, lengths, tail, name]),
    )
    parts.push(...local)
    offset += local.reduce((sum, part) => sum + part.length, 0)
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
