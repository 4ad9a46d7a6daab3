import type { Result } from './schema.ts'

/** A result in whose texts these values are masked: a command that failed may have printed them. Longest first. */
export function maskSecrets(result: Result, secrets: readonly string[]): Result {
  return secrets.length === 0 ? result : (masked(result, secrets) as Result)
}

function masked(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, secrets)
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, secrets)]))
}

/** As GitHub's runner masks its log. */
export function maskText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
}
