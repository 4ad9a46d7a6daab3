import { open } from 'node:fs/promises'
import { crc32, deflateRawSync } from 'node:zlib'

export interface WideFile {
  readonly name: string
  /** Text to be deflated, or the length of a hole: zeros that take no room on the disk. */
  readonly content: Uint8Array | number
  /** Fields of the directory that are written as all ones, with their values in the extra field. */
  readonly wide: readonly ('textBytes' | 'storedBytes' | 'localOffset')[]
}

const allOnes = 0xffffffff

/** A 64-bit zip as APPNOTE.TXT has it (4.3.14, 4.3.15, 4.5.3), with holes to reach beyond 4 GiB. */
export async function writeWideZip(path: string, files: readonly WideFile[]): Promise<void> {
  const file = await open(path, 'w')
  try {
    const directory: Buffer[] = []
    let offset = 0
    for (const { name, content, wide } of files) {
      const isHole = typeof content === 'number'
      const data = isHole ? new Uint8Array(0) : deflateRawSync(content)
      const values = {
        textBytes: isHole ? content : content.length,
        storedBytes: isHole ? content : data.length,
        localOffset: offset,
      }
      const shared = Buffer.alloc(14)
      shared.writeUInt16LE(45, 0)
      shared.writeUInt16LE(isHole ? 0 : 8, 4)
      shared.writeUInt32LE(isHole ? 0 : crc32(content), 10)
      const narrow = (field: keyof typeof values) => uint32(wide.includes(field) ? allOnes : values[field])
      // its own header before a file has both sizes in the extra field, or neither
      const localExtra = isHole ? extraField([values.textBytes, values.storedBytes]) : Buffer.alloc(0)
      const local = Buffer.concat([
        Buffer.from('PK\x03\x04', 'latin1'),
        shared,
        uint32(isHole ? allOnes : values.storedBytes),
        uint32(isHole ? allOnes : values.textBytes),
        uint16(Buffer.byteLength(name)),
        uint16(localExtra.length),
        Buffer.from(name),
        localExtra,
        data,
      ])
      await file.write(local, 0, local.length, offset)
      offset += local.length + (isHole ? content : 0)

      const order = ['textBytes', 'storedBytes', 'localOffset'] as const
      const extra = extraField(order.filter((field) => wide.includes(field)).map((field) => values[field]))
      directory.push(
        Buffer.from('PK\x01\x02\x2d\x00', 'latin1'),
        shared,
        narrow('storedBytes'),
        narrow('textBytes'),
        uint16(Buffer.byteLength(name)),
        uint16(extra.length),
        Buffer.alloc(10),
        narrow('localOffset'),
        Buffer.from(name),
        extra,
      )
    }
    const central = Buffer.concat(directory)
    const end = Buffer.concat([
      central,
      Buffer.from('PK\x06\x06', 'latin1'),
      uint64(44),
      uint16(45),
      uint16(45),
      Buffer.alloc(8),
      ...[files.length, files.length, central.length, offset].map(uint64),
      Buffer.from('PK\x06\x07', 'latin1'),
      Buffer.alloc(4),
      uint64(offset + central.length),
      uint32(1),
      Buffer.from('PK\x05\x06', 'latin1'),
      Buffer.alloc(4),
      uint16(0xffff),
      uint16(0xffff),
      uint32(allOnes),
      uint32(allOnes),
      uint16(0),
    ])
    await file.write(end, 0, end.length, offset)
  } finally {
    await file.close()
  }
}

function extraField(values: readonly number[]): Buffer {
  return values.length === 0
    ? Buffer.alloc(0)
    : Buffer.concat([uint16(1), uint16(8 * values.length), ...values.map(uint64)])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
