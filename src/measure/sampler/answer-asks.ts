import path from 'node:path'
import { threadId } from 'node:worker_threads'
import type { Ask } from './ask-reader.ts'
import type { Channel } from './channel.ts'
import { errorFacts } from './error-facts.ts'
import { ASK, type MemberOrder, type SnapshotOrder, type WorkloadFailure } from './frame.ts'
import { createProbe } from './probe.ts'
import { createSettle } from './settle.ts'
import { createRunningSettle } from './settle-running.ts'
import { createSnapshotAtOnce } from './snapshot-at-once.ts'
import { refuseWithoutMemory } from './snapshot-writer.ts'
import { WorkloadError } from './workload-error.ts'

// Taken before the workload can replace them.
const now = performance.now.bind(performance)

/** Collections of a reading that cannot wait for turns of the event loop. */
const COLLECTIONS_AT_ONCE = 3

/** Answers what a member is asked; one answer to each ask, in their order. */
export interface Answerer {
  answer(ask: Ask): Promise<void>
  /** While the thread's event loop stands still: without turns, hence without finalizers and closing handles. */
  answerAtOnce(ask: Ask): void
  /** What this process or thread is called; said once, and before the first answer. */
  sayLabel(): void
}

export function createAnswerer(
  channel: Channel,
  collect: () => void,
  settling: MemberOrder['settle'],
): Answerer {
  const probe = createProbe(channel)
  const { settle, learnPatience, standing } =
    settling === 'fixed' ? createRunningSettle(probe, collect) : createSettle(probe, collect)
  const here = { phase: 'snapshot', begun: 0 } as const
  let hasRead = false
  let hasSaidLabel = false
  let hasWritten = false
  const writeAtOnce = createSnapshotAtOnce()

  async function read([sequence, kept]: Float64Array): Promise<void> {
    sayLabel()
    const rounds = await settle()
    if (!hasRead) await learnPatience()
    hasRead = true
    send(sequence!, kept!, rounds)
  }

  function readAtOnce([sequence, kept]: Float64Array): void {
    sayLabel()
    for (let i = 0; i < COLLECTIONS_AT_ONCE; i++) collect()
    probe.readStanding(standing)
    send(sequence!, kept!, COLLECTIONS_AT_ONCE)
  }

  function sayLabel(): void {
    if (hasSaidLabel) return
    hasSaidLabel = true
    channel.notice({ type: 'label', label: labelHere() })
  }

  function send(sequence: number, kept: number, rounds: number): void {
    probe.read(kept === 1 ? 'sample' : 'rehearsal', sequence, now(), rounds, standing)
  }

  async function takeSnapshot(order: SnapshotOrder): Promise<void> {
    await settle()
    if (!hasWritten) await learnPatience()
    hasWritten = true
    write(order)
  }

  function takeSnapshotAtOnce(order: SnapshotOrder): void {
    for (let i = 0; i < COLLECTIONS_AT_ONCE; i++) collect()
    probe.readStanding(standing)
    write(order)
  }

  function write(order: SnapshotOrder): void {
    refuseWithoutMemory(here, standing)
    writeAtOnce(order)
  }

  function failureOf(thrown: unknown): WorkloadFailure {
    if (thrown instanceof WorkloadError) return thrown.failure
    return { code: 'snapshot-failed', phase: here.phase, iteration: here.begun, error: errorFacts(thrown) }
  }

  return {
    sayLabel,
    async answer(ask) {
      if (ask.kind === ASK.read) return read(ask.floats)
      const failure = await takeSnapshot(JSON.parse(ask.text()) as SnapshotOrder).then(() => null, failureOf)
      channel.notice({ type: 'snapshot', failure })
    },
    answerAtOnce(ask) {
      if (ask.kind === ASK.read) return readAtOnce(ask.floats)
      try {
        takeSnapshotAtOnce(JSON.parse(ask.text()) as SnapshotOrder)
        channel.notice({ type: 'snapshot', failure: null })
      } catch (thrown) {
        channel.notice({ type: 'snapshot', failure: failureOf(thrown) })
      }
    },
  }
}

/** The script's base name: alike in every run, on both sides and on every machine. */
function labelHere(): string {
  const script = process.argv[1]
  if (script === undefined) return threadId === 0 ? '[eval]' : '[thread]'
  return path.basename(script)
}
