import Module from 'node:module'
import type { AskForSnapshot } from './on-demand.ts'
import { heapdumpStandIn } from './stand-in-heapdump.ts'
import { memwatchStandIn } from './stand-in-memwatch.ts'

type Load = (request: string, parent: unknown, isMain: boolean) => unknown

/** What registerHooks takes, of Node 22.15 and later. */
interface ModuleHooks {
  readonly registerHooks?: (hooks: {
    readonly resolve: (
      specifier: string,
      context: unknown,
      next: (specifier: string, context: unknown) => unknown,
    ) => unknown
    readonly load: (
      url: string,
      context: unknown,
      next: (url: string, context: unknown) => unknown,
    ) => unknown
  }) => void
}

const SCHEME = 'heapslope-stand-in:'
/** Where the source of a stand-in's ES module finds it. */
const PLACE = Symbol.for('heapslope.stand-ins')

/**
 * Serves programs that ask for `heapdump` or a memwatch which is not installed, or which cannot be loaded (both are native
 * and no longer build): from `require`, and from `import` where Node has synchronous hooks. One that loads is left alone.
 */
export function provideStandIns(askForSnapshot: AskForSnapshot, collect: () => void): void {
  const made = new Map<string, object>()
  const makers: Readonly<Record<string, () => object>> = {
    heapdump: () => heapdumpStandIn(askForSnapshot),
    'memwatch-next': () => memwatchStandIn(collect),
    '@airbnb/node-memwatch': () => memwatchStandIn(collect),
  }
  const standInFor = (name: string): object => {
    const present = made.get(name) ?? makers[name]!()
    made.set(name, present)
    return present
  }
  const isServed = (name: string) => Object.hasOwn(makers, name)
  serveRequire(isServed, standInFor)
  serveImport(isServed, standInFor)
}

function serveRequire(isServed: (name: string) => boolean, standInFor: (name: string) => object): void {
  const loader = Module as unknown as { _load: Load }
  const load = loader._load
  loader._load = function (request, parent, isMain) {
    if (!isServed(request)) return load.call(this, request, parent, isMain)
    try {
      return load.call(this, request, parent, isMain)
    } catch {
      return standInFor(request)
    }
  }
}

function serveImport(isServed: (name: string) => boolean, standInFor: (name: string) => object): void {
  const { registerHooks } = Module as unknown as ModuleHooks
  if (registerHooks === undefined) return
  Object.defineProperty(globalThis, PLACE, { value: standInFor })
  registerHooks({
    resolve(specifier, context, next) {
      if (!isServed(specifier)) return next(specifier, context)
      try {
        return next(specifier, context)
      } catch {
        return { url: SCHEME + specifier, format: 'module', shortCircuit: true }
      }
    },
    load(url, context, next) {
      if (!url.startsWith(SCHEME)) return next(url, context)
      const name = url.slice(SCHEME.length)
      const names = Object.keys(standInFor(name))
      const source = [
        `const standIn = globalThis[Symbol.for('heapslope.stand-ins')](${JSON.stringify(name)})`,
        'export default standIn',
        ...names.map((key) => `export const ${key} = standIn.${key}`),
      ].join('\n')
      return { format: 'module', source, shortCircuit: true }
    },
  })
}
