import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort()
  } catch {
    return []
  }
}

/**
 * Files that one of two folders lacks, or that differ in a byte.
 */
export function differingFiles(one: string, other: string): readonly string[] {
  const names = new Set([...filesBelow(one), ...filesBelow(other)])
  return [...names].sort().filter((name) => {
    const [a, b] = [read(one, name), read(other, name)]
    return a === undefined || b === undefined || !a.equals(b)
  })
}

function read(folder: string, name: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, name))
  } catch {
    return undefined
  }
}
