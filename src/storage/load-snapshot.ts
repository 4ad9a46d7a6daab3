import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createIdScanner,
  createSnapshotParser,
  createSnapshotReader,
  type ReadSnapshot,
  type ScannedIds,
  type SnapshotColumns,
  SnapshotFormatError,
  type SnapshotParserOptions,
  type TextSink,
} from '../snapshot/index.ts'
import { type PourOptions, pourSnapshot, type SnapshotSource, sourceLabel } from './snapshot-source.ts'
import { listZipEntries } from './zip-entries.ts'

const snapshotName = /\.heapsnapshot(\.(gz|zst))?$/

export interface LoadOptions extends PourOptions {
  /** Memory for parsing and analysis, default `defaultBudgetBytes`. */
  readonly budgetBytes?: number
}

/**
 * Reads a whole snapshot; the text is never in memory as a whole.
 * @throws SnapshotTooLargeError above the memory budget
 */
export async function loadSnapshot(
  source: SnapshotSource,
  options: LoadOptions = {},
): Promise<SnapshotColumns> {
  const parser = createSnapshotParser(await readerOptions(source, options))
  return read(source, parser, options)
}

/** As `loadSnapshot`; a snapshot whose analysis would need more memory than granted is counted by class instead. */
export async function loadOrCountSnapshot(
  source: SnapshotSource,
  options: LoadOptions = {},
): Promise<ReadSnapshot> {
  const reader = createSnapshotReader(await readerOptions(source, options))
  return read(source, reader, options)
}

/** Reads a snapshot's ids: stops after its nodes, a quarter of the text. */
export async function scanSnapshotIds(
  source: SnapshotSource,
  options: PourOptions = {},
): Promise<ScannedIds> {
  const scanner = createIdScanner()
  return read(source, scanner, options)
}

/** @throws SnapshotFormatError that names the snapshot */
async function read<T>(
  source: SnapshotSource,
  reader: TextSink & { readonly end: () => T },
  options: PourOptions,
): Promise<T> {
  try {
    await pourSnapshot(source, reader, options)
    return reader.end()
  } catch (error) {
    if (!(error instanceof SnapshotFormatError)) throw error
    const { byteOffset, section, expected, found } = error
    const facts = { byteOffset, section, expected, found, source: sourceLabel(source) }
    throw new SnapshotFormatError(facts, { cause: error })
  }
}

/**
 * The snapshots under a name: `-` for standard input, a file, a folder (not its subfolders), or a zip such as a
 * downloaded artifact. In the order of their names; `scanSnapshotIds` tells their age.
 */
export async function findSnapshots(path: string): Promise<readonly SnapshotSource[]> {
  if (path === '-') return [{ kind: 'stream', stream: process.stdin, label: 'standard input' }]
  if ((await stat(path)).isDirectory()) {
    const names = (await readdir(path)).filter((name) => snapshotName.test(name)).sort()
    return names.map((name) => ({ kind: 'file', path: join(path, name) }))
  }
  if (!(await isZip(path))) return [{ kind: 'file', path }]
  const entries = (await listZipEntries(path)).filter((entry) => snapshotName.test(entry.name))
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => ({ kind: 'zip-entry', path, entry }))
}

async function readerOptions(source: SnapshotSource, options: LoadOptions): Promise<SnapshotParserOptions> {
  const textBytes = await knownTextBytes(source)
  return {
    ...(textBytes === null ? {} : { textBytes }),
    ...(options.budgetBytes === undefined ? {} : { budgetBytes: options.budgetBytes }),
  }
}

async function isZip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 3 })) {
    return (
      (chunk as Buffer).equals(Buffer.from([0x50, 0x4b, 3, 4])) ||
      (chunk as Buffer).equals(Buffer.from([0x50, 0x4b, 5, 6]))
    )
  }
  return false
}

async function knownTextBytes(source: SnapshotSource): Promise<number | null> {
  switch (source.kind) {
    case 'file':
      return (await stat(source.path)).size
    case 'zip-entry':
      return source.entry.name.endsWith('.heapsnapshot') ? source.entry.textBytes : null
    case 'stream':
      return null
  }
}
