import { Worker } from 'node:worker_threads'
import type { GrowthAnalysis, GrowthRequest } from './explained-suspect.ts'

/** What the worker answers: exactly one message, then it ends. */
export type WorkerAnswer =
  | { readonly kind: 'analysis'; readonly analysis: GrowthAnalysis }
  | { readonly kind: 'error'; readonly message: string }

/** The snapshots could not be analysed; the message says which file, where in it, and what was expected. */
export class AnalysisError extends Error {
  override readonly name = 'AnalysisError'
}

/** The bundled worker lies beside the bundle; run from source, Node reads the TypeScript as it is. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './snapshot-worker.ts' : './snapshot-worker.js',
  import.meta.url,
)

/**
 * Three snapshots -> suspects, in a worker thread: the caller stays responsive, and aborting ends the work at once.
 * @throws {AnalysisError} where a file is no snapshot or the worker dies; the signal's reason where aborted.
 */
export async function analyzeGrowth(request: GrowthRequest, signal?: AbortSignal): Promise<GrowthAnalysis> {
  signal?.throwIfAborted()
  const worker = new Worker(WORKER, { workerData: request, execArgv: [] })
  const abort = () => void worker.terminate()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', (cause) =>
        reject(new AnalysisError(`The analysis of the snapshots ended: ${cause.message}`, { cause })),
      )
      worker.once('exit', () =>
        reject(signal?.reason ?? new AnalysisError('The analysis of the snapshots ended without an answer.')),
      )
    })
    if (answer.kind === 'error') throw new AnalysisError(answer.message)
    return answer.analysis
  } finally {
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}
