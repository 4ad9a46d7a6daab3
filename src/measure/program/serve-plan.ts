import type { Load } from '../../config/index.ts'
import type { SamplingPlan } from '../run.ts'
import { type LoadCounts, openRequestLoad } from './load.ts'
import { runLoadCommand } from './load-command.ts'
import { ProgramFailedError } from './program-failed-error.ts'
import type { Stage } from './run-program.ts'

/** Fewer requests than this say nothing of how many fail. */
const FEWEST_TELLING = 20
/** Requests over each connection that no sample counts. */
const WARMUP_ROUNDS = 4
/** The last word of a server whose connections have broken. */
const ENDED_WITHIN_MS = 500

/** Brings a server to given counts: of requests, or of runs of the user's own command. */
export interface Sender {
  /** Errors: ProgramFailedError where too many fail, the stage's own. */
  readonly sendTo: (count: number) => Promise<void>
  /** What a sample says it was taken after; null: what the server has counted. */
  readonly iterations: (count: number) => number | null
  readonly close: () => Promise<void>
}

export async function openSender(stage: Stage, load: Load): Promise<Sender> {
  switch (load.kind) {
    case 'requests': {
      const requests = await openRequestLoad(load, stage.request.iterationTimeoutMs)
      // Connections are there before the first sample, so that opening them is no growth.
      const warmup = WARMUP_ROUNDS * load.connections
      await requests.send(warmup, stage.signal)
      return {
        async sendTo(wanted) {
          await requests.send(wanted + warmup - requests.counts().sent, stage.signal)
          await refuseFailures(requests.counts(), load.mostFailures, stage)
        },
        iterations: (wanted) => wanted,
        close: requests.close,
      }
    }
    case 'command': {
      let runs = 0
      return {
        async sendTo(wanted) {
          for (; runs < wanted; runs++)
            await runLoadCommand(load.command, stage.request, stage.path, stage.signal)
          await refuseFailures(countedBy(stage), load.mostFailures, stage)
        },
        iterations: () => (load.requestsPerSample === null ? null : runs * load.requestsPerSample),
        close: () => Promise.resolve(),
      }
    }
  }
}

function countedBy(stage: Stage): LoadCounts {
  const { total, failed } = stage.answered() ?? { total: 0, failed: 0 }
  return { sent: total, failed, firstProblem: null }
}

async function refuseFailures(
  { sent, failed, firstProblem }: LoadCounts,
  mostFailures: number,
  stage: Stage,
): Promise<void> {
  if (sent < FEWEST_TELLING || failed <= mostFailures * sent) return
  // A server that has died is the better reason.
  await stage.sleepUntil(performance.now() + ENDED_WITHIN_MS)
  throw new ProgramFailedError(
    'requests-failed',
    `${failed} of ${sent} requests failed${firstProblem === null ? '' : ` (first: ${firstProblem})`}: a server that does not serve is not measured. Correct \`load\` or the server, or raise \`max-failures\`.`,
  )
}

/** Samples after each count of requests; `stopAfterMs` and `leastSamples` as in SamplingPlan. */
export async function sampleUnderLoad(
  stage: Stage,
  sender: Sender,
  { checkpoints, stopAfterMs, leastSamples = 1 }: SamplingPlan,
): Promise<void> {
  for (const [taken, checkpoint] of checkpoints.entries()) {
    stage.tell('iterate', checkpoint, taken)
    await sender.sendTo(checkpoint)
    stage.tell('settle', checkpoint, taken)
    await stage.ask({ kind: 'sample', iterations: sender.iterations(checkpoint) })
    if (stopAfterMs !== null && stage.elapsedMs() > stopAfterMs && taken + 1 >= leastSamples) return
  }
}
