export { baseName } from './base-name.ts'
export { type TrustedFacts, withoutForeignWords } from './foreign-result.ts'
export { maskSecrets, maskText } from './mask-secrets.ts'
export { mergeResults, type ResultPart } from './merge-results.ts'
export { MAX_RESULT_CHARACTERS, readResult } from './read-result.ts'
export { readSeries, SeriesInvalidError } from './read-series.ts'
export {
  ResultInvalidError,
  type ResultIssue,
  ResultNotJsonError,
  ResultVersionError,
} from './result-errors.ts'
export {
  type AllocationSite,
  type Finding,
  type Fingerprint,
  type MetricResult,
  type Note,
  type Plot,
  type Result,
  type RunResult,
  resultSchema,
  SCHEMA_VERSION,
  type SideDescription,
  type SnapshotFile,
  type SourceResult,
  type WorkloadResult,
} from './schema.ts'
export { exitCodeOf, VERDICT_KINDS, type Verdict, type VerdictKind, worstVerdict } from './verdict.ts'
