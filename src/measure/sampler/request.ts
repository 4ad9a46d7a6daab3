import type { HandlePlan, SamplingPlan, SnapshotPlan } from '../run.ts'

/** When a measured process samples; `further`: beyond the last checkpoint, where its parent says so then. */
export type SampledPlan = Omit<SamplingPlan, 'goesOn'> & { readonly further?: readonly number[] }

/** What a sampler is told to do: the one argument it is started with, as JSON. */
export interface SamplerRequest {
  /** Absolute path of the workload's module. */
  readonly modulePath: string
  readonly args: readonly string[]
  readonly task:
    | ({ readonly kind: 'measure' } & SampledPlan)
    /** `sourcesFile`: where to write, after the last of them, what V8 ran otherwise than it lies on disk. */
    | ({ readonly kind: 'snapshots'; readonly sourcesFile: string } & SnapshotPlan)
    | ({ readonly kind: 'handles' } & HandlePlan)
}
