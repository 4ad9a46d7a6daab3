/**
 * The channel from a measured process to its parent is a stream of frames on one file descriptor. A frame is a header
 * of two unsigned 32-bit integers (its kind, the length of its payload in bytes) and the payload: 64-bit floats, or
 * JSON in UTF-8 for a notice. All in the machine's byte order. Samples are floats because turning numbers into text
 * would fill V8's number-string cache, which is part of the heap that is being measured.
 */
export const CHANNEL_FD = 3

export const HEADER_BYTES = 8

/** A frame longer than this did not come from a sampler. */
export const LARGEST_PAYLOAD_BYTES = 64 * 1024

/** What a frame carries: `kind` of its header. */
export const FRAME = {
  /** JSON, a Notice. */
  notice: 1,
  /** Floats: phase (index in PHASES), iterations begun, samples taken. */
  beat: 2,
  /** Floats: one reading, columns as the last `columns` notice and the `column` notices since named them. */
  sample: 3,
  /** As sample, but of the probe's rehearsal: to be thrown away. */
  rehearsal: 4,
  /** Floats: requests that node:http answered, how many of them not with 2xx. */
  counts: 5,
  /**
   * Float: 1 where the reading that follows is kept. The process stands still and waits for `proceed`, so that its members are
   * read at the same iteration.
   */
  checkpoint: 6,
  /** The parent's answer to `checkpoint`, without payload; to `windowEnd`: go on. */
  proceed: 7,
  /**
   * Float: 1 where all checkpoints are done and there are further ones. The process stands still and waits for `proceed` or `end`;
   * a question that is only rehearsed (0) is always answered with `end`.
   */
  windowEnd: 8,
  /** The parent's other answer to `windowEnd`, without payload. */
  end: 9,
} as const

/**
 * A member is a child process or a worker thread of the measured program, at any depth. It speaks the same frames over a
 * socket of its own, its first a `member` notice; the parent's frames to it are these.
 */
export const ASK = {
  /** Floats: sequence, 1 where the reading is kept. Answered by a sample, or a rehearsal, whose `iterations` is the sequence. */
  read: 1,
  /** JSON, a SnapshotOrder. Answered by a `snapshot` notice. */
  snapshot: 2,
} as const

/** Variable of the environment that tells a preloaded sampler where to report: JSON, a MemberOrder. */
export const MEMBER_VARIABLE = 'HEAPSLOPE_MEMBER'

export interface MemberOrder {
  /** Path of the socket, or name of the pipe. */
  readonly socket: string
  /** Set at the start of a process that was not started with them. */
  readonly v8Flags: readonly string[]
  /** A program that goes on by itself never stands still: a fixed number of collections then. */
  readonly settle: 'until-still' | 'fixed'
}

export interface SnapshotOrder {
  readonly path: string
  /** Full allocation stacks from this snapshot on. */
  readonly trackAllocations: boolean
}

export const PHASES = ['load', 'setup', 'iterate', 'settle', 'snapshot', 'teardown'] as const

export type Phase = (typeof PHASES)[number]

export type Notice =
  /** Names of the floats of a sample, in order; `iterations`, `elapsedMs`, `settleRounds`, then metric keys. */
  | { readonly type: 'columns'; readonly names: readonly string[] }
  /** One more float from the next sample on: something that did not exist before (0 in earlier samples). */
  | { readonly type: 'column'; readonly name: string }
  | { readonly type: 'failed'; readonly failure: WorkloadFailure }
  /** `exit` event of the process: the workload or Node ended it. */
  | { readonly type: 'exiting'; readonly exitCode: number; readonly phase: Phase; readonly iteration: number }
  | { readonly type: 'done' }
  /** Of a run that traces handles: some that were left open. */
  | { readonly type: 'handles'; readonly group: TracedHandles }
  /**
   * A program that runs by itself asked for a heap snapshot; `file` where it was written, null where it was only noted. By
   * `rehearsal`: nobody asked, it was only tried.
   */
  | {
      readonly type: 'snapshot-asked'
      readonly by: 'SIGUSR2' | 'heapdump' | 'rehearsal'
      readonly file: string | null
    }
  | {
      readonly type: 'member'
      readonly kind: 'child' | 'worker'
      /** Of its process. */
      readonly pid: number
    }
  /** What to call a member: a thread does not know its script at once. */
  | { readonly type: 'label'; readonly label: string }
  /** The answer to a SnapshotOrder; null: it is written. */
  | { readonly type: 'snapshot'; readonly failure: WorkloadFailure | null }

