import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param {string} folder */
export function filesBelow(folder) {
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
 * @param {string} one
 * @param {string} other
 */
export function differingFiles(one, other) {
  const names = new Set([...filesBelow(one), ...filesBelow(other)])
  return [...names].sort().filter((name) => {
    const [a, b] = [read(one, name), read(other, name)]
    return a === undefined || b === undefined || !a.equals(b)
  })
}

/**
 * @param {string} folder
 * @param {string} name
 */
function read(folder, name) {
  try {
    return readFileSync(join(folder, name))
  } catch {
    return undefined
  }
}
