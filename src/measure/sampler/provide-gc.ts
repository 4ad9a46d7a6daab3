import v8 from 'node:v8'
import vm from 'node:vm'

/**
 * V8's `gc`. A program that was started without `--expose-gc` finds it at `globalThis.gc` afterwards: V8 gives it to
 * contexts that are made after the flag was set.
 */
export function provideGc(): () => void {
  const present = globalThis.gc as (() => void) | undefined
  if (present !== undefined) return present
  v8.setFlagsFromString('--expose-gc')
  const value = vm.runInNewContext('gc') as () => void
  Object.defineProperty(globalThis, 'gc', { value, writable: true, configurable: true })
  return value
}
