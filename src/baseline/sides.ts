import type { SideCommand } from '../config/index.ts'
import type { Side } from '../measure/index.ts'
import type { Note, SideDescription } from '../result/index.ts'

/** A copy of one commit (or of the working tree) that may be installed, built and run without touching the user's. */
export interface PreparedSide {
  readonly kind: 'prepared'
  readonly side: Side
  readonly description: SideDescription
  /** Absolute path of the copy's root. Both sides' paths are of equal length. */
  readonly root: string
  /**
   * What came from git or from the working tree, not from `setup` or `build`: relative to the root, forward slashes.
   * Workload globs are expanded over head's.
   */
  readonly files: ReadonlySet<string>
  /** What Node needs to resolve this side's packages where they are in no `node_modules` (yarn's Plug'n'Play). */
  readonly nodeArgs: readonly string[]
  /** What `setup` came to; null where nothing was installed. */
  readonly setupCommand: string | null
}

export interface NoBase {
  readonly kind: 'none'
  readonly code: NoBaseCode
  /** A sentence for the report: why head is judged alone. */
  readonly text: string
}

export type NoBaseCode =
  | 'no-commits'
  | 'first-commit'
  | 'unrelated-histories'
  | 'base-setup-failed'
  | 'base-build-failed'

export interface PreparedSides {
  readonly head: PreparedSide
  /** `none` where there is nothing to compare with: head is then judged alone. */
  readonly base: PreparedSide | NoBase
  /** What the copies lack or had added (submodules, Git LFS files), and how their packages differ. */
  readonly notes: readonly Note[]
  /** Removes every copy; safe to call twice. */
  readonly remove: () => Promise<void>
}

/** What the event that started the run says about its commits. */
export type BaseEvent =
  | {
      readonly kind: 'pull-request'
      readonly headSha: string
      readonly baseSha: string
      /** The base branch's name, `main`. */
      readonly baseRef: string
    }
  | {
      readonly kind: 'push'
      /** 40 zeros on a new branch. */
      readonly before: string
      /** The repository's default branch, where the event names it. */
      readonly defaultBranch: string | null
    }
  /** The event names its base outright, as a merge group does. */
  | { readonly kind: 'commit'; readonly baseSha: string; readonly description: string }

export interface SidesRequest {
  /** Any folder inside the user's checkout. It is only ever read. */
  readonly repository: string
  /** The working tree takes uncommitted and untracked files along. A ref or hash is taken as committed. */
  readonly head: 'working-tree' | { readonly ref: string }
  /** A ref or hash compared with exactly as it stands; null to find the base from the event or the default branch. */
  readonly base: string | null
  readonly event: BaseEvent | null
  /** Paths of the working tree left out of head's copy, relative to the root: the report folder. */
  readonly leaveOut: readonly string[]
  readonly setup: SideCommand
  readonly build: string | null
  /** Longest time for one `setup` or `build` on one side. */
  readonly commandTimeoutMs: number
  /** The environment of this process; scrubbed before any command of the repository sees it. */
  readonly environment: NodeJS.ProcessEnv
  /** Names of variables that pass the scrubbing, to `setup` and `build` only. */
  readonly passEnv: readonly string[]
  /** Where the copies are made; the system's temporary folder usually. */
  readonly temporaryFolder: string
  readonly signal: AbortSignal
  readonly onProgress: (progress: PrepareProgress) => void
}

export interface PrepareProgress {
  readonly step: 'copy' | 'fetch' | 'setup' | 'build'
  /** null where the step serves both. */
  readonly side: Side | null
  /** What is being fetched or run. */
  readonly detail: string
}
