import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { outputTail } from '../measure/index.ts'
import { COMMAND_MARK, killStragglers } from './stragglers.ts'

export interface CommandRequest {
  /** A line for the system's shell. */
  readonly command: string
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface CommandEnd {
  readonly exitCode: number | null
  readonly signalName: string | null
  readonly timedOut: boolean
  /** Standard output and standard error as they came, neutralised. */
  readonly outputTail: string
}

const TAIL_BYTES = 8_192
const GRACE_MS = 2_000

/**
 * Runs a command of the repository in a process group of its own and ends the whole group with it.
 * @throws the signal's reason where it was aborted
 */
export async function runCommand(request: CommandRequest): Promise<CommandEnd> {
  request.signal.throwIfAborted()
  const tail = outputTail(TAIL_BYTES)
  const mark = randomUUID()
  const child = spawn(request.command, {
    cwd: request.cwd,
    env: { ...request.environment, [COMMAND_MARK]: mark },
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  child.stdout.on('data', tail.write)
  child.stderr.on('data', tail.write)

  let timedOut = false
  let kill: NodeJS.Timeout | undefined
  const stop = () => {
    killGroup(child, 'SIGTERM')
    kill = setTimeout(() => killGroup(child, 'SIGKILL'), GRACE_MS)
  }
  const deadline = setTimeout(() => {
    timedOut = true
    stop()
  }, request.timeoutMs)
  request.signal.addEventListener('abort', stop, { once: true })
  try {
    const [exitCode, signalName] = await exitOf(child, mark)
    request.signal.throwIfAborted()
    return { exitCode, signalName, timedOut, outputTail: tail.text() }
  } finally {
    request.signal.removeEventListener('abort', stop)
    clearTimeout(deadline)
    clearTimeout(kill)
  }
}

/** Waits for the command, ends what it left running, and then for the end of its output, if not for ever. */
async function exitOf(
  child: ChildProcess,
  mark: string,
): Promise<readonly [number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode, signalName) => {
      killGroup(child, 'SIGKILL')
      killStragglers(mark)
      const end = () => resolve([exitCode, signalName])
      const patience = setTimeout(() => {
        child.stdout?.destroy()
        child.stderr?.destroy()
        end()
      }, GRACE_MS)
      child.once('close', () => {
        clearTimeout(patience)
        end()
      })
    })
  })
}

function killGroup(child: ChildProcess, signalName: NodeJS.Signals): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).once(
      'error',
      () => child.kill('SIGKILL'),
    )
    return
  }
  try {
    process.kill(-child.pid, signalName)
  } catch {
    // ESRCH: the group is already empty.
  }
}
