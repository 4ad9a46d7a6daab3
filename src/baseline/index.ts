export { configChange } from './config-change.ts'
export {
  GitCommandError,
  GitMissingError,
  NotARepositoryError,
  PackageManagerMissingError,
  SideCommandError,
  TemporaryFolderError,
  UnknownCommitError,
  WorkloadFileError,
} from './errors.ts'
export { findProgram, type ProgramPlace } from './find-program.ts'
export { type FingerprintOutcome, fingerprintOf } from './fingerprint.ts'
export { overlayWorkload, type WorkloadOverlay, type WorkloadPlace } from './overlay-workload.ts'
export { type Installation, installationOf } from './package-manager.ts'
export { prepareSides } from './prepare-sides.ts'
export { repositoryFiles } from './repository-files.ts'
export { repositoryRoot } from './repository-root.ts'
export type {
  BaseEvent,
  NoBase,
  NoBaseCode,
  PreparedSide,
  PreparedSides,
  PrepareProgress,
  SidesRequest,
} from './sides.ts'
export { type StoredReport, type StoredReports, storedReportAt } from './stored-report.ts'
