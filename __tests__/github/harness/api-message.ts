import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

export interface ApiRequest {
  readonly method: string
  /** Path with its query. */
  readonly url: string
  readonly path: string
  readonly query: URLSearchParams
  readonly origin: string
  readonly headers: IncomingHttpHeaders
  readonly token: string
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Buffer
}

export type Json = { readonly [key: string]: unknown }

/** An answer in the form of GitHub's errors. */
export function errorAnswer(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return json(
    status,
    { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    headers,
  )
}

export function json(status: number, value: unknown, headers: OutgoingHttpHeaders = {}): Answer {
  const type = { 'content-type': 'application/json; charset=utf-8', 'x-github-request-id': 'local' }
  return { status, headers: { ...headers, ...type }, body: Buffer.from(JSON.stringify(value)) }
}

export function fields(request: ApiRequest): Json {
  return request.body.length === 0 ? {} : (JSON.parse(request.body.toString()) as Json)
}
