export {
  type Annotation,
  annotationCommands,
  annotationsOf,
  MAX_ANNOTATIONS_PER_LEVEL,
} from './annotations.ts'
export type { SeriesByRun } from './html/plots.ts'
export { renderHtml } from './html/report-html.ts'
export { COMMENT_LIMIT_BYTES, type CommentOptions, renderComment } from './markdown/comment.ts'
export { markdownTitle, type ReportLinks } from './markdown/markdown-report.ts'
export { renderSummary, SUMMARY_LIMIT_BYTES, type SummaryOptions } from './markdown/summary.ts'
export { renderPlot } from './plot/xychart.ts'
export {
  renderClassCounts,
  renderComparison,
  renderRetention,
  renderSuspects,
  type SnapshotTextOptions,
  type SuspectText,
} from './terminal/snapshots-text.ts'
export { renderTerminal, type TerminalOptions } from './terminal/terminal.ts'
export { findingText } from './words/finding-text.ts'
export { headlineOf } from './words/headline.ts'
export { bytesText, numberText } from './words/numbers.ts'
