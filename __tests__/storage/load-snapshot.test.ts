import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SnapshotFormatError, SnapshotTooLargeError } from '../../src/snapshot/index.ts'
import {
  CompressionDamagedError,
  findSnapshots,
  loadOrCountSnapshot,
  loadSnapshot,
  type SnapshotSource,
  scanSnapshotIds,
  sourceLabel,
  ZipDamagedError,
} from '../../src/storage/index.ts'
import { drawHeap } from '../snapshot/heap-builder.ts'
import { writeWideZip } from './write-wide-zip.ts'
import { writeZip } from './write-zip.ts'

const heap = drawHeap(`root -%global-> app:App(40) -a-> b:Session(80) -name-> text:"a \\\\ string"#string`)
const later = drawHeap('root -%global-> app:App(40)@201')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapslope-load-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function kept(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** What of a snapshot shows that all of it was read. */
async function digest(source: SnapshotSource): Promise<unknown> {
  const { nodeId, edgeWord, strings } = await loadSnapshot(source)
  return { nodeId, edgeWord, strings: strings.bytes }
}
const parsed = heap.columns()
const expected = { nodeId: parsed.nodeId, edgeWord: parsed.edgeWord, strings: parsed.strings.bytes }

async function only(path: string): Promise<SnapshotSource> {
  const found = await findSnapshots(path)
  expect(found).toHaveLength(1)
  return found[0]
}

test('a plain file is read', async () => {
  expect(await digest(await only(await kept('plain.heapsnapshot', heap.bytes)))).toEqual(expected)
})

test('gzip and zstd are told by their first bytes, whatever the name says', async () => {
  expect(await digest(await only(await kept('a.heapsnapshot', gzipSync(heap.bytes))))).toEqual(expected)
  expect(await digest(await only(await kept('b.heapsnapshot', zstdCompressSync(heap.bytes))))).toEqual(
    expected,
  )
})

test('a stream is read in chunks of any size, compressed or not', async () => {
  const chunksOf = (bytes: Uint8Array): Readable =>
    Readable.from([...bytes].map((byte) => Buffer.from([byte])))
  expect(await digest({ kind: 'stream', stream: chunksOf(heap.bytes), label: 'standard input' })).toEqual(
    expected,
  )
  expect(
    await digest({ kind: 'stream', stream: chunksOf(gzipSync(heap.bytes)), label: 'standard input' }),
  ).toEqual(expected)
})

test('snapshots are read straight out of an artifact zip', async () => {
  const path = await kept(
    'artifact.zip',
    writeZip([
      { name: 'heapslope-result.json', bytes: Buffer.from('{}') },
      { name: 'snapshots/b.heapsnapshot.gz', bytes: gzipSync(heap.bytes), stored: true },
      { name: 'snapshots/a.heapsnapshot', bytes: heap.bytes, streamed: true },
    ]),
  )
  const found = await findSnapshots(path)
  expect(found.map((source) => sourceLabel(source).slice(path.length))).toEqual([
    '/snapshots/a.heapsnapshot',
    '/snapshots/b.heapsnapshot.gz',
  ])
  for (const source of found) expect(await digest(source)).toEqual(expected)
})

test.skipIf(process.platform === 'win32')(
  'a 64-bit zip of more than four gigabytes is read at once, wherever in it the snapshots lie',
  async () => {
    const path = join(folder, 'wide.zip')
    await writeWideZip(path, [
      { name: 'snapshots/a.heapsnapshot', content: heap.bytes, wide: ['textBytes', 'storedBytes'] },
      { name: 'core', content: 2 ** 32 + 4096, wide: ['textBytes', 'storedBytes'] },
      { name: 'snapshots/b.heapsnapshot', content: heap.bytes, wide: ['localOffset'] },
      {
        name: 'snapshots/c.heapsnapshot',
        content: heap.bytes,
        wide: ['textBytes', 'storedBytes', 'localOffset'],
      },
    ])
    const found = await findSnapshots(path)
    expect(found.map((source) => sourceLabel(source).slice(-14))).toEqual([
      'a.heapsnapshot',
      'b.heapsnapshot',
      'c.heapsnapshot',
    ])
    for (const source of found) expect(await digest(source)).toEqual(expected)
  },
)

test('a 64-bit zip that points where no file ends is called damaged', async () => {
  const path = join(folder, 'far.zip')
  await writeWideZip(path, [{ name: 'a.heapsnapshot', content: heap.bytes, wide: ['localOffset'] }])
  const bytes = await readFile(path)
  // in the locator, where the 64-bit end record lies; in that record, where the directory lies
  for (const [signature, field] of [
    ['PK\x06\x07', 8],
    ['PK\x06\x06', 48],
  ] as const) {
    const far = Buffer.from(bytes)
    const at = far.indexOf(signature, 0, 'latin1') + field
    far.fill(0xff, at, at + 8)
    await expect(findSnapshots(await kept('far.zip', far))).rejects.toThrow(ZipDamagedError)
  }
})

test('a folder yields its snapshots by name', async () => {
  const names = (await findSnapshots(folder)).map((source) => sourceLabel(source))
  expect(names).toContain(join(folder, 'plain.heapsnapshot'))
  expect(names).not.toContain(join(folder, 'artifact.zip'))
})

test('scanning the ids tells which snapshot is older', async () => {
  const first = await scanSnapshotIds(await only(await kept('s1.heapsnapshot', heap.bytes)))
  const second = await scanSnapshotIds(await only(await kept('s2.heapsnapshot', gzipSync(later.bytes))))
  expect([first.maxObjectId, second.maxObjectId]).toEqual([7, 201])
  expect(first.nodeCount).toBe(4)
})

test('a compressed file that breaks off is called damaged, a text that breaks off a format error', async () => {
  const packed = gzipSync(heap.bytes)
  const cut = await only(await kept('cut.gz', packed.subarray(0, packed.length - 12)))
  await expect(loadSnapshot(cut)).rejects.toThrow(CompressionDamagedError)
  const short = await only(await kept('short.heapsnapshot', heap.bytes.subarray(0, heap.bytes.length - 12)))
  await expect(loadSnapshot(short)).rejects.toThrow(SnapshotFormatError)
})

test('a zip without its end is called damaged', async () => {
  const zip = writeZip([{ name: 'a.heapsnapshot', bytes: heap.bytes }])
  const path = await kept('cut.zip', zip.subarray(0, zip.length - 30))
  await expect(findSnapshots(path)).rejects.toThrow(ZipDamagedError)
})

test('reading stops when it is cancelled', async () => {
  const source = await only(await kept('cancelled.heapsnapshot', heap.bytes))
  await expect(loadSnapshot(source, { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop')
})

test('a snapshot too large for the memory granted is counted by class', async () => {
  const source = await only(await kept('large.heapsnapshot', heap.bytes))
  const read = await loadOrCountSnapshot(source, { budgetBytes: 100 })
  expect(read).toMatchObject({ kind: 'histogram', histogram: { nodeCount: 4, selfSizeBytes: 128 } })
  await expect(loadSnapshot(source, { budgetBytes: 100 })).rejects.toThrow(SnapshotTooLargeError)
})
