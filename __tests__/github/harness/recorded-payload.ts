import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

type Json = { readonly [key: string]: unknown }

const recorded = JSON.parse(
  brotliDecompressSync(readFileSync(new URL('../events/recorded.json.br', import.meta.url))).toString(),
) as Readonly<Record<string, Json>>

export const RECORDED_EVENTS = Object.keys(recorded)

/**
 * A payload that GitHub sent, with all its hundreds of fields (octokit/webhooks 7.6.1, MIT), and these facts in place of
 * its own. A fact that is an object is laid over the object there.
 */
export function recordedPayload(event: string, facts: object): object {
  const payload = recorded[event]
  if (payload === undefined) throw new Error(`no payload of ${event} was recorded`)
  return overlaid(payload, facts)
}

function overlaid(under: unknown, over: object): Json {
  const result: Record<string, unknown> = isObject(under) ? { ...under } : {}
  for (const [key, value] of Object.entries(over))
    result[key] = isObject(value) ? overlaid(result[key], value) : value
  return result
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
