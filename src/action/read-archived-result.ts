import { type Result, readResult } from '../result/index.ts'
import { archivedText } from './archived-text.ts'

const RESULT_FILE = 'heapslope-result.json'
/** 200 workloads with 500 findings take less; a larger one is no result of ours. */
const MAX_RESULT_BYTES = 24 * 1024 * 1024

/**
 * The result in an artifact's archive, checked field by field.
 * @throws ArchivedFileError, ZipDamagedError, and what `readResult` throws
 */
export async function readArchivedResult(archive: string): Promise<Result> {
  return readResult(await archivedText(archive, RESULT_FILE, MAX_RESULT_BYTES))
}
