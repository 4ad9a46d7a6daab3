import { LeakError, LeakUndecidedError } from './errors.ts'
import { leakText, undecidedText } from './failure-text.ts'
import type { LeakMeasurement, MeasureOptions } from './library.d.ts'
import { measureLeak } from './measure-leak.ts'

export function assertNoLeak(
  iteration: () => unknown,
  options: MeasureOptions = {},
): Promise<LeakMeasurement> {
  // Taken here, as the stack of a test that awaits ends at the first await.
  const calledFrom = { stack: '' }
  Error.captureStackTrace(calledFrom, assertNoLeak)
  return judged(iteration, options, calledFrom.stack)
}

async function judged(
  iteration: () => unknown,
  options: MeasureOptions,
  stack: string,
): Promise<LeakMeasurement> {
  const measurement = await measureLeak(iteration, options)
  switch (measurement.verdict.kind) {
    case 'unchanged':
      return measurement
    case 'regression':
      throw thrownAt(stack, new LeakError(leakText(measurement), measurement))
    case 'inconclusive':
      throw thrownAt(stack, new LeakUndecidedError(undecidedText(measurement), measurement))
  }
}

/** The error as if it had been thrown where the assertion was called. */
function thrownAt<Thrown extends Error>(stack: string, error: Thrown): Thrown {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n')
  return error
}