/** One function on a stack, as V8 names it; line and column from 1. */
export interface TracedFunction {
  readonly functionName: string
  readonly scriptName: string
  readonly line: number
  readonly column: number
}

/** Handles of one type that were opened by the same functions, innermost first, and were left open. */
export interface TracedHandles {
  /** As `handles.TYPE` names it, or `file` for descriptors of files. */
  readonly type: string
  readonly count: number
  readonly stack: readonly TracedFunction[]
}

/** What went wrong inside the measured process, as facts; the parent makes the sentence. */
export interface WorkloadFailure {
  readonly code:
    | 'workload-not-loadable'
    | 'workload-not-a-function'
    | 'setup-threw'
    | 'iteration-threw'
    /** Nothing is left that could end what is awaited: the event loop ran empty. */
    | 'never-ends'
    | 'teardown-threw'
    | 'uncaught-error'
    | 'not-enough-memory-for-snapshot'
    | 'snapshot-failed'
  readonly phase: Phase
  /** The iteration that was running or, outside one, the last that began; 1 is the first. */
  readonly iteration: number
  readonly error: ErrorFacts | null
  readonly memory?: { readonly neededBytes: number; readonly freeBytes: number }
}

/** The environment variable through which a preloaded sampler gets its PreloadSettings, as JSON. */
export const PRELOAD_VARIABLE = 'HEAPSLOPE_PRELOAD'

/** What a sampler that is preloaded into a program finds in its environment. */
export interface PreloadSettings {
  /** Where it connects to: a socket or, on Windows, a pipe. */
  readonly address: string
  /** Folder for its frames, one file for each process and thread (see `framesFileOf`). */
  readonly folder: string
  /** Set at run time, for the programs that are not started by us; after them Node's own. */
  readonly v8Flags: readonly string[]
  /** Requests that node:http has answered are counted, for a load that cannot tell how many it sent. */
  readonly countsRequests: boolean
  /** Where snapshots go that the program asks for; empty: they are only noted. */
  readonly onDemandFiles: readonly string[]
  /** A program that goes on by itself never stands still: it is collected a fixed number of times. */
  readonly settle: 'until-still' | 'fixed'
}

/** First and only line that a preloaded sampler sends on its connection; everything else goes into its frames. */
export interface Hello {
  readonly pid: number
  readonly ppid: number
  /** 0 for the main thread of a process. */
  readonly threadId: number
  /** `process.argv[1]`, or empty. */
  readonly script: string
  readonly nodeVersion: string
}

/** Name of the frames file of one thread inside `PreloadSettings.folder`. */
export function framesFileOf({ pid, threadId }: Pick<Hello, 'pid' | 'threadId'>): string {
  return `${pid}-${threadId}.frames`
}

/**
 * What a preloaded sampler is told to do: one line of JSON each. It answers with frames, and last with a beat whose
 * `samples` is the order's number.
 */
export type Order = { readonly number: number } & (
  | { readonly kind: 'rehearse' }
  /** `iterations`: what the sample is to say; null for what was counted in the program: its ticks, or its requests. */
  | { readonly kind: 'sample'; readonly iterations: number | null }
  /** Opens the writer of snapshots, and rehearses it. */
  | { readonly kind: 'prepare-snapshots' }
  | {
      readonly kind: 'snapshot'
      readonly file: string
      readonly startTracking: boolean
      /** Of the last one: where to write what V8 ran otherwise than it lies on disk. */
      readonly sourcesFile: string | null
    }
)

export interface ErrorFacts {
  readonly name: string
  readonly message: string
  /** `error.code`, where it is a string. */
  readonly code: string | null
  readonly stack: string | null
}
