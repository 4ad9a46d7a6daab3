import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { V8Mode } from '../config/index.ts'
import { nodeEnvironment } from './environment.ts'
import type { NodeRuntime } from './run.ts'

/**
 * Stops V8's own memory (feedback vectors, bytecode, optimised code) from moving; see docs/method.md. Sweeping beside the
 * program is stopped too: what heapUsed reads, and where new objects land, would depend on how far it has come. That was
 * 16 to 80 bytes after an empty workload's collection, and 296 now and then on a loopback server (bench/settle.md).
 *
 * Nor is compiled code kept by its text: V8 counts an entry's age in collections, ten of them to live, so a program that
 * compiles the same text again and again (`new Function`, `vm`) grew by 5.6 kB at every tenth collection after the
 * thirty-sixth, however few its iterations. Source: V8's `CompilationCacheTable::PutEval`, `kHashGenerations`.
 */
export const QUIET_FLAGS = [
  '--no-lazy-feedback-allocation',
  '--no-flush-bytecode',
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
  '--no-concurrent-sweeping',
  '--no-concurrent-array-buffer-sweeping',
  '--no-compilation-cache',
] as const

/**
 * Allocation tracking forgets the stack of an object that has an id and is moved (V8, HeapProfiler::ObjectMoveEvent), and
 * the inspector gives ids every 50 ms. So nothing may move: young objects stay until a collection promotes their whole
 * page, and old ones are never compacted. With much garbage 28 of 500 objects kept their stack without these flags, 500 of
 * 500 with them, on Node 20, 22, 24 and 26.
 */
export const UNMOVED_FLAGS = [
  '--min-semi-space-size=128',
  '--max-semi-space-size=128',
  '--page-promotion-threshold=0',
  '--no-compact',
] as const

const acceptedOf = new Map<string, Promise<ReadonlySet<string>>>()

/** The V8 flags for a run, those that this Node does not know left out. It is asked once per process. */
export async function v8Flags(
  node: NodeRuntime,
  mode: V8Mode,
  tracksAllocations: boolean,
): Promise<readonly string[]> {
  const wanted = [...(mode === 'quiet' ? QUIET_FLAGS : []), ...(tracksAllocations ? UNMOVED_FLAGS : [])]
  let asked = acceptedOf.get(node.executable)
  if (asked === undefined) {
    asked = acceptedFlags(node.executable)
    acceptedOf.set(node.executable, asked)
  }
  const accepted = await asked
  return wanted.filter((flag) => accepted.has(flag.replace('--no-', '--').replace(/=.*/, '')))
}

async function acceptedFlags(executable: string): Promise<ReadonlySet<string>> {
  const { stdout } = await promisify(execFile)(executable, ['--v8-options'], {
    env: nodeEnvironment(process.env),
    maxBuffer: 16 * 1024 * 1024,
  })
  return new Set([...stdout.matchAll(/^\s*(--[a-z0-9-]+) \(/gm)].map((match) => match[1]!))
}
