import type { Amount, HeapGroup, HeapSummary } from './summarize-heap.ts'

/** One group in both snapshots; nothing where it is in one only. */
export interface GroupChange extends Omit<HeapGroup, keyof Amount> {
  readonly before: Amount
  readonly after: Amount
}

export interface HeapComparison {
  readonly before: Amount
  readonly after: Amount
  /** Groups whose count or bytes differ, the largest difference in bytes first. */
  readonly changes: readonly GroupChange[]
}

const nothing: Amount = { objects: 0, selfBytes: 0 }

/**
 * Holds two snapshots against each other, of one process or of two: by class and signature, never by id, as ids of two
 * processes say nothing about each other.
 */
export function compareHeaps(before: HeapSummary, after: HeapSummary): HeapComparison {
  const changes = new Map<string, GroupChange>()
  for (const group of before.groups) note(changes, group, amountOf(group), nothing)
  for (const group of after.groups) note(changes, group, nothing, amountOf(group))
  const differing = [...changes.values()].filter(
    (change) =>
      change.before.objects !== change.after.objects || change.before.selfBytes !== change.after.selfBytes,
  )
  return {
    before: amountOf(before),
    after: amountOf(after),
    changes: differing.sort(
      (a, b) => Math.abs(bytesGained(b)) - Math.abs(bytesGained(a)) || (a.signature < b.signature ? -1 : 1),
    ),
  }
}

/** Two groups of one snapshot may share a signature (a class of one name in two scripts): they are one then. */
function note(changes: Map<string, GroupChange>, group: HeapGroup, before: Amount, after: Amount): void {
  const known = changes.get(group.signature)
  const { signature, constructorName, kind, shape, retainerPath } = group
  changes.set(signature, {
    signature,
    constructorName,
    kind,
    shape,
    retainerPath,
    before: sum(known?.before ?? nothing, before),
    after: sum(known?.after ?? nothing, after),
  })
}

function bytesGained({ before, after }: GroupChange): number {
  return after.selfBytes - before.selfBytes
}

function amountOf({ objects, selfBytes }: Amount): Amount {
  return { objects, selfBytes }
}

function sum(a: Amount, b: Amount): Amount {
  return { objects: a.objects + b.objects, selfBytes: a.selfBytes + b.selfBytes }
}
