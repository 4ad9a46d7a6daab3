import type { ClassKey, ClassKeys } from './class-keys.ts'
import type { PathIndex } from './retainer-paths.ts'

/** So many shapes of plain objects under one path are one kind of object whose properties vary. */
const fewestShapes = 5

/**
 * Plain objects under one path are told apart by their keys. Where the keys vary a lot (optional properties, names that are
 * data), they are one class: its keys are those that all of them have, none where there is no such key.
 */
export function mergeShapes(
  classKeys: ClassKeys,
  growth: Iterable<readonly [classKey: ClassKey, path: PathIndex]>,
): (classKey: ClassKey, path: PathIndex) => ClassKey {
  const shapesOfPath = new Map<PathIndex, Set<ClassKey>>()
  for (const [classKey, path] of growth) {
    if (!isShape(classKeys, classKey)) continue
    const shapes = shapesOfPath.get(path)
    if (shapes === undefined) shapesOfPath.set(path, new Set([classKey]))
    else shapes.add(classKey)
  }
  const mergedOfPath = new Map<PathIndex, ClassKey>()
  for (const [path, shapes] of shapesOfPath) {
    if (shapes.size < fewestShapes) continue
    const keys = [...shapes]
      .map((classKey) => classKeys.describe(classKey).keys ?? [])
      .reduce((common, others) => common.filter((key) => others.includes(key)))
    mergedOfPath.set(path, classKeys.ofShape(keys.length === 0 ? null : keys))
  }
  return (classKey, path) => {
    const merged = mergedOfPath.get(path)
    return merged !== undefined && isShape(classKeys, classKey) ? merged : classKey
  }
}

function isShape(classKeys: ClassKeys, classKey: ClassKey): boolean {
  const { constructorName, kind } = classKeys.describe(classKey)
  return kind === 'object' && constructorName === 'Object'
}
