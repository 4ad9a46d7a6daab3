import type { Note } from '../result/index.ts'
import type { KeptCalibration } from '../storage/index.ts'
import type { CalibrationOutcome } from './calibrate.ts'

/** One line beside a workload's verdict: from which leak on the check finds it, where that is known. */
export function calibrationNotes(kept: KeptCalibration | undefined): readonly Note[] {
  if (kept === undefined) return []
  const { smallestLeakBytesPerIteration, plantsFound, plants, seconds } = kept
  const bytes = Number(smallestLeakBytesPerIteration.toPrecision(2)).toLocaleString('en-US', {
    maximumFractionDigits: 3,
  })
  const text =
    `Calibrated: leaks from ${bytes} bytes per iteration on are found, ${plantsFound} of ${plants} planted ones were, ` +
    `in ${Number(seconds.toPrecision(2))} s a comparison.`
  return [{ code: 'calibrated', text }]
}

/** What is worth keeping of calibrations, by the name of the workload; of one that failed nothing is. */
export function keptCalibrations(
  outcomes: readonly CalibrationOutcome[],
): ReadonlyMap<string, KeptCalibration> {
  return new Map(
    outcomes.flatMap((outcome) => {
      if (outcome.kind === 'failed') return []
      const { workload, smallestLeakBytesPerIteration, plants, cost } = outcome
      const plantsFound = plants.filter(({ verdict }) => verdict === 'regression').length
      const kept = {
        smallestLeakBytesPerIteration,
        plantsFound,
        plants: plants.length,
        seconds: cost.seconds,
      }
      return [[workload, kept] as const]
    }),
  )
}
