import type { StackFunction } from '../suspect.ts'
import type { ClassDescription, ClassKeys } from './class-keys.ts'
import type { HeldClass } from './held-classes.ts'

/** V8's classes that hold and say nothing of what: they are no body. */
const holders = new Set(['Promise', 'Array', 'Map', 'Set', 'WeakMap', 'WeakRef', 'WeakSet', 'Generator'])
/** There is a body for this share of the holders. */
const fewestShare = 0.5
/**
 * A body makes up this share of what its holder retains: it retains more than any other class there, and of the rest much is
 * what holds it and the natives that hang beside it.
 */
const leastWeight = 1 / 3

/**
 * Of a suspect that is a function, or of a class that is none of the program's (a promise, a timer, Node's listener), what it
 * was held for: the class that retains most of what hangs on it, a third of it or more, an object of which comes with every
 * other holder or oftener. null where the suspect is of a class or shape of the program's own, or nothing makes up so much.
 */
export function bodyOfHolder(
  holder: {
    readonly described: ClassDescription
    readonly definition: StackFunction | null
    readonly objects: number
    readonly retainedBytes: number
  },
  held: readonly HeldClass[],
  classKeys: ClassKeys,
): HeldClass | null {
  if (!isForeign(holder.described, holder.definition)) return null
  const body = held.find(({ classKey }) => {
    if (classKey === classKeys.vmContext) return false
    const { kind, constructorName } = classKeys.describe(classKey)
    return kind !== 'closure' && !holders.has(constructorName)
  })
  if (body === undefined) return null
  const isEnough =
    body.retainedBytes >= leastWeight * holder.retainedBytes && body.objects >= fewestShare * holder.objects
  return isEnough ? body : null
}

function isForeign(
  { kind, constructorName, keys }: ClassDescription,
  definition: StackFunction | null,
): boolean {
  if (kind === 'closure') return true
  if (kind !== 'object' || keys !== null || constructorName === 'Object') return false
  return definition === null ? holders.has(constructorName) : definition.scriptName.startsWith('node:')
}
