import type { RunFailure, RunFailureCode } from '../run.ts'

/** A program, or what is done to it, came to nothing; the failure says how, and what to do. */
export class ProgramFailedError extends Error {
  override readonly name = 'ProgramFailedError'
  readonly failure: RunFailure
  constructor(code: RunFailureCode, text: string, options?: ErrorOptions) {
    super(text, options)
    this.failure = { code, text }
  }
}
