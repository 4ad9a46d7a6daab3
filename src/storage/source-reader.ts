import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import * as module from 'node:module'
import { isAbsolute, relative, sep } from 'node:path'
import type { SourcePorts } from '../source/index.ts'

/** Sources larger than this are generated, and nobody reads a line of them. */
const LARGEST_SOURCE_BYTES = 8 * 1024 * 1024

/** Sources as they lie on disk, or as `running` has them. Only regular files are read, whatever a snapshot calls a script. */
export function sourcePorts(
  ignore: (scriptName: string) => boolean,
  running: ReadonlyMap<string, string> = new Map(),
): SourcePorts {
  const stripTypes = 'stripTypeScriptTypes' in module ? module.stripTypeScriptTypes : undefined
  return {
    read: (path) => running.get(path) ?? readSource(path),
    ...(stripTypes === undefined
      ? {}
      : { stripTypes: (text: string) => stripTypes(text, { mode: 'strip' }) }),
    ignore,
  }
}

function readSource(path: string): string | null {
  if (!isAbsolute(path)) return null
  try {
    const descriptor = openSync(path, 'r')
    try {
      const stats = fstatSync(descriptor)
      return stats.isFile() && stats.size <= LARGEST_SOURCE_BYTES ? readFileSync(descriptor, 'utf8') : null
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return null
  }
}

/** A file below `root` by its path there, with forward slashes; any other as it is. */
export function relativeTo(root: string | null, file: string): string {
  if (root === null) return file
  const path = relative(root, file)
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path.split(sep).join('/')
}
