export { scrubbedEnvironment } from './environment.ts'
export { findNode, NodeNotFoundError, NodeTooOldError } from './find-node.ts'
export { measureRun } from './measure-run.ts'
export { neutralised, type OutputTail, outputTail } from './output-tail.ts'
export type {
  NodeRuntime,
  RunFacts,
  RunFailure,
  RunFailureCode,
  RunOutcome,
  RunProgress,
  RunRequest,
  SamplingPlan,
  Side,
  SnapshotOutcome,
  SnapshotPlan,
} from './run.ts'
export { takeSnapshots } from './take-snapshots.ts'
