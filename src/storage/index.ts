export { AnalysisError, analyzeGrowth } from './analyze-growth.ts'
export type { ExplainedSuspect, GrowthAnalysis, GrowthRequest } from './explained-suspect.ts'
export { ForeignFolderError, fileNameFor, openReportFolder, type ReportFolder } from './report-folder.ts'
