import type { Result } from '../result/index.ts'
import { drawWithin } from './detail.ts'
import { markdownReport, type ReportLinks } from './markdown-report.ts'
import { commentMarker } from './marker.ts'

export interface CommentOptions extends ReportLinks {
  /** Tells comments of several configurations on one pull request apart. */
  readonly markerKey: string
  /** Bytes of UTF-8. GitHub refuses comments over 65,536 characters. */
  readonly limitBytes?: number
}

/** A margin is left for what GitHub or a later step may add. */
export const COMMENT_LIMIT_BYTES = 65_536 - 1_536

/** Markdown of the sticky comment, its hidden marker first, within the limit. */
export function renderComment(result: Result, options: CommentOptions): string {
  const marker = `${commentMarker(options.markerKey)}\n`
  return drawWithin(
    options.limitBytes ?? COMMENT_LIMIT_BYTES,
    (detail, leftOut) => marker + markdownReport(result, options, detail, leftOut),
  )
}
