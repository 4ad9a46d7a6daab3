import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/**
 * Bytes of this process in memory, its garbage collected. The allocator keeps up to 100 MB of what was read and let go of: that
 * is told apart from what is held by doing the same twice.
 */
export function residentBytes(): number {
  collect()
  return process.memoryUsage().rss
}
