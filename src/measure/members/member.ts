import type { Socket } from 'node:net'
import type { ProcessIdentity, Series } from '../../series/index.ts'
import { BrokenChannelError, createFrameReader, type Frame } from '../frame-reader.ts'
import { ASK, HEADER_BYTES, type Notice, type SnapshotOrder, type WorkloadFailure } from '../sampler/frame.ts'
import { createSeriesBuilder } from '../series-builder.ts'

const LONGEST_LABEL = 120
/** Of the whole process, so that its own series has them and no thread's. */
const OF_THE_PROCESS = new Set(['rss', 'fileDescriptors'])

/** One connected child process or worker thread. */
export interface Member {
  readonly identity: ProcessIdentity
  /** Of its process. */
  readonly pid: number
  /** False once it has ended, or sent what no member sends. */
  readonly isAlive: boolean
  readonly sampleCount: number
  /** Asks that it let pass. */
  readonly silences: number
  /**
   * Resolves once it has answered, is gone or has let `withinMs` pass. The reading becomes its sample beside sample `index`
   * of the main process, or is thrown away where that is null.
   */
  read(index: number | null, withinMs: number): Promise<void>
  /** null: the snapshot is written. */
  takeSnapshot(order: SnapshotOrder): Promise<WorkloadFailure | 'gone' | null>
  /** `iterations`: of the main process's samples. */
  series(iterations: readonly number[]): Series
  destroy(): void
}

export interface MemberEvents {
  /** It has said what it is. */
  readonly onJoin: (member: Member) => void
  readonly onGone: (member: Member) => void
}

/** Listens to a socket that somebody has connected; a member of the program is it from its first notice on. */
export function listenToMember(socket: Socket, events: MemberEvents): void {
  let joined: { readonly kind: 'child' | 'worker'; readonly pid: number } | null = null
  let label = '[unnamed]'
  let isAlive = true
  let silences = 0
  let sequence = 0
  /** Of the main process's sample beside the reading that is waited for; null where it is thrown away. */
  let keptAt: number | null = null
  let answered: ((answer: WorkloadFailure | 'gone' | null) => void) | null = null
  const samples = createSeriesBuilder({ kind: 'child', label })

  const member: Member = {
    get identity() {
      return { kind: joined?.kind ?? 'child', label }
    },
    get pid() {
      return joined?.pid ?? 0
    },
    get isAlive() {
      return isAlive
    },
    get sampleCount() {
      return samples.sampleCount
    },
    get silences() {
      return silences
    },
    async read(index, withinMs) {
      keptAt = index
      sequence++
      const answer = nextAnswer()
      const timer = setTimeout(() => {
        silences++
        answered?.(null)
      }, withinMs)
      socket.write(ask(ASK.read, new Uint8Array(new Float64Array([sequence, index === null ? 0 : 1]).buffer)))
      await answer
      clearTimeout(timer)
    },
    takeSnapshot(order) {
      const answer = nextAnswer()
      socket.write(ask(ASK.snapshot, new TextEncoder().encode(JSON.stringify(order))))
      return answer
    },
    series(iterations) {
      const { metrics, ...series } = samples.build()
      const own = Object.entries(metrics).filter(
        ([key]) => joined?.kind !== 'worker' || !OF_THE_PROCESS.has(key),
      )
      return {
        ...series,
        process: member.identity,
        iterations: series.iterations.map((index) => iterations[index] ?? iterations.at(-1)!),
        metrics: Object.fromEntries(own),
      }
    },
    destroy: () => socket.destroy(),
  }

  const readFrames = createFrameReader(onFrame)
  socket.on('data', (chunk: Buffer) => {
    if (!isAlive) return
    try {
      readFrames(chunk)
    } catch (error) {
      if (!(error instanceof BrokenChannelError)) throw error
      socket.destroy()
      leave()
    }
  })
  socket.on('error', () => {})
  socket.on('end', leave)
  socket.on('close', leave)

  function leave(): void {
    if (!isAlive) return
    isAlive = false
    answered?.('gone')
    if (joined !== null) events.onGone(member)
  }

  function nextAnswer(): Promise<WorkloadFailure | 'gone' | null> {
    if (!isAlive) return Promise.resolve('gone')
    return new Promise((resolve) => {
      answered = (answer) => {
        answered = null
        resolve(answer)
      }
    })
  }

  function onFrame(frame: Frame): void {
    switch (frame.kind) {
      case 'sample':
      case 'rehearsal':
        // An answer to an earlier ask, which was not waited for, is of no use.
        if (frame.values[0] !== sequence || answered === null) return
        if (keptAt !== null) samples.addSample(frame.values.with(0, keptAt))
        answered(null)
        return
      case 'notice':
        onNotice(frame.notice)
        return
      case 'beat':
      case 'counts':
      case 'checkpoint':
      case 'window-end':
        throw new BrokenChannelError(`a ${frame.kind} from a member`)
    }
  }

  function onNotice(notice: Notice): void {
    switch (notice.type) {
      case 'member':
        if (joined !== null) throw new BrokenChannelError('a member that joins twice')
        joined = { kind: notice.kind === 'worker' ? 'worker' : 'child', pid: Number(notice.pid) }
        events.onJoin(member)
        return
      case 'label':
        label = String(notice.label).slice(0, LONGEST_LABEL)
        return
      case 'columns':
        samples.setColumns(notice.names)
        return
      case 'column':
        samples.addColumn(notice.name)
        return
      case 'snapshot':
        answered?.(notice.failure)
        return
      case 'failed':
      case 'exiting':
      case 'done':
      case 'handles':
      case 'snapshot-asked':
        throw new BrokenChannelError(`the notice ${notice.type} from a member`)
    }
  }
}

function ask(kind: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + payload.length)
  new Uint32Array(bytes.buffer, 0, 2).set([kind, payload.length])
  bytes.set(payload, HEADER_BYTES)
  return bytes
}
