import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Load } from '../../../src/config/index.ts'
import type { NodeRuntime, RunRequest } from '../../../src/measure/index.ts'

const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url))

/** A request for a program that runs by itself, with time-outs that only a hanging one meets. */
function requestFor(node: NodeRuntime, more: Partial<RunRequest>): RunRequest {
  return {
    side: 'head',
    modulePath: '',
    cwd: FIXTURES,
    env: {},
    args: [],
    nodeArgs: [],
    node,
    v8: 'quiet',
    iterationTimeoutMs: 40_000,
    runTimeoutMs: 100_000,
    signal: new AbortController().signal,
    ...more,
  }
}

export function scriptRequest(
  node: NodeRuntime,
  name: string,
  { intervalMs, ...more }: Partial<RunRequest> & { readonly intervalMs: number },
): RunRequest {
  return requestFor(node, {
    modulePath: `${FIXTURES}${name}`,
    program: { kind: 'script', intervalMs },
    ...more,
  })
}

export interface ServeOptions extends Partial<RunRequest> {
  readonly load?: Partial<Load & { readonly kind: 'requests' }> | (Load & { readonly kind: 'command' })
  readonly readyTimeoutMs?: number
  readonly output?: string
}

export function serveRequest(
  node: NodeRuntime,
  command: string,
  port: number,
  { load, readyTimeoutMs = 60_000, output, env, ...more }: ServeOptions = {},
): RunRequest {
  const url = `http://127.0.0.1:${port}/`
  return requestFor(node, {
    env: { PORT: String(port), ...env },
    program: {
      kind: 'serve',
      command,
      ready: output === undefined ? { kind: 'url', url } : { kind: 'output', text: output },
      readyTimeoutMs,
      load:
        load !== undefined && 'command' in load
          ? load
          : {
              kind: 'requests',
              urls: [url],
              method: 'GET',
              headers: {},
              body: null,
              connections: 8,
              keepAlive: true,
              requestsPerSample: null,
              mostFailures: 0.01,
              ...load,
            },
    },
    ...more,
  })
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

export function multiplesOf(step: number, count: number): readonly number[] {
  return Array.from({ length: count + 1 }, (_, i) => i * step)
}
