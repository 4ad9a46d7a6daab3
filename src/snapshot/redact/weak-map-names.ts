import { maskWithinName } from './mask-text.ts'

const pair = /^(\d+ \/ part of key \()(.*)( @\d+\) -> value \()(.*)( @\d+\) pair in WeakMap \(table @\d+\))$/s
const cutOff = /^(\d+ \/ part of key \()(.*)$/s

/**
 * The name of an edge to a WeakMap's value carries the names of key and value, and with them the text of a string.
 * A name that V8 cut off at 1,024 characters is masked whole behind its beginning.
 */
export function maskPairName(name: string, maskKey: boolean, maskValue: boolean): string {
  const whole = pair.exec(name)
  if (whole !== null) {
    const [, start, key, middle, value, end] = whole
    return `${start}${maskKey ? maskWithinName(key) : key}${middle}${maskValue ? maskWithinName(value) : value}${end}`
  }
  const part = cutOff.exec(name)
  return part === null ? name : part[1] + maskWithinName(part[2])
}

/** Whether an edge's name tells of a WeakMap's pair, whole or cut off. */
export function namesPair(name: string): boolean {
  return cutOff.test(name)
}
