import { tooManyProcesses } from '../members/too-many-processes.ts'
import { neutralised } from '../output-tail.ts'
import type { ProcessEnd } from '../process-group.ts'
import type { RunFailure, RunningProgram, RunRequest } from '../run.ts'
import type { WorkloadFailure } from '../sampler/frame.ts'
import { memoryNeeded, shownError } from '../shown-error.ts'
import { OrderFailedError, SilentPeerError } from './peer.ts'
import { ProgramFailedError } from './program-failed-error.ts'
import { portInUse } from './ready.ts'

/** What is known of a program that ended, or was ended, before its plan was done. */
export interface ProgramEndFacts {
  readonly request: RunRequest
  readonly program: RunningProgram
  readonly end: ProcessEnd
  /** What stopped the plan: an error of this room, or of the process's end. */
  readonly thrown: unknown
  /** The last failure that a sampler told of. */
  readonly told: WorkloadFailure | null
  readonly hasBegun: boolean
}

/** Why a program's run failed, in one sentence that says what to do. What the program said is neutralised. */
export function programFailureOf(facts: ProgramEndFacts): RunFailure {
  const { code, text } = causeOf(facts)
  return { code, text: neutralised(text) }
}

function causeOf(facts: ProgramEndFacts): RunFailure {
  const { request, program, end, thrown, told, hasBegun } = facts
  const what = program.kind === 'script' ? 'The program' : 'The server'
  const when = hasBegun
    ? program.kind === 'script'
      ? 'while it was measured'
      : 'under load'
    : 'before it was ready'
  if (end.spawnError !== null)
    return {
      code: 'not-started',
      text: `${request.node.executable} could not be started in ${request.cwd} (${end.spawnError.message}): check that both exist.`,
    }
  switch (end.interruption) {
    case 'cancelled':
      return { code: 'cancelled', text: `The run was cancelled ${when}.` }
    case 'run-timed-out':
    case 'iteration-timed-out':
      return {
        code: 'run-timed-out',
        text: `The run did not end within ${request.runTimeoutMs / 1_000} s (it was stopped ${when}): raise \`budget\`${program.kind === 'script' ? ', or make `duration` shorter' : ', or send fewer requests'}.`,
      }
    case 'too-many-processes':
      return tooManyProcesses(when)
    case 'channel-broken':
      return {
        code: 'channel-broken',
        text: `${what} sent what no sampler sends: it must leave the files and the connection of the sampler alone.`,
      }
    case 'given-up':
    case 'finished':
    case null:
      break
  }
  if (thrown instanceof ProgramFailedError) return thrown.failure
  if (thrown instanceof OrderFailedError) return failureInside(thrown.failure, end, what, when)
  if (told?.error?.code === 'EADDRINUSE' || (!hasBegun && end.outputTail.includes('EADDRINUSE')))
    return portInUse(portIn(end.outputTail)).failure
  if (told !== null) return failureInside(told, end, what, when)
  if (thrown instanceof SilentPeerError)
    return {
      code: 'not-responding',
      text: `${what} did not answer the sampler within ${thrown.waitedMs / 1_000} s ${when}: something keeps its event loop busy; mend it, or raise \`iteration-timeout\`.`,
    }
  if (end.ranOutOfMemory)
    return {
      code: 'out-of-memory',
      text: `${what} ran out of JavaScript heap ${when}: give it more with \`node-args: [--max-old-space-size=4096]\`, or ask less of it.`,
    }
  if (end.signal !== null)
    return {
      code: 'killed-by-signal',
      text: `${what} was killed by ${end.signal} ${when}, not by heapslope: ${end.signal === 'SIGKILL' ? 'if the system ran out of memory, use a larger machine; otherwise ' : ''}find out what in the program or on this machine sends it.`,
    }
  return {
    code: 'exited-early',
    text: `${what} ended with exit code ${end.exitCode} ${when}${lastLine(end.outputTail)}: ${program.kind === 'script' ? 'it must go on for the whole `duration`; make that shorter, or keep it busy.' : 'mend what ends it, or correct the command.'}`,
  }
}

function failureInside(
  { code, error, memory }: WorkloadFailure,
  end: ProcessEnd,
  what: string,
  when: string,
): RunFailure {
  const said = error === null ? '' : shownError(error, end.outputTail)
  if (code === 'not-enough-memory-for-snapshot') return { code, text: memoryNeeded(memory) }
  if (code === 'snapshot-failed')
    return {
      code,
      text: `The heap snapshot could not be taken: ${said}. Check the free space of the temporary folder.`,
    }
  if (error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND')
    return {
      code: 'workload-not-loadable',
      text: `${what} could not be loaded: ${said}. Install what is missing in \`setup\`, or correct the import.`,
    }
  return {
    code: 'uncaught-error',
    text: `An error that nothing caught ended ${what.toLowerCase()} ${when}: ${said}. Handle it where it is thrown.`,
  }
}

function portIn(output: string): number | null {
  const port = /EADDRINUSE[^\n]*?:(\d+)\b/.exec(output)?.[1]
  return port === undefined ? null : Number(port)
}

function lastLine(output: string): string {
  const line = output.trim().split('\n').at(-1)?.trim() ?? ''
  return line === '' ? '' : ` (it printed last: ${line.slice(0, 200)})`
}
