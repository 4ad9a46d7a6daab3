/** Why a request to GitHub came to nothing: a code for programs and a sentence that names the remedy. */
export interface RequestFailure {
  readonly code: RequestFailureCode
  readonly text: string
  /** Asking again later may succeed. */
  readonly transient: boolean
}

export type RequestFailureCode =
  | 'token-rejected'
  | 'no-permission'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'refused-as-invalid'
  | 'rate-limited'
  | 'github-unavailable'
  | 'timed-out'
  | 'unexpected'

/** Reads any error an Octokit call may throw. */
export function requestFailureOf(error: unknown, permission: string): RequestFailure {
  const { status, message, headers } = factsOf(error)
  const said = message === '' ? '' : ` GitHub said: ${message}`
  if (status === undefined)
    return { code: 'unexpected', text: `The request failed.${said}`, transient: false }
  if (isTimeout(error)) return { code: 'timed-out', text: 'GitHub did not answer in time.', transient: true }
  if (status === 401)
    return failure('token-rejected', `The token was rejected.${said} Check the input "token".`)
  if (status === 429 || (status === 403 && isRateLimit(message, headers)))
    return { code: 'rate-limited', text: `GitHub's rate limit is used up.${said}`, transient: true }
  if (status === 403)
    return failure(
      'no-permission',
      `The token may not do this.${said} Grant "${permission}" in the workflow's "permissions". A pull request from a fork has a read-only token whatever is granted.`,
    )
  if (status === 404) return failure('not-found', `Not found, or not visible to the token.${said}`)
  if (status === 410) return failure('gone', `It is gone.${said}`)
  if (status === 409) return failure('conflict', `Something else changed it at the same time.${said}`)
  if (status === 422) return failure('refused-as-invalid', `GitHub refused the content.${said}`)
  if (status >= 500)
    return {
      code: 'github-unavailable',
      text: `GitHub could not be reached or failed.${said}`,
      transient: true,
    }
  return failure('unexpected', `GitHub answered ${status}.${said}`)
}

function failure(code: RequestFailureCode, text: string): RequestFailure {
  return { code, text, transient: false }
}

interface ErrorFacts {
  readonly status: number | undefined
  readonly message: string
  readonly headers: Readonly<Record<string, unknown>>
}

function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { status: undefined, message: '', headers: {} }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : graphqlStatus(error)
  const response = 'response' in error && isRecord(error.response) ? error.response : {}
  const headers = isRecord(response.headers) ? response.headers : {}
  // Octokit appends a link to the documentation after " - "; one line of what GitHub said is enough.
  const message = error.message
    .replace(/^Request failed due to following response errors:\s*- /, '')
    .split(' - https://')[0]
    .split('\n')[0]
    .slice(0, 300)
  return { status, message, headers }
}

/** GraphQL answers 200 whatever happens and names the kind of its error in words. */
const STATUS_OF_GRAPHQL_ERROR: ReadonlyMap<unknown, number> = new Map([
  ['FORBIDDEN', 403],
  ['INSUFFICIENT_SCOPES', 403],
  ['NOT_FOUND', 404],
  ['UNPROCESSABLE', 422],
  ['RATE_LIMITED', 429],
])

function graphqlStatus(error: Error): number | undefined {
  if (!('errors' in error) || !Array.isArray(error.errors)) return undefined
  const [first]: readonly unknown[] = error.errors
  return isRecord(first) ? STATUS_OF_GRAPHQL_ERROR.get(first['type']) : undefined
}

function isRateLimit(message: string, headers: Readonly<Record<string, unknown>>): boolean {
  return (
    /rate limit/i.test(message) ||
    headers['x-ratelimit-remaining'] === '0' ||
    headers['retry-after'] !== undefined
  )
}

/** The client's own deadline shows as a DOMException, bare or as the cause of Octokit's RequestError. */
function isTimeout(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if (at.name === 'TimeoutError' || at.name === 'AbortError') return true
  return false
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
