import type { Result } from '../../result/index.ts'
import { toldInSeconds } from '../words/told-in-seconds.ts'
import { drawWithin } from './detail.ts'
import { markdownReport, type ReportLinks } from './markdown-report.ts'

export interface SummaryOptions extends ReportLinks {
  readonly limitBytes?: number
}

/** GitHub drops a step's summary over 1 MiB whole; other parts of the step may write to it too. */
export const SUMMARY_LIMIT_BYTES = 1_048_576 - 65_536

/** Markdown of the job summary, within the limit. */
export function renderSummary(written: Result, options: SummaryOptions): string {
  const result = toldInSeconds(written)
  return drawWithin(options.limitBytes ?? SUMMARY_LIMIT_BYTES, (detail, leftOut) =>
    markdownReport(result, options, detail, leftOut),
  )
}
