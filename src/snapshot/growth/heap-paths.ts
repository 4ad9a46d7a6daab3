import type { HeapGraph } from '../graph/index.ts'
import { type ClassKeys, createClassKeys } from './class-keys.ts'
import { createVmContexts, withContextPaths } from './context-class.ts'
import { exportNameOf } from './export-names.ts'
import { findGrowthNames, type GrowthNames } from './growth-names.ts'
import { createPropertyWords } from './property-words.ts'
import { createRetainerPaths, type RetainerPaths } from './retainer-paths.ts'
import { growRetainerTree } from './retainer-tree.ts'
import { findUserCode } from './user-code.ts'
import { createVisibility } from './visibility.ts'

/** How the objects of a snapshot are called, and what holds them, in words that are the same in every snapshot. */
export interface HeapPaths {
  readonly names: GrowthNames
  readonly isVisible: (node: number) => boolean
  readonly paths: RetainerPaths
  readonly classKeys: ClassKeys
}

/** @param isStart which of the contexts of a file's top level paths may start from */
export function traceHeapPaths(graph: HeapGraph, isStart: (context: number) => boolean): HeapPaths {
  const { columns } = graph
  const names = findGrowthNames(columns.strings)
  const isVisible = createVisibility(columns)
  const userCode = findUserCode(columns, names)
  const tree = growRetainerTree(columns, names, userCode, isStart)
  const isVmContext = createVmContexts(columns, names)
  const words = createPropertyWords(columns, names)
  const classKeys = createClassKeys(graph, names, isVisible, words, isVmContext)
  const hasSameShape = (node: number, other: number): boolean => classKeys.of(node) === classKeys.of(other)
  const paths = createRetainerPaths(columns, names, tree, userCode, isVisible, hasSameShape, words, (cell) =>
    exportNameOf(graph, cell),
  )
  return { names, isVisible, paths: withContextPaths(columns, names, paths, isVmContext), classKeys }
}
