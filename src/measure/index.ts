export type {
  NodeRuntime,
  RunFacts,
  RunFailure,
  RunFailureCode,
  RunOutcome,
  RunRequest,
  SamplingPlan,
  Side,
  SnapshotOutcome,
  SnapshotPlan,
} from './run.ts'
