import v8 from 'node:v8'
import vm from 'node:vm'

/**
 * V8's `gc`, also in a process that was started without it. `v8Flags` are set there as well: both can be had late, as long as
 * nothing else has run, while NODE_OPTIONS would refuse them.
 */
export function exposedCollector(v8Flags: readonly string[]): () => void {
  if (typeof globalThis.gc === 'function') return globalThis.gc as () => void
  for (const flag of v8Flags) v8.setFlagsFromString(flag)
  v8.setFlagsFromString('--expose-gc')
  return vm.runInNewContext('gc') as () => void
}
