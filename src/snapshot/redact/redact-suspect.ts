import type { Suspect } from '../suspect.ts'
import { maskText } from './mask-text.ts'

/**
 * A suspect as it may leave the machine: contents of strings are masked as in a redacted snapshot. Its path and shape
 * hold names of the program alone, as the keys of dictionaries are `[*]` in them from the start.
 */
export function redactSuspect<S extends Suspect>(suspect: S): S {
  return suspect.examples === undefined ? suspect : { ...suspect, examples: suspect.examples.map(maskText) }
}
