import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { Duplex, Readable } from 'node:stream'
import { BrokenChannelError } from './frame-reader.ts'
import { outputTail } from './output-tail.ts'
import { createPhraseWatch } from './phrase-watch.ts'

/** Between asking a process to end and making it. */
const GRACE_MS = 2_000
/** For pipes that a process outside our reach still holds open after the measured one has ended. */
const DRAIN_MS = 1_000
const TAIL_BYTES = 4_096

/** Why the parent ended the process; `finished`: it had done what it was started for. */
export type Interruption =
  | 'iteration-timed-out'
  | 'run-timed-out'
  | 'too-many-processes'
  | 'cancelled'
  | 'channel-broken'
  | 'given-up'
  | 'finished'

/** How a process ended, as facts. */
export interface ProcessEnd {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly interruption: Interruption | null
  /** It was asked to end and did not within the time of grace, so that it had to be killed. */
  readonly ignoredTerm: boolean
  /** V8's own words about a full heap were printed before the end. */
  readonly ranOutOfMemory: boolean
  readonly outputTail: string
  readonly durationMs: number
  /** The process could not be started at all. */
  readonly spawnError: Error | null
  readonly channelError: Error | null
}

export interface ProcessGroup {
  readonly pid: number | undefined
  readonly end: Promise<ProcessEnd>
  /** Ends the process and everything that it started; the first reason given is kept. */
  readonly interrupt: (reason: Interruption) => void
  /** Writes to file descriptor 3, where there is one. */
  readonly tell: (bytes: Uint8Array) => void
}

export interface ProcessToStart {
  readonly executable: string
  readonly args: readonly string[]
  /** `executable` is a line for the system's shell. */
  readonly isShellLine?: boolean
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Gets what arrives on file descriptor 3. May throw BrokenChannelError. Without it there is no such descriptor. */
  readonly onChannel?: (chunk: Buffer) => void
  /** Gets what is printed, on either stream. */
  readonly onOutput?: (chunk: Buffer) => void
}

/** Starts a process in a group of its own, which goes when it goes. */
export function startProcessGroup({
  onChannel,
  onOutput = () => {},
  ...wanted
}: ProcessToStart): ProcessGroup {
  const startedMs = performance.now()
  const tail = outputTail(TAIL_BYTES)
  let interruption: Interruption | null = null
  let channelError: Error | null = null
  let hasExited = false
  let ignoredTerm = false

  const child = spawn(wanted.executable, wanted.args, {
    cwd: wanted.cwd,
    env: wanted.env,
    shell: wanted.isShellLine ?? false,
    stdio: ['ignore', 'pipe', 'pipe', ...(onChannel === undefined ? [] : (['pipe'] as const))],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })

  function interrupt(reason: Interruption): void {
    if (interruption !== null || hasExited) return
    interruption = reason
    killGroup(child, 'SIGTERM')
    setTimeout(() => {
      ignoredTerm = !hasExited
      killGroup(child, 'SIGKILL')
    }, GRACE_MS).unref()
  }

  const streams = child.stdio.filter((stream) => stream instanceof Readable) as Readable[]
  const [stdout, stderr, channel] = streams
  channel?.on('data', (chunk: Buffer) => {
    if (channelError !== null) return
    try {
      onChannel?.(chunk)
    } catch (error) {
      if (!(error instanceof BrokenChannelError)) throw error
      channelError = error
      interrupt('channel-broken')
    }
  })
  stdout!.on('data', (chunk: Buffer) => {
    tail.write(chunk)
    onOutput(chunk)
  })
  const outOfMemory = createPhraseWatch('JavaScript heap out of memory')
  stderr!.on('data', (chunk: Buffer) => {
    tail.write(chunk)
    onOutput(chunk)
    outOfMemory.write(chunk)
  })
  for (const stream of streams) stream.on('error', () => {})

  const end = new Promise<ProcessEnd>((resolve) => {
    const finish = (
      exitCode: number | null,
      signal: NodeJS.Signals | null,
      spawnError: Error | null = null,
    ): void =>
      resolve({
        exitCode,
        signal,
        interruption,
        ignoredTerm,
        ranOutOfMemory: outOfMemory.seen(),
        outputTail: tail.text(),
        durationMs: performance.now() - startedMs,
        spawnError,
        channelError,
      })
    child.once('error', (error) => {
      if (child.pid === undefined) finish(null, null, error)
    })
    child.once('exit', () => {
      hasExited = true
      killGroup(child, 'SIGKILL')
      setTimeout(() => {
        for (const stream of streams) stream.destroy()
      }, DRAIN_MS).unref()
    })
    child.once('close', (exitCode, signal) => finish(exitCode, signal))
  })
  const tell = (bytes: Uint8Array) => {
    if (channel instanceof Duplex && channel.writable) channel.write(bytes)
  }
  return { pid: child.pid, end, interrupt, tell }
}

/** Sends a signal to a process and to all in its group; on Windows ends the tree. A group that is gone is no error. */
function killGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    execFile('taskkill', ['/PID', String(child.pid), '/T', '/F'], () => {})
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
