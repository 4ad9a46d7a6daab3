import { Worker } from 'node:worker_threads'
import { largestTextBytes } from './job-size.ts'
import { leaveOutSecondCompiler } from './second-compiler.ts'
import type {
  ComparisonAnalysis,
  ComparisonRequest,
  GrowthAnalysis,
  GrowthRequest,
  JobProgress,
  RedactionRequest,
  RetentionAnalysis,
  RetentionRequest,
  SnapshotJob,
  WorkerMessage,
} from './snapshot-job.ts'

/** The snapshots could not be analysed; the message says which file, where in it, and what was expected. */
export class AnalysisError extends Error {
  override readonly name = 'AnalysisError'
}

export interface JobOptions {
  readonly signal?: AbortSignal
  /** The process runs nothing but heapslope, so that V8 may be set up for the analysis. */
  readonly ownsProcess?: boolean
  readonly onProgress?: (progress: JobProgress) => void
}

/**
 * Three snapshots or more -> suspects, in a worker thread: the caller stays responsive, and aborting ends the work at once.
 * @throws {AnalysisError} where a file is no snapshot or the worker dies; the signal's reason where aborted
 */
export async function analyzeGrowth(
  request: GrowthRequest,
  options: JobOptions = {},
): Promise<GrowthAnalysis> {
  return (await runJob({ kind: 'growth', ...request }, options)) as GrowthAnalysis
}

/** What holds a node, or the largest nodes of a class. @throws as `analyzeGrowth` */
export async function analyzeRetention(
  request: RetentionRequest,
  options: JobOptions = {},
): Promise<RetentionAnalysis> {
  return (await runJob({ kind: 'retention', ...request }, options)) as RetentionAnalysis
}

/** Two snapshots held against each other by class and signature. @throws as `analyzeGrowth` */
export async function compareSnapshots(
  request: ComparisonRequest,
  options: JobOptions = {},
): Promise<ComparisonAnalysis> {
  return (await runJob({ kind: 'comparison', ...request }, options)) as ComparisonAnalysis
}

/** Writes the snapshot with the contents of its strings masked. @throws as `analyzeGrowth` */
export async function redactSnapshot(request: RedactionRequest, options: JobOptions = {}): Promise<void> {
  await runJob({ kind: 'redaction', ...request }, options)
}

/** The bundled worker lies beside the bundle; run from source, Node reads the TypeScript as it is. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './snapshot-worker.ts' : './snapshot-worker.js',
  import.meta.url,
)

async function runJob(job: SnapshotJob, options: JobOptions): Promise<unknown> {
  const textBytes = options.ownsProcess === true ? await largestTextBytes(job) : Infinity
  options.signal?.throwIfAborted()
  const restoreCompiler = leaveOutSecondCompiler(textBytes)
  try {
    return await runInWorker(job, options)
  } finally {
    restoreCompiler()
  }
}

async function runInWorker(job: SnapshotJob, { signal, onProgress }: JobOptions): Promise<unknown> {
  const worker = new Worker(WORKER, { workerData: job, execArgv: [] })
  const abort = () => void worker.terminate()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        switch (message.kind) {
          case 'progress':
            onProgress?.(message.progress)
            return
          case 'done':
            resolve(message.answer)
            return
          case 'error':
            reject(new AnalysisError(message.message))
        }
      })
      worker.once('error', (cause) =>
        reject(new AnalysisError(`The analysis of the snapshots ended: ${cause.message}`, { cause })),
      )
      worker.once('exit', () =>
        reject(signal?.reason ?? new AnalysisError('The analysis of the snapshots ended without an answer.')),
      )
    })
  } finally {
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}
