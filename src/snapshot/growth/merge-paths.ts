import type { PathIndex, RetainerPaths } from './retainer-paths.ts'

/** So many properties of one plain object that hold the same class are keys of a dictionary. */
const fewestKeys = 5
/** What any object has of its class: no end of a list. */
const classWords = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Paths that are one for a person, told apart only by names that are data. Knows the paths there are at the time of the
 * call; any other stays what it is.
 * - Of a list that is held at both ends one half lies under `head` and one under `tail`: of the paths that differ in their
 *   last name only and lead to one class, the first by name among those that repeat stands for all.
 * - Five or more properties of a plain object that lead to one class are `[*]`: per-user lists, listeners of events with
 *   an id in their name. (An object with more keys is told by itself: see `isDictionary`.)
 */
export function mergePaths(paths: RetainerPaths): (path: PathIndex) => PathIndex {
  const count = paths.count()
  const isKey = findKeys(paths, count)
  const transplanted = new Uint32Array(count)
  for (let path = 1 as PathIndex; path < count; path++) {
    const parent = transplanted[paths.parent(path)] as PathIndex
    const isMoved = parent !== paths.parent(path) || isKey[path] === 1
    transplanted[path] = isMoved ? paths.transplant(parent, path, isKey[path] === 1) : path
  }
  const firstOfRepeats = mergeRepeats(paths)
  return (path) => firstOfRepeats(path < count ? (transplanted[path] as PathIndex) : path)
}

/** Equal for paths that differ in their last name only. Paths and classes are both below 2^26 or memory ends first. */
function siblingsKey(paths: RetainerPaths, path: PathIndex): number {
  return paths.parent(path) * 0x4000000 + paths.classNumber(path)
}

/** 1 for a path whose last name is a key. */
function findKeys(paths: RetainerPaths, count: number): Uint8Array {
  const isKey = new Uint8Array(count)
  const siblings = new Map<number, PathIndex[]>()
  for (let path = 1 as PathIndex; path < count; path++) {
    if (!paths.isPlainObject(paths.parent(path)) || !paths.isNamed(path) || paths.classNumber(path) === 0)
      continue
    const key = siblingsKey(paths, path)
    const there = siblings.get(key)
    if (there === undefined) siblings.set(key, [path])
    else there.push(path)
  }
  for (const keys of siblings.values())
    if (keys.length >= fewestKeys) for (const path of keys) isKey[path] = 1
  return isKey
}

function mergeRepeats(paths: RetainerPaths): (path: PathIndex) => PathIndex {
  const isEnd = (path: PathIndex): boolean => paths.isNamed(path) && !classWords.has(paths.step(path).label)
  const firstOfSiblings = new Map<number, PathIndex>()
  const count = paths.count()
  for (let path = 1 as PathIndex; path < count; path++) {
    if (!paths.isRepeating(path) || !isEnd(path)) continue
    const key = siblingsKey(paths, path)
    const first = firstOfSiblings.get(key)
    if (first === undefined || paths.step(path).label < paths.step(first).label)
      firstOfSiblings.set(key, path)
  }
  if (firstOfSiblings.size === 0) return (path) => path
  const merged = new Uint32Array(count)
  for (let path = 0 as PathIndex; path < count; path++) {
    merged[path] = (isEnd(path) ? firstOfSiblings.get(siblingsKey(paths, path)) : undefined) ?? path
  }
  return (path) => (path < count ? (merged[path] as PathIndex) : path)
}
