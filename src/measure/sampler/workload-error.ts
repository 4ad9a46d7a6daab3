import type { WorkloadFailure } from './frame.ts'

/** A failure on its way to the parent, which makes the sentence. `cause`: what was thrown, if something was. */
export class WorkloadError extends Error {
  readonly failure: WorkloadFailure
  constructor(failure: WorkloadFailure, cause?: unknown) {
    super(failure.code, { cause })
    this.failure = failure
  }
}
