import type { Socket } from 'node:net'
import type { Series } from '../../series/index.ts'
import { BrokenChannelError, type Frame } from '../frame-reader.ts'
import type { Hello, Notice, Order, WorkloadFailure } from '../sampler/frame.ts'
import { createSeriesBuilder } from '../series-builder.ts'
import { openFramesFile } from './frames-file.ts'

type OrderKind<Kind> = Kind extends Order ? Omit<Kind, 'number'> : never
/** An order before it has its number. */
export type Request = OrderKind<Order>

/** The sampler could not do what it was told: its own words. */
export class OrderFailedError extends Error {
  override readonly name = 'OrderFailedError'
  readonly failure: WorkloadFailure
  constructor(failure: WorkloadFailure) {
    super(failure.code)
    this.failure = failure
  }
}

/** The sampler has not answered within its time. */
export class SilentPeerError extends Error {
  override readonly name = 'SilentPeerError'
  readonly waitedMs: number
  constructor(waitedMs: number) {
    super(`no answer within ${waitedMs} ms`)
    this.waitedMs = waitedMs
  }
}

/** One thread of the program, with the sampler in it. */
export interface Peer {
  readonly hello: Hello
  readonly isGone: () => boolean
  /** Resolves once the order is done, with the ticks counted then. Errors: OrderFailedError, SilentPeerError, `signal`. */
  readonly ask: (
    request: Request,
    within: { readonly ms: number; readonly signal: AbortSignal },
  ) => Promise<number>
  /** Requests that node:http has answered, and how many of them not with 2xx; null where nobody counts. */
  readonly answered: () => { readonly total: number; readonly failed: number } | null
  /** Handles by type, as last read. */
  readonly handlesOf: (type: string) => number
  readonly sampleCount: () => number
  readonly series: () => Series
  /** Reads what has been written since. Errors: BrokenChannelError. */
  readonly read: () => void
  readonly close: () => void
}

interface Waiting {
  readonly number: number
  readonly resolve: (ticks: number) => void
  readonly reject: (error: Error) => void
}

/** Errors: those of opening its frames. */
export function createPeer(
  hello: Hello,
  framesFile: string,
  socket: Socket | null,
  onNotice: (notice: Notice) => void,
): Peer {
  const samples = createSeriesBuilder({ kind: 'main', label: 'main' })
  let names: string[] = []
  let lastReading: ArrayLike<number> = []
  let answered: { readonly total: number; readonly failed: number } | null = null
  let orders = 0
  let waiting: Waiting | null = null
  let isGone = socket === null
  const frames = openFramesFile(framesFile, onFrame)
  socket?.on('error', () => {})
  socket?.once('close', () => {
    isGone = true
  })

  function onFrame(frame: Frame): void {
    switch (frame.kind) {
      case 'beat':
        if (waiting?.number === frame.samples) settleWith((asked) => asked.resolve(frame.begun))
        return
      case 'sample':
        samples.addSample(frame.values)
        lastReading = frame.values
        return
      case 'rehearsal':
        lastReading = frame.values
        return
      case 'counts':
        answered = { total: frame.values[0] ?? 0, failed: frame.values[1] ?? 0 }
        return
      case 'checkpoint':
      case 'window-end':
        throw new BrokenChannelError(`a ${frame.kind} in a program that runs by itself`)
      case 'notice':
        heard(frame.notice)
    }
  }

  function heard(notice: Notice): void {
    if (notice.type === 'columns') {
      names = [...notice.names]
      samples.setColumns(names)
    } else if (notice.type === 'column') {
      names.push(notice.name)
      samples.addColumn(notice.name)
    } else {
      onNotice(notice)
      if (notice.type === 'failed') settleWith(({ reject }) => reject(new OrderFailedError(notice.failure)))
    }
  }

  function settleWith(how: (asked: Waiting) => void): void {
    const asked = waiting
    waiting = null
    if (asked !== null) how(asked)
  }

  return {
    hello,
    isGone: () => isGone,
    ask(request, { ms, signal }) {
      const number = ++orders
      return new Promise<number>((resolve, reject) => {
        signal.throwIfAborted()
        const timer = setTimeout(() => stop(new SilentPeerError(ms)), ms)
        const aborted = () => stop(signal.reason as Error)
        signal.addEventListener('abort', aborted)
        const stop = (error: Error | null, ticks = 0) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', aborted)
          waiting = null
          if (error === null) resolve(ticks)
          else reject(error)
        }
        waiting = { number, resolve: (ticks) => stop(null, ticks), reject: stop }
        socket?.write(`${JSON.stringify({ ...request, number })}\n`)
      })
    },
    answered: () => answered,
    handlesOf: (type) => lastReading[names.indexOf(`handles.${type}`)] ?? 0,
    sampleCount: () => samples.sampleCount,
    series: () => samples.build(),
    read: frames.read,
    close() {
      frames.close()
      socket?.destroy()
    },
  }
}

/** Whether a line is what a sampler says first. Errors: BrokenChannelError. */
export function parsedHello(line: string): Hello {
  try {
    const { pid, ppid, threadId, script, nodeVersion } = JSON.parse(line) as Hello
    if (Number.isSafeInteger(pid) && Number.isSafeInteger(threadId))
      return {
        pid,
        ppid: Number(ppid),
        threadId,
        script: String(script),
        nodeVersion: String(nodeVersion),
      }
  } catch (cause) {
    throw new BrokenChannelError("a greeting that is no sampler's", { cause })
  }
  throw new BrokenChannelError("a greeting that is no sampler's")
}
