import type { StackFunction } from '../suspect.ts'
import type { ClassDescription } from './class-keys.ts'
import { stableFileName } from './function-place.ts'
import type { PathStep } from './retainer-paths.ts'
import { signatureOf } from './signature.ts'

interface Named {
  readonly described: ClassDescription
  readonly steps: readonly PathStep[]
  readonly definition: StackFunction | null
}

/**
 * A signature each. Where several would share one (functions without a name side by side in one function, classes of one name in
 * two files) they are numbered by where they are written: a number stays while no other comes before it.
 */
export function distinctSignatures(suspects: readonly Named[]): readonly string[] {
  const signatures = suspects.map(({ described, steps }) => signatureOf(described, steps))
  const alike = new Map<string, number>()
  const asWritten = [...suspects.keys()].sort((a, b) =>
    byPlace(suspects[a].definition, suspects[b].definition),
  )
  for (const index of asWritten) {
    const signature = signatures[index]
    const before = alike.get(signature) ?? 0
    alike.set(signature, before + 1)
    const { described, steps } = suspects[index]
    if (before > 0) signatures[index] = signatureOf(described, steps, before)
  }
  return signatures
}

function byPlace(a: StackFunction | null, b: StackFunction | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const [fileOfA, fileOfB] = [stableFileName(a.scriptName), stableFileName(b.scriptName)]
  if (fileOfA !== fileOfB) return fileOfA < fileOfB ? -1 : 1
  return a.line - b.line || a.column - b.column
}
