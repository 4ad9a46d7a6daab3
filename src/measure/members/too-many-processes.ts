import type { RunFailure } from '../run.ts'

/** Beyond so many members at once a program is taken to fork without end. */
export const MOST_ALIVE = 128

/** `when` it was stopped, as the end of a sentence. */
export function tooManyProcesses(when: string): RunFailure {
  return {
    code: 'too-many-processes',
    text: `The program had more than ${MOST_ALIVE} child processes and worker threads at once (it was stopped ${when}): make it wait for those that it starts, or bound its pool.`,
  }
}
