import { nodeEnvironment } from '../environment.ts'
import { startProcessGroup } from '../process-group.ts'
import type { RunRequest } from '../run.ts'
import { ProgramFailedError } from './program-failed-error.ts'

/** Runs the user's own command once, to its end. Errors: ProgramFailedError, `signal`. */
export async function runLoadCommand(
  command: string,
  { cwd, env }: Pick<RunRequest, 'cwd' | 'env'>,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const group = startProcessGroup({
    executable: command,
    args: [],
    isShellLine: true,
    cwd,
    env: { ...nodeEnvironment(process.env), ...env, PATH: path },
  })
  const stop = () => group.interrupt('cancelled')
  signal.addEventListener('abort', stop)
  const end = await group.end
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  if (end.exitCode === 0) return
  const how = end.signal === null ? `exit code ${end.exitCode}` : end.signal
  const said = end.outputTail.trim().split('\n').at(-1) ?? ''
  throw new ProgramFailedError(
    'load-failed',
    `The load command (${command}) ended with ${how}${said === '' ? '' : `: ${said}`}. Correct \`load\`, or install what it needs in \`setup\`.`,
  )
}
