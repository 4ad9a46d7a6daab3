import { readFile, rm } from 'node:fs/promises'
import { filePathOf } from '../source/index.ts'
import type { RunningSource } from './sampler/running-sources.ts'

/** Where a run that takes snapshots writes what V8 ran otherwise than it lies on disk. */
export function sourcesFileBeside(snapshot: string): string {
  return `${snapshot}.sources`
}

/** The texts by the paths of their scripts; the file is gone then. Empty where there is none, or nothing to read. */
export async function takeRunningSources(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '[]')
  await rm(file, { force: true })
  try {
    const sources = (JSON.parse(text) as readonly RunningSource[]).filter(isSource)
    return new Map(sources.map(([scriptName, source]) => [filePathOf(scriptName), source]))
  } catch {
    // Written by a process that the program may have meddled with: sites are then told as on disk.
    return new Map()
  }
}

function isSource(entry: unknown): entry is RunningSource {
  return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string')
}
