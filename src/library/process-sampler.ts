import {
  createDriver,
  createProbe,
  createSettle,
  createTracker,
  holdingDate,
  type RunTo,
  type Settle,
  sampleRun,
  type Tracker,
} from '../measure/sampler/index.ts'
import type { Series } from '../series/index.ts'
import { MOST_SAMPLES } from './plan.ts'
import { createRecorder } from './recorder.ts'

/** A runner has timers and weak references of its own: jest wobbles by a timer and 344 bytes at every other reading. */
const WAVER = { bytes: 1_024, handles: 1 }

/** The sampler of measured processes, at work in this one. */
export interface ProcessSampler {
  readonly runTo: RunTo
  readonly tracker: Tracker
  readonly settle: Settle
  /** Samples at the first checkpoint that is time for, and at those after it. */
  sample(checkpoints: readonly number[], withinMs: number): Promise<Series>
}

export function createProcessSampler(iteration: () => unknown, collect: () => void): ProcessSampler {
  const recorder = createRecorder(MOST_SAMPLES)
  const probe = createProbe(recorder.channel)
  const settle = createSettle(probe, holdingDate(collect), { waver: WAVER })
  const tracker = createTracker(recorder.channel)
  const workload = { iteration: () => iteration(), setup: null, teardown: null }
  const runTo = createDriver(workload, { args: [], state: {} }, tracker)
  return {
    runTo,
    tracker,
    settle,
    async sample(checkpoints, withinMs) {
      const plan = { checkpoints, stopAfterMs: performance.now() + withinMs, leastSamples: 2 }
      await sampleRun(plan, runTo, tracker, probe, settle, undefined, WAVER.bytes)
      return recorder.takeSeries()
    },
  }
}
