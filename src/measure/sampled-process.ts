import { type ChildProcess, execFile, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { nodeEnvironment } from './environment.ts'
import { BrokenChannelError, createFrameReader, type Frame } from './frame-reader.ts'
import { outputTail } from './output-tail.ts'
import type { RunRequest } from './run.ts'
import type { SamplerRequest } from './sampler/request.ts'
import { samplerFile } from './sampler-file.ts'

/** Between asking a process to end and making it. */
const GRACE_MS = 2_000
/** For pipes that a process outside our reach still holds open after the measured one has ended. */
const DRAIN_MS = 1_000
const TAIL_BYTES = 4_096

/** Why the parent ended the process. */
export type Interruption = 'iteration-timed-out' | 'run-timed-out' | 'cancelled' | 'channel-broken'

/** How a process ended, as facts. */
export interface ProcessEnd {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly interruption: Interruption | null
  /** V8's own words about a full heap were printed before the end. */
  readonly ranOutOfMemory: boolean
  readonly outputTail: string
  readonly durationMs: number
  /** The process could not be started at all. */
  readonly spawnError: Error | null
  readonly channelError: Error | null
}

export interface SampledProcess {
  readonly end: Promise<ProcessEnd>
  /** Ends the process and everything that it started; the first reason given is kept. */
  readonly interrupt: (reason: Interruption) => void
}

/** Starts a Node with the sampler in it. Its whole process group goes when it goes. */
export function startSampledProcess(
  request: RunRequest,
  v8Flags: readonly string[],
  task: SamplerRequest['task'],
  onFrame: (frame: Frame) => void,
): SampledProcess {
  const startedMs = performance.now()
  const tail = outputTail(TAIL_BYTES)
  let interruption: Interruption | null = null
  let channelError: Error | null = null
  let ranOutOfMemory = false

  const samplerRequest: SamplerRequest = { modulePath: request.modulePath, args: request.args, task }
  const child = spawn(
    request.node.executable,
    [...v8Flags, '--expose-gc', ...request.nodeArgs, samplerFile(), JSON.stringify(samplerRequest)],
    {
      cwd: request.cwd,
      env: { ...nodeEnvironment(process.env), ...request.env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    },
  )

  function interrupt(reason: Interruption): void {
    if (interruption !== null) return
    interruption = reason
    killGroup(child, 'SIGTERM')
    setTimeout(() => killGroup(child, 'SIGKILL'), GRACE_MS).unref()
  }

  const readFrames = createFrameReader(onFrame)
  const readable = (index: number) => child.stdio[index] as Readable
  readable(3).on('data', (chunk: Buffer) => {
    if (channelError !== null) return
    try {
      readFrames(chunk)
    } catch (error) {
      if (!(error instanceof BrokenChannelError)) throw error
      channelError = error
      interrupt('channel-broken')
    }
  })
  readable(1).on('data', (chunk: Buffer) => tail.write(chunk))
  const sawOutOfMemory = createPhraseFinder('JavaScript heap out of memory')
  readable(2).on('data', (chunk: Buffer) => {
    tail.write(chunk)
    ranOutOfMemory ||= sawOutOfMemory(chunk)
  })
  for (const index of [1, 2, 3]) readable(index).on('error', () => {})

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
        ranOutOfMemory,
        outputTail: tail.text(),
        durationMs: performance.now() - startedMs,
        spawnError,
        channelError,
      })
    child.once('error', (error) => {
      if (child.pid === undefined) finish(null, null, error)
    })
    child.once('exit', () => {
      killGroup(child, 'SIGKILL')
      setTimeout(() => {
        for (const index of [1, 2, 3]) readable(index).destroy()
      }, DRAIN_MS).unref()
    })
    child.once('close', (exitCode, signal) => finish(exitCode, signal))
  })
  return { end, interrupt }
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

/** Tells whether a phrase has come by, also where it is split over two chunks. */
function createPhraseFinder(phrase: string): (chunk: Buffer) => boolean {
  let before = Buffer.alloc(0)
  return (chunk) => {
    const both = Buffer.concat([before, chunk])
    before = Buffer.from(both.subarray(Math.max(0, both.length - phrase.length + 1)))
    return both.includes(phrase)
  }
}
