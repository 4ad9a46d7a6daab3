import packageFile from '../../package.json' with { type: 'json' }
import { type Result, SCHEMA_VERSION } from '../result/index.ts'

export const VERSION: string = packageFile.version

/** The result where nothing could be measured: told like any other, and never green. */
export function failedResult(code: string, text: string, reproduce: string): Result {
  return {
    schemaVersion: SCHEMA_VERSION,
    heapslopeVersion: VERSION,
    createdAt: new Date().toISOString(),
    verdict: { kind: 'failed', reason: { code, text } },
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
