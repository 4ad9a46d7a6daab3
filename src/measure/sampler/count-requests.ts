import diagnostics from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'

/** Counts what servers of node:http have answered: at index 0 all, at index 1 what was not 2xx. */
export function countRequests(counted: Float64Array): void {
  diagnostics.subscribe('http.server.response.finish', (message) => {
    const { statusCode } = (message as { readonly response: ServerResponse }).response
    counted[0]!++
    if (statusCode < 200 || statusCode > 299) counted[1]!++
  })
}
