import packageFile from '../../package.json' with { type: 'json' }
import { type Result, SCHEMA_VERSION, type VerdictKind } from '../result/index.ts'

export const VERSION: string = packageFile.version

/** The result where nothing could be measured: told like any other, and never green. */
export function failedResult(code: string, text: string, reproduce: string): Result {
  return resultWithoutWorkloads('failed', code, text, reproduce)
}

/** The result of a shard to which no workload falls, there being fewer workloads than shards. */
export function emptyResult(reproduce: string): Result {
  const text = 'No workload falls to this shard: there are more shards than workloads.'
  return resultWithoutWorkloads('unchanged', 'empty-shard', text, reproduce)
}

function resultWithoutWorkloads(kind: VerdictKind, code: string, text: string, reproduce: string): Result {
  return {
    schemaVersion: SCHEMA_VERSION,
    heapslopeVersion: VERSION,
    createdAt: new Date().toISOString(),
    verdict: { kind, reason: { code, text } },
    base: null,
    head: null,
    platform: { os: process.platform, arch: process.arch },
    reproduce,
    workloads: [],
    notes: [],
  }
}

/** A code for programs from an error's class, and its sentence: `SideCommandError` -> `side-command`. */
export function reasonOf(error: unknown): { readonly code: string; readonly text: string } {
  if (!(error instanceof Error)) return { code: 'unexpected', text: String(error) }
  const words = error.name.replace(/Error$/, '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
  return { code: words.toLowerCase() || 'unexpected', text: error.message }
}
