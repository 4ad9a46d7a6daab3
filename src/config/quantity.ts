const MS_PER_UNIT = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const
const BYTES_PER_UNIT = {
  b: 1,
  kb: 1_000,
  mb: 1_000_000,
  gb: 1_000_000_000,
  kib: 1_024,
  mib: 1_048_576,
  gib: 1_073_741_824,
} as const

/** A number and its unit: `500ms`, `1.5s`, `5m`, `2h`. */
export const DURATION = /^\d+(\.\d+)? ?(ms|s|m|h)$/
/** Bytes, with or without a unit: `8`, `0.5`, `64B`, `1.5kB`, `2MiB`. */
export const SIZE = /^\d+(\.\d+)? ?([bB]|[kKmMgG](i?)[bB])?$/

/** Milliseconds of a text that DURATION matches. */
export function durationMs(text: string): number {
  return Number.parseFloat(text) * MS_PER_UNIT[unitOf(text) as keyof typeof MS_PER_UNIT]
}

/** Bytes of a text that SIZE matches. */
export function sizeBytes(text: string): number {
  const unit = unitOf(text).toLowerCase()
  return Number.parseFloat(text) * BYTES_PER_UNIT[(unit || 'b') as keyof typeof BYTES_PER_UNIT]
}

function unitOf(text: string): string {
  return text.replace(/^[\d.]+ ?/, '')
}
