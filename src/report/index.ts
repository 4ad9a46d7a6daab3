export {
  type Annotation,
  annotationCommands,
  annotationsOf,
  MAX_ANNOTATIONS_PER_LEVEL,
} from './annotations.ts'
export { COMMENT_LIMIT_BYTES, type CommentOptions, renderComment } from './comment.ts'
export { headlineOf } from './headline.ts'
export { markdownTitle, type ReportLinks } from './markdown-report.ts'
export { renderPlot } from './plot/xychart.ts'
export { renderSummary, SUMMARY_LIMIT_BYTES, type SummaryOptions } from './summary.ts'
export { renderTerminal, type TerminalOptions } from './terminal.ts'
