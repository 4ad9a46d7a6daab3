export { scrubbedEnvironment } from './environment.ts'
export { neutralised, type OutputTail, outputTail } from './output-tail.ts'
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
