export type {
  Config,
  KnownLeak,
  RedactMode,
  SideCommand,
  SnapshotsMode,
  V8Mode,
  WorkloadConfig,
} from './config.ts'
export { ConfigError, type ConfigProblem } from './config-error.ts'
export { nearestKnown } from './nearest-known.ts'
export {
  CONFIG_FILE_NAMES,
  configOfWorkload,
  nameOfFile,
  parseConfig,
  type SettingTexts,
} from './parse-config.ts'
export { repositoryPath } from './repository-path.ts'
