import { pathToFileURL } from 'node:url'

/** What the workload's functions are given: frozen, but `state` is theirs to fill. */
export interface WorkloadContext {
  /** `args` of the workload's config. */
  readonly args: readonly string[]
  /** Empty at first; `setup` puts here what iterations and `teardown` need. */
  readonly state: Record<string, unknown>
}

type WorkloadFunction = (context: WorkloadContext) => unknown

export interface Workload {
  readonly iteration: WorkloadFunction
  readonly setup: WorkloadFunction | null
  readonly teardown: WorkloadFunction | null
}

/** Errors: whatever loading the module throws. null: the module has no function to call. */
export async function loadWorkload(modulePath: string): Promise<Workload | null> {
  const namespace: unknown = await import(pathToFileURL(modulePath).href)
  // module.exports of CommonJS is the default of its namespace; compiled modules keep theirs at exports.default.
  const outer = member(namespace, 'default')
  const iteration = asFunction(outer) ?? asFunction(member(outer, 'default'))
  if (iteration === null) return null
  const other = (name: string) => asFunction(member(namespace, name)) ?? asFunction(member(outer, name))
  return { iteration, setup: other('setup'), teardown: other('teardown') }
}

function asFunction(value: unknown): WorkloadFunction | null {
  return typeof value === 'function' ? (value as WorkloadFunction) : null
}

function member(value: unknown, name: string): unknown {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return undefined
  return (value as Record<string, unknown>)[name]
}
