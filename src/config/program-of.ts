import type { Load, Readiness, WorkloadProgram } from './config.ts'
import { nameOfFile } from './name-of-file.ts'
import type { WorkloadEntry } from './schema.ts'

/** Forty samples, and no shorter than the timers and pools that most programs have. */
const INTERVAL_MS = 125
const DURATION_MS = 5_000
const READY_TIMEOUT_MS = 30_000
const CONNECTIONS = 8
const MOST_FAILURES = 0.01

/** What an entry runs, with its defaults. The schema has made sure that it is one of the three, and complete. */
export function programOf(entry: WorkloadEntry): WorkloadProgram {
  if (entry.script !== undefined)
    return {
      kind: 'script',
      file: entry.script,
      intervalMs: entry.interval ?? INTERVAL_MS,
      durationMs: entry.duration ?? DURATION_MS,
    }
  if (entry.serve !== undefined) {
    const load = loadOf(entry.load!)
    const { ready } = entry
    const timeoutMs = typeof ready === 'object' ? ready.timeout : undefined
    return {
      kind: 'serve',
      command: entry.serve,
      ready: readinessOf(ready, load),
      readyTimeoutMs: timeoutMs ?? READY_TIMEOUT_MS,
      load,
    }
  }
  return { kind: 'iterate', file: entry.iterate! }
}

/** A workload's name where none is given: of a file its own, of a server the last file that its command names. */
export function nameOfProgram(program: WorkloadProgram): string {
  if (program.kind !== 'serve') return nameOfFile(program.file)
  const files = program.command.split(/\s+/).filter((word) => /\.[cm]?[jt]sx?$/.test(word))
  return nameOfFile(files.at(-1) ?? '') || program.command
}

function readinessOf(ready: WorkloadEntry['ready'], load: Load): Readiness {
  if (typeof ready === 'string') return { kind: 'url', url: ready }
  if (typeof ready === 'number') return { kind: 'port', port: ready }
  if (ready?.url !== undefined) return { kind: 'url', url: ready.url }
  if (ready?.port !== undefined) return { kind: 'port', port: ready.port }
  if (ready?.output !== undefined) return { kind: 'output', text: ready.output }
  return { kind: 'url', url: load.kind === 'requests' ? load.urls[0]! : '' }
}

function loadOf(load: NonNullable<WorkloadEntry['load']>): Load {
  const given = typeof load === 'string' ? { url: load } : load
  const common = {
    requestsPerSample: given.requests ?? null,
    mostFailures: given['max-failures'] ?? MOST_FAILURES,
  }
  if (given.command !== undefined) return { kind: 'command', command: given.command, ...common }
  return {
    kind: 'requests',
    urls: [given.url!].flat(),
    method: (given.method ?? 'GET').toUpperCase(),
    headers: given.headers ?? {},
    body: given.body ?? null,
    connections: given.connections ?? CONNECTIONS,
    keepAlive: given['keep-alive'] ?? true,
    ...common,
  }
}
