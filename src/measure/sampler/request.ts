import type { HandlePlan, SamplingPlan, SnapshotPlan } from '../run.ts'

/** What a sampler is told to do: the one argument it is started with, as JSON. */
export interface SamplerRequest {
  /** Absolute path of the workload's module. */
  readonly modulePath: string
  readonly args: readonly string[]
  readonly task:
    | ({ readonly kind: 'measure' } & SamplingPlan)
    /** `sourcesFile`: where to write, after the last of them, what V8 ran otherwise than it lies on disk. */
    | ({ readonly kind: 'snapshots'; readonly sourcesFile: string } & SnapshotPlan)
    | ({ readonly kind: 'handles' } & HandlePlan)
}
