import type { Load } from '../../config/index.ts'

/** What came of the requests so far. */
export interface LoadCounts {
  readonly sent: number
  /** Without an answer, or with one that is not 2xx. */
  readonly failed: number
  /** What was wrong with the first of these. */
  readonly firstProblem: string | null
}

export interface RequestLoad {
  readonly counts: () => LoadCounts
  /** Sends so many requests, at the configured concurrency, and waits for all answers. Errors: `signal`. */
  readonly send: (requests: number, signal: AbortSignal) => Promise<void>
  readonly close: () => Promise<void>
}

/** A kept pool of connections to one origin; each request waits for its whole answer. */
export async function openRequestLoad(
  load: Load & { readonly kind: 'requests' },
  requestTimeoutMs: number,
): Promise<RequestLoad> {
  // Only where a server is measured: it takes a third of the time in which the command line starts.
  const { Pool } = await import('undici')
  const targets = load.urls.map((url) => new URL(url))
  const pool = new Pool(targets[0]!.origin, {
    connections: load.connections,
    // In undici's words: one request at a time, or none that another may follow on its connection.
    pipelining: load.keepAlive ? 1 : 0,
    headersTimeout: requestTimeoutMs,
    bodyTimeout: requestTimeoutMs,
    connect: { rejectUnauthorized: false, timeout: requestTimeoutMs },
  })
  const { headers, body } = load
  const method = load.method as 'GET'
  let sent = 0
  let failed = 0
  let firstProblem: string | null = null

  function fail(problem: string): void {
    failed++
    firstProblem ??= problem
  }

  async function sendOne(signal: AbortSignal): Promise<void> {
    const { pathname, search } = targets[sent++ % targets.length]!
    const path = pathname + search
    try {
      const answer = await pool.request({ path, method, headers, body, signal })
      for await (const _ of answer.body);
      if (answer.statusCode < 200 || answer.statusCode > 299)
        fail(`${method} ${path} was answered with status ${answer.statusCode}`)
    } catch (error) {
      signal.throwIfAborted()
      fail(`${method} ${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  return {
    counts: () => ({ sent, failed, firstProblem }),
    async send(requests, signal) {
      const until = sent + requests
      const lane = async () => {
        while (sent < until) {
          signal.throwIfAborted()
          await sendOne(signal)
        }
      }
      await Promise.all(Array.from({ length: load.connections }, lane))
    },
    close: () => pool.destroy(),
  }
}
