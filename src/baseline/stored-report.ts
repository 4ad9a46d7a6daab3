import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Result, readResult, readSeries } from '../result/index.ts'
import type { Series } from '../series/index.ts'

/** The report of an earlier comparison, from which base's series may be taken. */
export interface StoredReport {
  /** What a person calls it: a folder, a run of a workflow. */
  readonly description: string
  readonly result: Result
  /** The series of one run by its `seriesFile`. @throws where it is missing or no series */
  readonly series: (seriesFile: string) => Promise<readonly Series[]>
}

export interface StoredReports {
  /** Newest first. */
  readonly reports: readonly StoredReport[]
  /** Why there is none, or not all of them, as the end of a sentence. */
  readonly problem: string | null
}

const RESULT_FILE = 'heapslope-result.json'

/** A report that lies in a folder, named by it or by the result's file in it. Never throws: what cannot be read is a problem. */
export async function storedReportAt(path: string): Promise<StoredReports> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false
  const folder = isFolder ? path : dirname(path)
  const file = isFolder ? join(path, RESULT_FILE) : path
  try {
    const result = readResult(await readFile(file, 'utf8'))
    // Only files that a result of ours can name: the folder may have come from anywhere.
    const series = async (name: string) => {
      if (!/^series\/[\w.-]+\.json$/.test(name)) throw new Error(`${name} is no series of a report`)
      return readSeries(await readFile(join(folder, name), 'utf8'))
    }
    return { reports: [{ description: path, result, series }], problem: null }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { reports: [], problem: `${file} cannot be used (${why})` }
  }
}
