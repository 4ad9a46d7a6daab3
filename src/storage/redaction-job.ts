import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { createSnapshotRedactor, planRedaction, type TextSink } from '../snapshot/index.ts'
import { loadSnapshot } from './load-snapshot.ts'
import type { RedactionRequest, TellProgress } from './snapshot-job.ts'
import { pourSnapshot } from './snapshot-source.ts'

const WINDOW_BYTES = 1 << 18

/**
 * Reads the snapshot twice: once to learn how each string is used, once to rewrite it. The output appears whole, under its
 * name, or not at all; it may be the input.
 */
export async function redactionJob(
  { snapshot, output }: RedactionRequest,
  tellProgress: TellProgress,
): Promise<Record<string, never>> {
  const plan = planRedaction(await loadSnapshot(snapshot, { onProgress: tellProgress(snapshot) }))
  const unfinished = `${output}.unfinished`
  const file = openSync(unfinished, 'w')
  try {
    const redactor = createSnapshotRedactor(plan)
    await pourSnapshot(snapshot, sinkInto(redactor.write, file), { onProgress: tellProgress(snapshot) })
    writeAll(file, redactor.end())
    closeSync(file)
    renameSync(unfinished, output)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  return {}
}

function sinkInto(rewrite: (chunk: Uint8Array) => Uint8Array, file: number): TextSink {
  const window = new Uint8Array(WINDOW_BYTES)
  return {
    write: (chunk) => writeAll(file, rewrite(chunk)),
    space: () => window,
    commit: (byteCount) => writeAll(file, rewrite(window.subarray(0, byteCount))),
    isSatisfied: () => false,
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let start = 0; start < bytes.length; ) start += writeSync(file, bytes, start)
}
