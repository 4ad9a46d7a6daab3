import type { WorkloadFailure } from './frame.ts'

/** A failure on its way to the parent, which makes the sentence. */
export class WorkloadError extends Error {
  readonly failure: WorkloadFailure
  constructor(failure: WorkloadFailure) {
    super(failure.code)
    this.failure = failure
  }
}
