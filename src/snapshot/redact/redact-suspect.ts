import type { Suspect } from '../suspect.ts'
import { maskText } from './mask-text.ts'

/**
 * A suspect as it may leave the machine: contents of strings are masked as in a redacted snapshot. Its path and shape
 * hold words of the program alone, as property names that are data are `[*]` in them from the start.
 */
export function redactSuspect<S extends Suspect>(suspect: S): S {
  return suspect.examples === undefined ? suspect : { ...suspect, examples: suspect.examples.map(maskText) }
}
