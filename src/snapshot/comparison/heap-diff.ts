import type { GroupChange, HeapComparison } from './compare-heaps.ts'

interface DiffSide {
  readonly nodes: number
  readonly size_bytes: number
  readonly size: string
}

/** A comparison as node-memwatch's `HeapDiff` writes it, field for field. Sizes are self sizes, with sign in `change`. */
export interface HeapDiff {
  readonly before: DiffSide
  readonly after: DiffSide
  readonly change: {
    readonly size_bytes: number
    readonly size: string
    readonly freed_nodes: number
    readonly allocated_nodes: number
    readonly details: readonly DiffDetail[]
  }
}

export interface DiffDetail {
  /** The class; plain objects by their properties, `{id, name}`; functions together, `Function`. */
  readonly what: string
  readonly size_bytes: number
  readonly size: string
  /** Nodes more, under the retainer paths that gained some. */
  readonly '+': number
  /** Nodes fewer, under the retainer paths that lost some. */
  readonly '-': number
}

/**
 * node-memwatch tells new nodes from freed ones by id. Here a class gains under one retainer path and loses under another:
 * what comes and goes under the same path cancels out, as it must between two processes.
 */
export function heapDiff({ before, after, changes }: HeapComparison): HeapDiff {
  const details = new Map<string, { bytes: number; gained: number; lost: number }>()
  for (const change of changes) {
    const detail = details.get(whatOf(change)) ?? { bytes: 0, gained: 0, lost: 0 }
    const objects = change.after.objects - change.before.objects
    detail.bytes += change.after.selfBytes - change.before.selfBytes
    if (objects > 0) detail.gained += objects
    else detail.lost -= objects
    details.set(whatOf(change), detail)
  }
  const total = [...details.values()]
  const changedBytes = after.selfBytes - before.selfBytes
  return {
    before: { nodes: before.objects, size_bytes: before.selfBytes, size: sizeText(before.selfBytes) },
    after: { nodes: after.objects, size_bytes: after.selfBytes, size: sizeText(after.selfBytes) },
    change: {
      size_bytes: changedBytes,
      size: sizeText(changedBytes),
      freed_nodes: total.reduce((sum, { lost }) => sum + lost, 0),
      allocated_nodes: total.reduce((sum, { gained }) => sum + gained, 0),
      details: [...details]
        .map(([what, { bytes, gained, lost }]) => ({
          what,
          size_bytes: bytes,
          size: sizeText(bytes),
          '+': gained,
          '-': lost,
        }))
        .sort((a, b) => Math.abs(b.size_bytes) - Math.abs(a.size_bytes) || (a.what < b.what ? -1 : 1)),
    },
  }
}

function whatOf({ kind, shape, constructorName }: GroupChange): string {
  if (kind === 'closure') return 'Function'
  return shape === null ? constructorName : `{${shape.keys.join(', ')}}`
}

/** `-2.07 kb`, as node-memwatch writes it: units of 1,024, two decimals. */
function sizeText(bytes: number): string {
  const size = Math.abs(bytes)
  if (size >= 1024 * 1024) return `${(bytes / 1024 / 1024).toFixed(2)} mb`
  return size >= 1024 ? `${(bytes / 1024).toFixed(2)} kb` : `${bytes} bytes`
}
