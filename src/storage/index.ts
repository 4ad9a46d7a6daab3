export { AnalysisError, analyzeGrowth } from './analyze-growth.ts'
export type { ExplainedSuspect, GrowthAnalysis, GrowthRequest } from './explained-suspect.ts'
export { findSnapshots, loadSnapshot, scanSnapshotIds } from './load-snapshot.ts'
export { ForeignFolderError, fileNameFor, openReportFolder, type ReportFolder } from './report-folder.ts'
export {
  CompressionDamagedError,
  CompressionUnavailableError,
  type PourOptions,
  pourSnapshot,
  type SnapshotSource,
  sourceLabel,
} from './snapshot-source.ts'
export { listZipEntries, ZipDamagedError, type ZipEntry } from './zip-entries.ts'
