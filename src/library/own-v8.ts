import { execFile } from 'node:child_process'
import v8 from 'node:v8'
import vm from 'node:vm'
import { QUIET_FLAGS, UNMOVED_FLAGS } from '../measure/index.ts'
import { MeasuringImpossibleError } from './errors.ts'

/** V8 of this process, made quiet for a while. Its flags hold for all threads of the process. */
export interface QuietV8 {
  readonly collect: () => void
  /** From here on nothing moves either, so that allocation tracking keeps its stacks. */
  keepInPlace(): void
  putBack(): void
}

/** A V8 started without its compilers must not get them back, nor loses them. */
const WITHOUT_COMPILERS = /(^|\s)--(jitless|lite[-_]mode)(\s|=|$)/
const OF_COMPILERS = new Set(['--no-opt', '--no-maglev', '--no-sparkplug'])

/** @throws {MeasuringImpossibleError} where this is no Node, or gives no collector away */
export async function quietV8(): Promise<QuietV8> {
  if (process.versions.v8 === undefined || 'bun' in process.versions)
    throw new MeasuringImpossibleError(
      'not-node',
      'Measuring needs the V8 of Node.js, and this program runs on something else: run the test with Node.js.',
    )
  const current = await currentFlags()
  const collect = collector()
  const put: string[] = []

  function set(wanted: readonly string[]): void {
    for (const flag of wanted) {
      const now = current.get(nameOf(flag))
      if (now === undefined || now === flag) continue
      v8.setFlagsFromString(flag)
      put.push(now)
    }
  }

  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ')
  set(WITHOUT_COMPILERS.test(given) ? QUIET_FLAGS.filter((flag) => !OF_COMPILERS.has(flag)) : QUIET_FLAGS)
  return {
    collect,
    // The size of a young generation that is in use cannot be changed.
    keepInPlace: () => set(UNMOVED_FLAGS.filter((flag) => !flag.includes('semi-space'))),
    putBack() {
      for (const flag of put.splice(0).reverse()) v8.setFlagsFromString(flag)
    },
  }
}

const nameOf = (flag: string) => flag.replace('--no-', '--').replace(/=.*/, '')

let known: Promise<ReadonlyMap<string, string>> | undefined

/** Every flag of this V8 by its name, as it would have to be given to be what it is now. */
function currentFlags(): Promise<ReadonlyMap<string, string>> {
  known ??= askedOf(process.execPath, process.execArgv.filter(isV8Flag))
  return known
}

/** V8 lists the value that a flag has after those before it: Node gives none away that it was started with. */
function askedOf(executable: string, flags: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const env = { ...process.env, NODE_OPTIONS: '', NODE_V8_COVERAGE: '' }
  return new Promise((resolve, reject) => {
    execFile(
      executable,
      [...flags, '--v8-options'],
      { env, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout) => {
        if (error !== null) reject(error)
        else resolve(readFlags(stdout))
      },
    )
  })
}

export function readFlags(options: string): ReadonlyMap<string, string> {
  const listed = options.matchAll(/^\s*(--[a-z0-9-]+) \(.*\)\s*\n\s*type: \S+\s+default: (--\S+)$/gm)
  return new Map([...listed].map(([, name, value]) => [name!, value!]))
}

/** Those of `process.execArgv` that a Node started only to list its flags must get, too. */
function isV8Flag(flag: string): boolean {
  const ours = [...QUIET_FLAGS, ...UNMOVED_FLAGS].map(nameOf)
  return ours.includes(nameOf(flag.replaceAll('_', '-'))) || /^--(no-)?turbofan$/.test(flag)
}

let collected: (() => void) | undefined

/** `gc`, which a new context has while V8 is told to expose it. */
function collector(): () => void {
  if (collected !== undefined) return collected
  if (typeof globalThis.gc === 'function') {
    collected = globalThis.gc as () => void
    return collected
  }
  v8.setFlagsFromString('--expose-gc')
  try {
    const found: unknown = vm.runInNewContext('gc')
    if (typeof found === 'function') collected = found as () => void
  } catch {
    // told below
  } finally {
    v8.setFlagsFromString('--no-expose-gc')
  }
  if (collected === undefined)
    throw new MeasuringImpossibleError(
      'no-collector',
      'V8 does not give its collector away here, and without it nothing can be measured: start Node with --expose-gc.',
    )
  return collected
}
