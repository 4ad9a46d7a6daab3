import { FEW_SAMPLES, firstWindow, SAMPLES, type Step } from '../statistics/index.ts'
import type { GivenWindow } from './given-window.ts'
import { iterationsOf, type Window, windowOf } from './plan.ts'
import type { RunCost } from './run-cost.ts'
import type { StoredRuns } from './stored-runs.ts'

/** Stored runs may have been shortened beside one that went on: their window is then no window to begin with. */
const STORED_SHARE = 1.5

/** The window that a workload begins with: the one that its config gives, that of stored runs, or the usual one. */
export function windowToBeginWith(
  given: GivenWindow | null,
  stored: StoredRuns | null,
  cost: RunCost,
  remainingMs: number,
): Window {
  if (given !== null)
    return { checkpoints: given.checkpoints(given.stepsOf(cost, remainingMs)), isPatient: false }
  const usual = firstWindow(cost.msPerIteration, remainingMs)
  const isOfStored = stored !== null && STORED_SHARE * stored.iterations >= usual
  return windowOf(isOfStored ? stored.iterations : usual)
}

/** The windows of one workload, one after the other, and what is remembered of those before. */
export interface Windows {
  readonly present: Window
  /** Iterations that the runs of this one were planned to have, where they were shortened behind a run that grew. */
  readonly shortenedFrom: number | undefined
  /** Iterations of the first window in which growth was found; null where none was. */
  readonly grewBeforeAt: number | null
  /** Iterations of a longer run in which the growth of this window did not last; null where there is none. */
  readonly endedWithin: number | null
  shorten(to: Window): void
  /** Growth was not there in a run of so many iterations. */
  endIn(iterations: number): void
  /** @param hasGrown whether growth was found in the present one */
  goOn(step: Step & { kind: 'longer-window' | 'patient-window' }, hasGrown: boolean): void
}

export function windowsFrom(first: Window): Windows {
  const windows = {
    present: first,
    shortenedFrom: undefined as number | undefined,
    grewBeforeAt: null as number | null,
    endedWithin: null as number | null,
    shorten(to: Window) {
      const planned = iterationsOf(windows.present)
      windows.present = to
      windows.shortenedFrom = iterationsOf(to) < planned ? planned : undefined
    },
    endIn(iterations: number) {
      windows.endedWithin = iterations
    },
    goOn(step: Step & { kind: 'longer-window' | 'patient-window' }, hasGrown: boolean) {
      if (hasGrown) windows.grewBeforeAt = iterationsOf(windows.present)
      const isPatient = windows.present.isPatient || step.kind === 'patient-window'
      const hasFewSamples = isPatient || (step.kind === 'longer-window' && step.hasFewSamples === true)
      windows.present = windowOf(step.iterations, hasFewSamples ? FEW_SAMPLES : SAMPLES, isPatient)
      windows.shortenedFrom = undefined
      windows.endedWithin = null
    },
  }
  return windows
}

/** Of a run of so many iterations that growth is asked to last in: it waits for what time frees where those of the window do. */
export function longerThan({ isPatient }: Window, iterations: number): Window {
  return windowOf(iterations, isPatient ? FEW_SAMPLES : SAMPLES, isPatient)
}
