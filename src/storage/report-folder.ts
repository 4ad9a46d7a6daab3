import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result, SnapshotFile } from '../result/index.ts'
import type { ProcessIdentity, Series } from '../series/index.ts'

const RESULT_FILE = 'heapslope-result.json'
/** What a report is made of; anything else in the folder is somebody's own. */
const OWN_ENTRIES: ReadonlySet<string> = new Set([
  '.gitignore',
  RESULT_FILE,
  'comment.md',
  'summary.md',
  'report.html',
  'series',
  'snapshots',
])

/** The folder cannot be used for a report because it holds files that heapslope did not write. */
export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError'
  readonly folder: string
  readonly foreign: readonly string[]
  constructor(folder: string, foreign: readonly string[]) {
    super(
      `The report folder ${folder} holds files that are not a report's (${foreign.slice(0, 3).join(', ')}). ` +
        'Name another folder, or empty this one.',
    )
    this.folder = folder
    this.foreign = foreign
  }
}

/** Where one run keeps what people look at later. Paths it returns are relative to it, with forward slashes. */
export interface ReportFolder {
  readonly path: string
  readonly writeSeries: (runName: string, series: readonly Series[]) => Promise<string>
  /** What `writeSeries` has written so far, by the path that it returned. */
  readonly writtenSeries: ReadonlyMap<string, readonly Series[]>
  /** Absolute path for snapshot S`index` of a side, of its main process if no other is named; its folder exists. */
  readonly snapshotPath: (
    workload: string,
    side: 'base' | 'head',
    index: 1 | 2 | 3,
    process?: ProcessIdentity,
  ) => Promise<string>
  /** Size and sha256 of a snapshot that was written at `absolutePath`. */
  readonly describeSnapshot: (
    absolutePath: string,
    facts: Pick<SnapshotFile, 'side' | 'iterations' | 'redacted' | 'process'>,
  ) => Promise<SnapshotFile>
  /** Removes a file of the report, where it is there. */
  readonly discard: (absolutePath: string) => Promise<void>
  readonly writeResult: (result: Result) => Promise<string>
  readonly writeText: (name: 'comment.md' | 'summary.md' | 'report.html', text: string) => Promise<string>
}

/**
 * Opens an empty report folder; an earlier report in it is removed.
 * @throws {ForeignFolderError} where it holds anything that is not a report's.
 */
export async function openReportFolder(path: string): Promise<ReportFolder> {
  await mkdir(path, { recursive: true })
  const entries = await readdir(path)
  const foreign = entries.filter((entry) => !OWN_ENTRIES.has(entry))
  if (foreign.length > 0) throw new ForeignFolderError(path, foreign)
  for (const entry of entries) await rm(join(path, entry), { recursive: true, force: true })

  // A report inside a checkout is no part of what is measured, nor of what is committed.
  await writeFile(join(path, '.gitignore'), '*\n')

  const relativeTo = (absolutePath: string) =>
    absolutePath
      .slice(path.length + 1)
      .split('\\')
      .join('/')
  const write = async (relativePath: string, text: string) => {
    await writeFile(join(path, relativePath), text)
    return relativePath
  }

  const writtenSeries = new Map<string, readonly Series[]>()
  return {
    path,
    writtenSeries,
    writeSeries: async (runName, series) => {
      const file = `series/${fileNameFor(runName)}.json`
      await mkdir(join(path, 'series'), { recursive: true })
      writtenSeries.set(file, series)
      return write(file, `${JSON.stringify({ schemaVersion: 1, series })}\n`)
    },
    snapshotPath: async (workload, side, index, process = { kind: 'main', label: 'main' }) => {
      const folder = join(path, 'snapshots', fileNameFor(workload))
      await mkdir(folder, { recursive: true })
      const of = process.kind === 'main' ? '' : `-${fileNameFor(`${process.kind}-${process.label}`)}`
      return join(folder, `${side}${of}-${index}.heapsnapshot`)
    },
    describeSnapshot: async (absolutePath, facts) => ({
      ...facts,
      file: relativeTo(absolutePath),
      bytes: (await stat(absolutePath)).size,
      sha256: await sha256Of(absolutePath),
    }),
    discard: (absolutePath) => rm(absolutePath, { force: true }),
    writeResult: (result) => write(RESULT_FILE, `${JSON.stringify(result, null, 2)}\n`),
    writeText: (name, text) => write(name, text),
  }
}

/** A workload's name as a file name on every system; two names never share one. */
export function fileNameFor(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '')
  if (plain === name && plain.length <= 80) return plain
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${plain.slice(0, 80) || 'workload'}-${hash}`
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
