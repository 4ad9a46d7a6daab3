export type {
  BaselineMode,
  Config,
  KnownLeak,
  Load,
  Readiness,
  RedactMode,
  SideCommand,
  SnapshotFormat,
  SnapshotsMode,
  V8Mode,
  WorkloadConfig,
  WorkloadProgram,
  WorkloadSettings,
} from './config.ts'
export { ConfigError, type ConfigProblem } from './config-error.ts'
export { expandWorkloads } from './expand-workloads.ts'
export { isGlob, matchesGlob } from './glob.ts'
export { nameOfFile } from './name-of-file.ts'
export { nearestKnown } from './nearest-known.ts'
export {
  CONFIG_FILE_NAMES,
  configOfWorkload,
  parseConfig,
  type SettingTexts,
} from './parse-config.ts'
export { SIZE, sizeBytes } from './quantity.ts'
export { repositoryPath } from './repository-path.ts'
