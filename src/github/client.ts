import { getOctokit } from '@actions/github'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'

export type GithubClient = ReturnType<typeof createClient>

export interface ClientOptions {
  readonly token: string
  readonly apiUrl: string
  /** Life of one request with all its retries and waits. */
  readonly requestTimeoutMs?: number
  /** Unit of the waits between retries; GitHub's own headers count in seconds. Tests shorten it. */
  readonly retryUnitMs?: number
  /**
   * Leave a second between writes, as GitHub asks, and wait out its rate limits. Only a test that does neither has a
   * reason to say no.
   */
  readonly throttle?: boolean
}

const LONGEST_WAIT_SECONDS = 60

/**
 * A REST client that retries 5xx answers and broken connections, and waits out rate limits where the wait is short.
 * Every request ends: after `requestTimeoutMs` it is aborted.
 */
export function createClient(options: ClientOptions) {
  const { token, apiUrl, requestTimeoutMs = 90_000, retryUnitMs = 1000, throttle = true } = options
  const wait = (retryAfterSeconds: number, retryCount: number) =>
    retryAfterSeconds <= LONGEST_WAIT_SECONDS && retryCount < 2
  const client = getOctokit(
    token,
    {
      baseUrl: apiUrl,
      // Octokit writes to the console by itself otherwise, where a workflow command could be spelt by a server.
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      // The plugin's own list and 429, which the other plugin waits out where waiting helps.
      retry: { retryAfterBaseValue: retryUnitMs, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
      throttle: {
        enabled: throttle,
        retryAfterBaseValue: retryUnitMs,
        onRateLimit: (seconds: number, _request: unknown, _client: unknown, count: number) =>
          wait(seconds, count),
        onSecondaryRateLimit: (seconds: number, _request: unknown, _client: unknown, count: number) =>
          wait(seconds, count),
      },
    },
    retry,
    throttling,
  )
  client.hook.before('request', (request) => {
    request.request = { ...request.request, signal: AbortSignal.timeout(requestTimeoutMs) }
  })
  return client
}

function ignore(): void {}
