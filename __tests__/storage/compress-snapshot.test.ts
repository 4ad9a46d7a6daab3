import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compressSnapshot, findSnapshots, scanSnapshotIds } from '../../src/storage/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compress-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const snapshot = () => {
  const strings = Array.from({ length: 5000 }, (_, at) => `text ${at}`)
  return JSON.stringify({
    snapshot: {
      meta: {
        node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
        node_types: [['hidden', 'object'], 'string', 'number', 'number', 'number'],
        edge_fields: ['type', 'name_or_index', 'to_node'],
        edge_types: [['context', 'element'], 'string_or_number', 'node'],
      },
      node_count: 2,
      edge_count: 1,
    },
    nodes: [1, 0, 1, 0, 1, 1, 1, 77, 16, 0],
    edges: [1, 0, 5],
    strings,
  })
}

test('a snapshot is replaced by its zstd, which is read as it was', async () => {
  const path = join(folder, 'head-1.heapsnapshot')
  writeFileSync(path, snapshot())
  expect(await compressSnapshot(path)).toBe(`${path}.zst`)
  expect(readdirSync(folder)).toEqual(['head-1.heapsnapshot.zst'])
  expect(statSync(`${path}.zst`).size).toBeLessThan(snapshot().length / 3)
  expect(zstdDecompressSync(readFileSync(`${path}.zst`)).toString()).toBe(snapshot())
  const [found] = await findSnapshots(folder)
  expect((await scanSnapshotIds(found)).maxObjectId).toBe(77)
})

test('what cannot be read leaves nothing behind', async () => {
  await expect(compressSnapshot(join(folder, 'nothing.heapsnapshot'))).rejects.toThrow(/ENOENT/)
  expect(readdirSync(folder)).toEqual([])
})

test('cancelled, the snapshot stays and nothing half is beside it', async () => {
  const path = join(folder, 'head-1.heapsnapshot')
  writeFileSync(path, snapshot())
  await expect(compressSnapshot(path, AbortSignal.abort())).rejects.toThrow(/aborted/)
  expect(readdirSync(folder)).toEqual(['head-1.heapsnapshot'])
})
