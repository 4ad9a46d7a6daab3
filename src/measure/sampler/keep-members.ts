import { ChildProcess } from 'node:child_process'
import { MEMBER_VARIABLE } from './frame.ts'

interface SpawnOptions {
  envPairs?: string[]
}

/**
 * Calls `onStart` for every child process and worker thread that this one starts. A child that is given an environment of
 * its own stays a member: what makes it one is added where it is missing. `order` is the value of the variable; children that
 * are no Node do not heed it.
 */
export function keepMembers(order: string, onStart: () => void): void {
  process.on('worker', onStart)
  const nodeOptions = process.env.NODE_OPTIONS
  const prototype = ChildProcess.prototype as unknown as {
    spawn: (this: ChildProcess, options: SpawnOptions) => unknown
  }
  const { spawn } = prototype
  prototype.spawn = function spawnMember(options) {
    const pairs = options?.envPairs
    if (Array.isArray(pairs) && !pairs.some((pair) => pair.startsWith(`${MEMBER_VARIABLE}=`))) {
      pairs.push(`${MEMBER_VARIABLE}=${order}`)
      if (nodeOptions !== undefined && !pairs.some((pair) => pair.startsWith('NODE_OPTIONS=')))
        pairs.push(`NODE_OPTIONS=${nodeOptions}`)
    }
    onStart()
    return spawn.call(this, options)
  }
}
