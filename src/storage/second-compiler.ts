import { setFlagsFromString } from 'node:v8'

/**
 * Up to here V8's second optimising compiler takes more than it gives: a third of all CPU at 27 MB of text, a quarter at 71, as
 * much as it saves at 200 (bench/snapshot.md).
 */
const SMALL_TEXT_BYTES = 128 * 1024 * 1024
/** Flags of somebody who has his own mind about V8's compilers. */
const COMPILER_FLAG = /--(no-?)?(opt|turbofan|maglev|jitless|sparkplug|max-lazy|always-)/

/**
 * Turns TurboFan off where a snapshot of this size is to be analysed and the first compiler, Maglev, is there. It is off for the
 * whole process: not for one that runs a user's program.
 * @returns turns it on again
 */
export function leaveOutSecondCompiler(textBytes: number): () => void {
  if (textBytes > SMALL_TEXT_BYTES || !hasBothCompilers()) return () => {}
  setFlagsFromString('--no-turbofan')
  return () => setFlagsFromString('--turbofan')
}

/** Node 24 and later on the usual machines; Node 22 was built without Maglev. */
function hasBothCompilers(): boolean {
  const { v8_enable_maglev: maglev } = process.config.variables as { readonly v8_enable_maglev?: unknown }
  const flags = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].join(' ')
  return Boolean(maglev) && !COMPILER_FLAG.test(flags)
}
