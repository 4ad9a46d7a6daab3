export {
  CALIBRATION_FILE,
  type KeptCalibration,
  readCalibrations,
  writeCalibrations,
} from './calibrations.ts'
export { CompressionMissingError, compressSnapshot } from './compress-snapshot.ts'
export {
  findSnapshots,
  type LoadOptions,
  loadOrCountSnapshot,
  loadSnapshot,
  scanSnapshotIds,
} from './load-snapshot.ts'
export { ForeignFolderError, fileNameFor, openReportFolder, type ReportFolder } from './report-folder.ts'
export {
  AnalysisError,
  analyzeGrowth,
  analyzeRetention,
  compareSnapshots,
  type JobOptions,
  redactSnapshot,
} from './run-snapshot-job.ts'
export type {
  ComparisonAnalysis,
  ComparisonRequest,
  CountedOnly,
  ExplainedSuspect,
  GrowthAnalysis,
  GrowthRequest,
  JobProgress,
  RedactionRequest,
  RetentionAnalysis,
  RetentionRequest,
  StoredSnapshot,
} from './snapshot-job.ts'
export {
  CompressionDamagedError,
  CompressionUnavailableError,
  type PourOptions,
  pourSnapshot,
  type SnapshotSource,
  sourceLabel,
} from './snapshot-source.ts'
export { listZipEntries, ZipDamagedError, type ZipEntry } from './zip-entries.ts'
