import type { Result } from '../../result/index.ts'
import { toldInSeconds } from '../words/told-in-seconds.ts'
import { drawWithin } from './detail.ts'
import { markdownReport, type ReportLinks } from './markdown-report.ts'

export interface CommentOptions extends ReportLinks {
  /** Bytes of UTF-8. GitHub refuses comments over 65,536 characters. */
  readonly limitBytes?: number
}

/** A margin is left for the hidden marker by which a comment is found again. */
export const COMMENT_LIMIT_BYTES = 65_536 - 4_096

/** Markdown of the sticky comment, without its hidden marker, within the limit. */
export function renderComment(written: Result, options: CommentOptions): string {
  const result = toldInSeconds(written)
  return drawWithin(options.limitBytes ?? COMMENT_LIMIT_BYTES, (detail, leftOut) =>
    markdownReport(result, options, detail, leftOut),
  )
}
