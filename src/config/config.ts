/** What a run is asked to do, validated and with every default filled in. Durations in milliseconds, sizes in bytes. */
export interface Config {
  readonly workloads: readonly WorkloadConfig[]
  /** What runs on each side before `build`; `auto` chooses by lock file. */
  readonly setup: SideCommand
  /** A command, or null. */
  readonly build: string | null
  /** Names of environment variables that pass to `setup` and `build` although they look like credentials. */
  readonly passEnv: readonly string[]
  readonly totalBudgetMs: number | null
  /** `stored`: base's series may come from an earlier run of the same commit. */
  readonly baseline: BaselineMode
  /** Where the config was read, for messages; null where one workload came from an input. */
  readonly file: string | null
}

export type SideCommand =
  | { readonly kind: 'auto' }
  | { readonly kind: 'none' }
  | { readonly kind: 'command'; readonly command: string }

export type WorkloadConfig = WorkloadSettings & WorkloadProgram

/** What is run. Paths are relative to the repository's root, forward slashes, inside the repository. */
export type WorkloadProgram =
  /** A module whose function is called again and again. */
  | { readonly kind: 'iterate'; readonly file: string }
  /** A program left to run, sampled every `intervalMs` for `durationMs`. */
  | {
      readonly kind: 'script'
      readonly file: string
      readonly intervalMs: number
      readonly durationMs: number
    }
  /** A server, started by a line for the shell, that load is sent to. */
  | {
      readonly kind: 'serve'
      readonly command: string
      readonly ready: Readiness
      readonly readyTimeoutMs: number
      readonly load: Load
    }

/** How a server shows that it takes requests: it answers, listens, or prints a text. */
export type Readiness =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'output'; readonly text: string }

export type Load =
  | {
      readonly kind: 'requests'
      /** Of one origin, taken in turn. */
      readonly urls: readonly string[]
      readonly method: string
      readonly headers: Readonly<Record<string, string>>
      readonly body: string | null
      readonly connections: number
      /** False: a new connection for every request. */
      readonly keepAlive: boolean
      /** null: as many as the budget allows. */
      readonly requestsPerSample: number | null
      readonly mostFailures: number
    }
  | {
      /** Run once for each sample. */
      readonly kind: 'command'
      readonly command: string
      /** Requests of one run of the command; null: as the server counts them. */
      readonly requestsPerSample: number | null
      readonly mostFailures: number
    }

export interface WorkloadSettings {
  readonly name: string
  /** Relative to the repository's root, forward slashes, inside the repository; `.` for the root. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly args: readonly string[]
  readonly nodeArgs: readonly string[]
  /** Path or name of the Node that runs it; null for the `node` of PATH. */
  readonly node: string | null
  readonly v8: V8Mode
  /** Bytes per iteration, or `auto`. */
  readonly threshold: number | 'auto'
  readonly budgetMs: number
  /** Iterations before the first sample; null to find it from the series. */
  readonly warmupIterations: number | null
  readonly snapshots: SnapshotsMode
  readonly redact: RedactMode
  readonly snapshotFormat: SnapshotFormat
  /** An iteration that takes longer than this is a failure. */
  readonly iterationTimeoutMs: number
  /** Leaks that are shown but do not fail: those of the whole config and the workload's own. */
  readonly known: readonly KnownLeak[]
}

export interface KnownLeak {
  readonly signature: string
  readonly reason: string
  /** `YYYY-MM-DD`, the last day on which it is excused; null for ever. */
  readonly expires: string | null
}

export type BaselineMode = 'rerun' | 'stored'
export type V8Mode = 'quiet' | 'default'
export type SnapshotsMode = 'never' | 'on-growth' | 'always'
export type RedactMode = 'strings' | 'none'
export type SnapshotFormat = 'raw' | 'zstd'
