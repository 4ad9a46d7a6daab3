import type { Load, Readiness, V8Mode } from '../config/index.ts'
import type { ProcessIdentity, Series } from '../series/index.ts'
import type { TracedHandles } from './sampler/frame.ts'

export type Side = 'base' | 'head'

/** A Node that can run workloads. */
export interface NodeRuntime {
  readonly executable: string
  /** As `process.version`, e.g. `v24.21.0`. */
  readonly version: string
  readonly major: number
}

/** One process to be started on one side. */
export interface RunRequest {
  readonly side: Side
  /** Absolute path of the workload's module or program inside the side's copy; empty for a command. */
  readonly modulePath: string
  /** A program that runs by itself; absent where the module's function is called. */
  readonly program?: RunningProgram
  /** Absolute. */
  readonly cwd: string
  /** Added to the scrubbed environment. */
  readonly env: Readonly<Record<string, string>>
  readonly args: readonly string[]
  readonly nodeArgs: readonly string[]
  readonly node: NodeRuntime
  readonly v8: V8Mode
  readonly iterationTimeoutMs: number
  /** Whole life of the process; past it the run is `failed` with `run-timed-out`. */
  readonly runTimeoutMs: number
  readonly signal: AbortSignal
}

export type RunningProgram =
  /** Iterations are intervals: checkpoints are multiples of it. */
  | { readonly kind: 'script'; readonly intervalMs: number }
  /** Checkpoints are requests, or runs of the load's own command. */
  | {
      readonly kind: 'serve'
      readonly command: string
      readonly ready: Readiness
      readonly readyTimeoutMs: number
      readonly load: Load
    }

/** At which cumulative iteration counts a measured run samples; ascending, the first is the end of warm-up. */
export interface SamplingPlan {
  readonly checkpoints: readonly number[]
  /**
   * Stop after the first sample past this time, counted from the start of the process; fewer samples than planned.
   * null: all of them.
   * The first run of a benchmark finds out this way how many iterations the budget buys.
   */
  readonly stopAfterMs: number | null
  /** Do not stop before so much time was spent in iterations since the first sample, whatever start and settling took. 0 where left out. */
  readonly leastIteratingMs?: number
  /** Nor before so many samples, of all that are planned; 1 where left out. */
  readonly leastSamples?: number
  /**
   * Of a called workload: every settle waits so long for what time frees, until memory falls, and no longer once three of them in a
   * row have waited in vain. Not beyond what it finds out by itself where left out.
   */
  readonly patienceMs?: number
  /** Of a called workload: a run may go on in the same process. It ends with its checkpoints where left out. */
  readonly goesOn?: GoesOn
}

/** A run that has done its checkpoints is asked whether it goes on to these. */
export interface GoesOn {
  readonly checkpoints: readonly number[]
  /** Asked once, while the process stands still, with all that was sampled. */
  readonly when: (soFar: readonly Series[]) => boolean
}

/** Snapshots S1, S2, S3 are taken at these iteration counts, into these files. */
export interface SnapshotPlan {
  readonly iterations: readonly [number, number, number]
  readonly files: readonly [string, string, string]
  /** Full allocation stacks of the main process; 4 to 7 times slower. */
  readonly trackAllocations: boolean
  /** Child processes and worker threads to take them of as well. */
  readonly members?: readonly MemberSnapshots[]
}

/** Snapshots of the longest-lived process or thread that is called so, at the same iterations. */
export interface MemberSnapshots {
  readonly process: ProcessIdentity
  readonly files: readonly [string, string, string]
  readonly trackAllocations: boolean
}

/** All child processes, or worker threads, of a run that are called alike. */
export interface MemberGroup {
  readonly process: ProcessIdentity
  /** How many there have been. */
  readonly started: number
  /** How many at once, as far as samples saw it. */
  readonly mostAlive: number
  /** Readings that one of them was asked for and did not give in time. */
  readonly silences: number
}

/** What is opened between the first two iteration counts and still open at the third is told, with who opened it. */
export interface HandlePlan {
  readonly iterations: readonly [number, number, number]
}

export interface RunFacts {
  readonly side: Side
  readonly node: string
  readonly v8: V8Mode
  readonly v8Flags: readonly string[]
  readonly durationMs: number
  /** The end of what the workload printed, neutralised, for messages; at most 4 KiB. */
  readonly outputTail: string
  /** What a program that runs by itself did on the side: asked for snapshots, ignored SIGTERM. */
  readonly remarks?: readonly RunRemark[]
  /** Child processes and worker threads that the program had. */
  readonly members?: readonly MemberGroup[]
}

export interface RunRemark {
  readonly code: 'snapshot-asked' | 'ignored-sigterm' | 'requests-failed'
  readonly text: string
}

export type RunOutcome = RunFacts & {
  /** Everything sampled until the end, also of a run that failed. */
  readonly series: readonly Series[]
} & ({ readonly kind: 'completed' } | { readonly kind: 'failed'; readonly failure: RunFailure })

export type SnapshotOutcome = RunFacts &
  (
    | {
        readonly kind: 'completed'
        readonly files: readonly [string, string, string]
        /** Texts that V8 ran in the main process in place of those on disk, by path: a loader had transformed them. */
        readonly sources?: ReadonlyMap<string, string>
        /** Iterations done at each of them, where they could not be had exactly as planned. */
        readonly iterations?: readonly [number, number, number]
        /** Ticks of the program's own counter at each of them, where it has one. */
        readonly ticks?: readonly [number, number, number]
        /** Snapshots that the program itself asked for. */
        readonly onDemand?: readonly string[]
        /** Of those asked for: why one has no snapshots, or null. */
        readonly memberSnapshots?: readonly (MemberSnapshots & { readonly failure: string | null })[]
      }
    | { readonly kind: 'failed'; readonly failure: RunFailure }
  )

export type HandleOutcome = RunFacts &
  (
    | { readonly kind: 'completed'; readonly handles: readonly TracedHandles[] }
    | { readonly kind: 'failed'; readonly failure: RunFailure }
  )

/** Why a run failed: a code for programs, a sentence naming the remedy for people. */
export interface RunFailure {
  readonly code: RunFailureCode
  readonly text: string
}

/** Where a run is, told now and then while it runs. */
export interface RunProgress {
  readonly phase: 'load' | 'setup' | 'iterate' | 'settle' | 'snapshot' | 'teardown'
  /** Iterations begun. */
  readonly iteration: number
  /** Samples or snapshots taken, of how many planned. */
  readonly taken: number
  readonly planned: number
}

export type RunFailureCode =
  | 'workload-missing'
  | 'workload-not-loadable'
  | 'workload-not-a-function'
  | 'setup-threw'
  | 'iteration-threw'
  | 'iteration-timed-out'
  | 'teardown-threw'
  /** Thrown outside any function that the run was waiting for: in a timer, an event, a promise nobody awaits. */
  | 'uncaught-error'
  | 'exited-early'
  | 'killed-by-signal'
  | 'out-of-memory'
  | 'run-timed-out'
  /** More child processes and worker threads at once than any pool has: the program forks without end. */
  | 'too-many-processes'
  | 'not-enough-memory-for-snapshot'
  | 'snapshot-failed'
  | 'not-started'
  | 'cancelled'
  | 'channel-broken'
  /** No Node with the sampler in it came up. */
  | 'not-sampled'
  | 'not-ready'
  | 'port-in-use'
  | 'not-responding'
  | 'requests-failed'
  | 'load-failed'
