import type {
  FingerprintOutcome,
  PreparedSide,
  PreparedSides,
  ProgramPlace,
  SidesRequest,
  StoredReports,
  WorkloadOverlay,
  WorkloadPlace,
} from '../baseline/index.ts'
import type { Config, WorkloadConfig } from '../config/index.ts'
import type {
  HandleOutcome,
  HandlePlan,
  NodeRuntime,
  RunOutcome,
  RunRequest,
  SamplingPlan,
  SnapshotOutcome,
  SnapshotPlan,
} from '../measure/index.ts'
import type { Note, Result } from '../result/index.ts'
import type { GrowthAnalysis, GrowthRequest, RedactionRequest, ReportFolder } from '../storage/index.ts'
import type { ReportProgress } from './progress.ts'

/** The machine as a benchmark sees it: everything that touches processes, files or a clock is handed in. */
export interface Ports {
  readonly prepareSides: (request: SidesRequest) => Promise<PreparedSides>
  readonly configChange: (sides: PreparedSides, file: string | null) => Promise<Note | null>
  readonly overlayWorkload: (sides: PreparedSides, place: WorkloadPlace) => Promise<WorkloadOverlay>
  readonly findProgram: (sides: PreparedSides, place: ProgramPlace) => Promise<WorkloadOverlay>
  readonly fingerprintOf: (
    side: PreparedSide,
    workload: WorkloadConfig,
    commands: Pick<Config, 'setup' | 'build'>,
  ) => Promise<FingerprintOutcome>
  /** Reports of earlier comparisons that may have measured this commit. */
  readonly storedReports: (commit: string) => Promise<StoredReports>
  readonly findNode: (name: string | null) => Promise<NodeRuntime>
  readonly measureRun: (request: RunRequest, plan: SamplingPlan) => Promise<RunOutcome>
  readonly takeSnapshots: (request: RunRequest, plan: SnapshotPlan) => Promise<SnapshotOutcome>
  readonly traceHandles: (request: RunRequest, plan: HandlePlan) => Promise<HandleOutcome>
  readonly analyzeGrowth: (request: GrowthRequest) => Promise<GrowthAnalysis>
  /** Returns the path that it has then. */
  readonly compressSnapshot: (path: string) => Promise<string>
  readonly redactSnapshot: (request: RedactionRequest) => Promise<void>
  /** Writes a file into a side's copy. */
  readonly layFile: (path: string, text: string) => Promise<void>
  readonly report: ReportFolder
  readonly progress: ReportProgress
  /** Milliseconds, monotonic. */
  readonly nowMs: () => number
  readonly wallClock: () => Date
  readonly platform: Result['platform']
  /** heapslope's own. */
  readonly version: string
  readonly signal: AbortSignal
}
