import { appendFileSync, statSync } from 'node:fs'

/** The runner drops a summary above this whole. */
export const SUMMARY_LIMIT_BYTES = 1024 * 1024

export type SummaryOutcome =
  | { readonly kind: 'written'; readonly bytes: number; readonly shortened: boolean }
  | { readonly kind: 'not-written'; readonly code: string; readonly text: string }

/**
 * Appends the first of these texts, most detailed first, that fits into what is left of the step's summary. Never throws.
 */
export function writeJobSummary(file: string | null, texts: readonly string[]): SummaryOutcome {
  if (file === null)
    return {
      kind: 'not-written',
      code: 'no-summary-file',
      text: 'The runner gave no file for the job summary.',
    }
  try {
    const room = SUMMARY_LIMIT_BYTES - (statSync(file, { throwIfNoEntry: false })?.size ?? 0)
    const at = texts.findIndex((text) => Buffer.byteLength(text) + 1 <= room)
    if (at < 0)
      return {
        kind: 'not-written',
        code: 'summary-full',
        text: `The job summary has ${room} bytes left and even its shortest form does not fit.`,
      }
    appendFileSync(file, `${texts[at]}\n`)
    return { kind: 'written', bytes: Buffer.byteLength(texts[at]) + 1, shortened: at > 0 }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return {
      kind: 'not-written',
      code: 'summary-not-writable',
      text: `The job summary was not written: ${said}`,
    }
  }
}
