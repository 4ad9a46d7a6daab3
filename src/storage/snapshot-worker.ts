import { parentPort, workerData } from 'node:worker_threads'
import { comparisonJob } from './comparison-job.ts'
import { growthJob } from './growth-job.ts'
import { redactionJob } from './redaction-job.ts'
import { retentionJob } from './retention-job.ts'
import type { SnapshotJob, TellProgress, WorkerMessage } from './snapshot-job.ts'
import { sourceLabel } from './snapshot-source.ts'

/** Reads often, tells seldom. */
const TELL_EVERY_MS = 100
let toldAtMs = 0

const tellProgress: TellProgress = (source) => (readBytes, totalBytes) => {
  const nowMs = performance.now()
  if (nowMs - toldAtMs < TELL_EVERY_MS) return
  toldAtMs = nowMs
  say({ kind: 'progress', progress: { label: sourceLabel(source), readBytes, totalBytes } })
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}

function run(job: SnapshotJob): Promise<unknown> {
  switch (job.kind) {
    case 'growth':
      return growthJob(job, tellProgress)
    case 'retention':
      return retentionJob(job, tellProgress)
    case 'comparison':
      return comparisonJob(job, tellProgress)
    case 'redaction':
      return redactionJob(job, tellProgress)
  }
}

try {
  say({ kind: 'done', answer: await run(workerData as SnapshotJob) })
} catch (error) {
  say({ kind: 'error', message: error instanceof Error ? error.message : String(error) })
}
