import type { HeapGraph } from '../graph/index.ts'
import type { ClassKey } from '../growth/class-keys.ts'
import { traceHeapPaths } from '../growth/heap-paths.ts'
import { mergePaths } from '../growth/merge-paths.ts'
import type { PathIndex } from '../growth/retainer-paths.ts'
import { signatureOf } from '../growth/signature.ts'
import { createTripleTable } from '../growth/triple-table.ts'
import type { Suspect } from '../suspect.ts'

export interface Amount {
  readonly objects: number
  readonly selfBytes: number
}

/** Objects of one class under one retainer path. */
export interface HeapGroup extends Amount {
  /** As of a suspect: equal in snapshots of different processes. */
  readonly signature: string
  readonly constructorName: string
  readonly kind: Suspect['kind']
  readonly shape: Suspect['shape']
  readonly retainerPath: readonly string[]
}

/** All that a comparison needs of a snapshot: the graph can go once it is made. */
export interface HeapSummary extends Amount {
  readonly groups: readonly HeapGroup[]
}

/** Groups every node of a snapshot by class and retainer path; what is V8's own, and primitives, by class alone. */
export function summarizeHeap(graph: HeapGraph): HeapSummary {
  const { columns, selfSizeBytes } = graph
  const { isVisible, paths, classKeys } = traceHeapPaths(graph, () => true)
  const isPlaced = (node: number, classKey: ClassKey): boolean =>
    isVisible(node) && ['object', 'array', 'closure'].includes(classKeys.describe(classKey).kind)
  // all paths are found before any is merged
  for (let node = 0; node < columns.nodeCount; node++) if (isPlaced(node, classKeys.of(node))) paths.of(node)
  const merged = mergePaths(paths)

  const pairs = createTripleTable()
  const objects: number[] = []
  const bytes: number[] = []
  for (let node = 0; node < columns.nodeCount; node++) {
    const classKey = classKeys.of(node)
    const group = pairs.find(classKey, isPlaced(node, classKey) ? merged(paths.of(node)) : 0, 0)
    objects[group] = (objects[group] ?? 0) + 1
    bytes[group] = (bytes[group] ?? 0) + selfSizeBytes[node]
  }
  const groups = objects.map((count, group): HeapGroup => {
    const described = classKeys.describe(pairs.first(group) as ClassKey)
    const { constructorName, kind, keys } = described
    const steps = paths.steps(pairs.second(group) as PathIndex)
    const labels = steps.map(({ label }) => label).filter((label) => label !== '')
    return {
      signature: signatureOf(described, steps),
      constructorName,
      kind,
      shape: keys === null ? null : { keys },
      retainerPath: ['(GC roots)', ...labels, constructorName],
      objects: count,
      selfBytes: bytes[group],
    }
  })
  return {
    groups,
    objects: columns.nodeCount,
    selfBytes: bytes.reduce((sum, amount) => sum + amount, 0),
  }
}
