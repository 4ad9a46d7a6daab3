import { tooManyProcesses } from './members/too-many-processes.ts'
import { neutralised } from './output-tail.ts'
import type { ProcessEnd } from './process-group.ts'
import type { RunFailure, RunRequest } from './run.ts'
import type { ErrorFacts, Notice, WorkloadFailure } from './sampler/frame.ts'
import { memoryNeeded, shownError } from './shown-error.ts'

/** What is known of a run that did not say `done`. */
export interface FailureFacts {
  readonly request: RunRequest
  readonly end: ProcessEnd
  /** The last word of the process, if it had one. */
  readonly notice: Notice | null
  /** Iterations begun, as last heard. */
  readonly begun: number
  /** The process has not begun another since: it said so at its end, or was heard from in the same iteration again. */
  readonly begunIsExact: boolean
}

/** Why a run failed, in one sentence that says what to do. What the workload said is neutralised. */
export function failureOf(facts: FailureFacts): RunFailure {
  const { code, text } = causeOf(facts)
  return { code, text: neutralised(text) }
}

function causeOf({ request, end, notice, begun, begunIsExact }: FailureFacts): RunFailure {
  const where =
    begun === 0 && begunIsExact
      ? 'before the first iteration'
      : begunIsExact
        ? `in iteration ${begun}`
        : `soon after iteration ${begun} had begun`
  if (end.spawnError !== null)
    return {
      code: 'not-started',
      text: `${request.node.executable} could not be started in ${request.cwd} (${end.spawnError.message}): check that both exist.`,
    }
  switch (end.interruption) {
    case 'cancelled':
      return { code: 'cancelled', text: `The run was cancelled ${where}.` }
    case 'iteration-timed-out':
      return {
        code: 'iteration-timed-out',
        text: `${begunIsExact ? `Iteration ${begun}` : `An iteration soon after number ${begun}`} of ${request.modulePath} did not end within ${seconds(request.iterationTimeoutMs)}: make sure that its promise resolves, or raise the time-out of an iteration.`,
      }
    case 'run-timed-out':
      return {
        code: 'run-timed-out',
        text: `The run did not end within ${seconds(request.runTimeoutMs)} (it was stopped ${where}): make an iteration cheaper, or raise \`budget\`.`,
      }
    case 'too-many-processes':
      return tooManyProcesses(where)
    case 'channel-broken':
      return {
        code: 'channel-broken',
        text: `The measured process sent what no sampler sends (${end.channelError?.message}): the workload must leave file descriptor 3 alone.`,
      }
    case 'given-up':
    case 'finished':
    case null:
      break
  }
  if (notice?.type === 'failed') return failureInside(notice.failure, request, end.outputTail)
  if (end.ranOutOfMemory)
    return {
      code: 'out-of-memory',
      text: `The process ran out of JavaScript heap ${where}: it leaks too fast for the plan or needs more room; give it more with \`node-args: --max-old-space-size=4096\`, or do less per iteration.`,
    }
  if (end.signal !== null)
    return {
      code: 'killed-by-signal',
      text: `The process was killed by ${end.signal} ${where}, not by heapslope: ${end.signal === 'SIGKILL' ? 'if the system ran out of memory, use a larger machine or do less per iteration; otherwise ' : ''}find out what in the workload or on this machine sends it.`,
    }
  return {
    code: 'exited-early',
    text: `The process ended with exit code ${end.exitCode} ${where}, before it was done: the workload must not call process.exit().`,
  }
}

function failureInside(failure: WorkloadFailure, request: RunRequest, outputTail: string): RunFailure {
  const { code, phase, iteration, error, memory } = failure
  const file = request.modulePath
  const said = error === null ? '' : shownError(error, outputTail)
  switch (code) {
    case 'workload-not-loadable':
      return { code, text: `${file} could not be loaded: ${said}. ${loadingRemedy(error, request)}` }
    case 'workload-not-a-function':
      return {
        code,
        text: `${file} exports no function: export the iteration with \`export default\` or \`module.exports =\`.`,
      }
    case 'setup-threw':
      return { code, text: `setup() of ${file} threw ${said}: mend it; no iteration has run.` }
    case 'iteration-threw':
      return {
        code,
        text: `Iteration ${iteration} of ${file} threw ${said}: an iteration must succeed every time it is called.`,
      }
    case 'teardown-threw':
      return {
        code,
        text: `teardown() of ${file} threw ${said}: mend it; all ${iteration} iterations had run.`,
      }
    case 'uncaught-error':
      return {
        code,
        text: `An error that nothing caught ended the process (${iteration === 0 ? `during ${phase}` : `iteration ${iteration}`}): ${said}. Handle it where it is thrown.`,
      }
    case 'never-ends':
      return {
        code: 'iteration-timed-out',
        text: `${phase === 'iterate' ? `Iteration ${iteration}` : `${phase}()`} of ${file} never ends: it awaits a promise and nothing is left that could resolve it.`,
      }
    case 'not-enough-memory-for-snapshot':
      return {
        code,
        text: memoryNeeded(memory),
      }
    case 'snapshot-failed':
      return {
        code,
        text: `The heap snapshot could not be taken: ${said}. Check the free space of the temporary folder.`,
      }
  }
}

function loadingRemedy(error: ErrorFacts | null, request: RunRequest): string {
  if (/\.[cm]?ts$/.test(request.modulePath) && isUnreadTypeScript(error))
    return `Node ${request.node.version} does not read TypeScript: use Node 22.18 or later, or a loader with \`node-args: --import tsx\`.`
  if (error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND')
    return 'Install what is missing in `setup`, or correct the import.'
  return error?.name === 'SyntaxError' ? 'Correct the file.' : 'Mend what it does when it is loaded.'
}

function isUnreadTypeScript(error: ErrorFacts | null): boolean {
  return error?.code === 'ERR_UNKNOWN_FILE_EXTENSION' || error?.name === 'SyntaxError'
}

function seconds(ms: number): string {
  return `${ms / 1_000} s`
}
