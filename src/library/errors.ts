import type { LeakMeasurement } from './library.d.ts'

/** An error with a measurement that runners do not print below the message, which says it all. */
class MeasuredError extends Error {
  declare readonly measurement: LeakMeasurement
  constructor(message: string, measurement: LeakMeasurement) {
    super(message)
    Object.defineProperty(this, 'measurement', { value: measurement, enumerable: false })
  }
}

/** The function leaks. */
export class LeakError extends MeasuredError {
  override readonly name = 'LeakError'
}

/** Neither a leak nor none could be shown. */
export class LeakUndecidedError extends MeasuredError {
  override readonly name = 'LeakUndecidedError'
}

export type ImpossibleCode =
  | 'not-node'
  | 'no-collector'
  /** Memory grows while the function is not called. */
  | 'heap-moves-by-itself'
  /** What grows is held by the test runner. */
  | 'runner-retains'
  | 'option-invalid'

/** This process is no place to measure in. */
export class MeasuringImpossibleError extends Error {
  override readonly name = 'MeasuringImpossibleError'
  readonly code: ImpossibleCode
  constructor(code: ImpossibleCode, message: string) {
    super(message)
    this.code = code
  }
}
