export { credentialsIn, scrubbedEnvironment } from './environment.ts'
export { findNode, NodeNotFoundError, NodeTooOldError } from './find-node.ts'
export { measureRun } from './measure-run.ts'
export { neutralised, type OutputTail, outputTail } from './output-tail.ts'
export type {
  GoesOn,
  HandleOutcome,
  HandlePlan,
  MemberGroup,
  MemberSnapshots,
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
export type { TracedHandles } from './sampler/frame.ts'
export { isSamplerFile } from './sampler-file.ts'
export { createSeriesBuilder } from './series-builder.ts'
export { takeSnapshots } from './take-snapshots.ts'
export { traceHandles } from './trace-handles.ts'
export { QUIET_FLAGS, UNMOVED_FLAGS } from './v8-flags.ts'
