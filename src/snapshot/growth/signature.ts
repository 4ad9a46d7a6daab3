import type { ClassDescription } from './class-keys.ts'
import type { PathStep } from './retainer-paths.ts'

/**
 * The stable name of a leak: constructor, keys and the names along the retainer path, hashed, and for a function the place
 * where it is written. Ids, indices, line and script numbers are in none of them, and the names of GC roots are left out: the
 * same object hangs under another one from run to run.
 * @param repeat how many before it in one analysis are alike in all of this
 * @returns 16 hexadecimal digits
 */
export function signatureOf(
  { constructorName, keys, place = [] }: ClassDescription,
  steps: readonly PathStep[],
  repeat = 0,
): string {
  const labels = steps.map(({ label }) => label).filter((label) => label !== '')
  const text = JSON.stringify([
    constructorName,
    keys === null ? null : [...keys].sort(),
    labels,
    ...(place.length === 0 ? [] : [place]),
    ...(repeat === 0 ? [] : [repeat]),
  ])
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x01000193)
}

/** FNV-1a over UTF-16 units, 8 hexadecimal digits; enough to tell the leaks of a program apart. */
function fnv1a(text: string, seed: number): string {
  let hash = seed
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  }
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0')
}
