import type { PathIndex, RetainerPaths } from './retainer-paths.ts'

/**
 * A list that is held at both ends lies half under `head` and half under `tail`: of the paths that differ in their last
 * name only and lead to one class, one of which repeats, the first by name among those that repeat stands for all.
 * Knows the paths there are at the time of the call.
 */
export function mergeRepeats(paths: RetainerPaths): (path: PathIndex) => PathIndex {
  const firstOfSiblings = new Map<string, PathIndex>()
  const siblings = (path: PathIndex): string => `${paths.parent(path)} ${paths.step(path).className}`
  const count = paths.count()
  const isNamed = (path: PathIndex): boolean => path !== 0 && !['', '[*]'].includes(paths.step(path).label)
  for (let path = 1 as PathIndex; path < count; path++) {
    if (!paths.isRepeating(path) || !isNamed(path)) continue
    const key = siblings(path)
    const first = firstOfSiblings.get(key)
    if (first === undefined || paths.step(path).label < paths.step(first).label)
      firstOfSiblings.set(key, path)
  }
  if (firstOfSiblings.size === 0) return (path) => path
  const merged = new Uint32Array(count)
  for (let path = 0 as PathIndex; path < count; path++) {
    merged[path] = (isNamed(path) ? firstOfSiblings.get(siblings(path)) : undefined) ?? path
  }
  return (path) => (path < count ? (merged[path] as PathIndex) : path)
}
