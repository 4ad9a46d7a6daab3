import type { Channel } from './channel.ts'
import { errorFacts } from './error-facts.ts'
import { FRAME, type Order } from './frame.ts'
import { type Probe, STANDING_HEAP_USED } from './probe.ts'
import type { Settle } from './settle.ts'
import { openSnapshotWriter, refuseWithoutMemory, type SnapshotWriter } from './snapshot-writer.ts'
import { WorkloadError } from './workload-error.ts'

const now = performance.now.bind(performance)

const MOST_REHEARSALS = 12
/** The probe's own first readings move the heap: it is still when this many in a row did not. */
const STILL_READINGS = 3

/** Carries out what the parent asks of a program that runs by itself. */
export interface Orders {
  /** Never rejects: what fails is told on the channel. */
  readonly carryOut: (order: Order) => Promise<void>
  /** Writes a snapshot, as soon as they are prepared. */
  readonly writeSnapshot: (file: string) => Promise<void>
}

/** @param counted ticks or requests, and requests that were not answered with 2xx */
export function createOrders(
  channel: Channel,
  probe: Probe,
  settling: Settle,
  counted: Float64Array,
): Orders {
  const { settle, learnPatience, standing } = settling
  const lastHeapUsed = new Float64Array(1)
  let writer: SnapshotWriter | null = null
  let lastWritten: Promise<void> = Promise.resolve()
  let prepared: () => void = () => {}
  const isPrepared = new Promise<void>((resolve) => {
    prepared = resolve
  })

  /** One after the other: the program asks for one whenever it likes. */
  function write(file: string): Promise<void> {
    const written = lastWritten.then(() => writer?.write(file))
    lastWritten = written.catch(() => {})
    return written
  }

  async function carryOut(order: Order): Promise<void> {
    try {
      switch (order.kind) {
        case 'rehearse':
          await rehearse()
          break
        case 'sample':
          await read('sample', order.iterations)
          break
        case 'prepare-snapshots':
          writer = await openSnapshotWriter(async () => {
            await settle()
          })
          prepared()
          break
        case 'snapshot':
          await settle()
          refuseWithoutMemory({ phase: 'snapshot', begun: counted[0]! }, standing)
          if (order.startTracking) await writer?.trackAllocations()
          await write(order.file)
          if (order.sourcesFile !== null) await writer?.writeSources(order.sourcesFile)
          break
      }
      channel.floats.set(counted)
      channel.sendFloats(FRAME.counts, counted.length)
      channel.beat('iterate', counted[0]!, order.number)
    } catch (thrown) {
      channel.notice({ type: 'failed', failure: failureOf(thrown) })
    }
  }

  async function rehearse(): Promise<void> {
    let still = 0
    for (let rehearsals = 0; still < STILL_READINGS && rehearsals < MOST_REHEARSALS; rehearsals++) {
      await read('rehearsal', null)
      const heapUsed = standing[STANDING_HEAP_USED]!
      still = heapUsed === lastHeapUsed[0] ? still + 1 : 0
      lastHeapUsed[0] = heapUsed
      if (rehearsals === 0) await learnPatience()
    }
  }

  async function read(kind: 'sample' | 'rehearsal', iterations: number | null): Promise<void> {
    const rounds = await settle()
    probe.read(kind, iterations ?? counted[0]!, now(), rounds, standing)
  }

  function failureOf(thrown: unknown) {
    if (thrown instanceof WorkloadError) return thrown.failure
    const error = errorFacts(thrown)
    return { code: 'snapshot-failed', phase: 'snapshot', iteration: counted[0]!, error } as const
  }

  return {
    carryOut,
    async writeSnapshot(file) {
      await isPrepared
      await write(file)
    },
  }
}
