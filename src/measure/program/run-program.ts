import { setTimeout as pause } from 'node:timers/promises'
import type { Series } from '../../series/index.ts'
import { openMembers } from '../members/members.ts'
import { createPhraseWatch } from '../phrase-watch.ts'
import type { ProcessEnd } from '../process-group.ts'
import type {
  MemberSnapshots,
  RunFacts,
  RunFailure,
  RunningProgram,
  RunProgress,
  RunRemark,
  RunRequest,
} from '../run.ts'
import {
  type Notice,
  PRELOAD_VARIABLE,
  type PreloadSettings,
  type WorkloadFailure,
} from '../sampler/frame.ts'
import { v8Flags } from '../v8-flags.ts'
import { beginProgram, pathWith } from './begin-program.ts'
import type { Peer, Request } from './peer.ts'
import { ProgramFailedError } from './program-failed-error.ts'
import { programFailureOf } from './program-failure.ts'
import { addressOf, refuseTakenPort, untilReady } from './ready.ts'
import { openRendezvous } from './rendezvous.ts'

const LOOK_EVERY_MS = 10

/** The program is gone: every wait for it ends with this. */
class ProgramEndedError extends Error {
  override readonly name = 'ProgramEndedError'
}

/** What a plan works with while the program runs; every wait ends with an error once the program does. */
export interface Stage {
  readonly request: RunRequest
  /** `PATH` of the program, for commands beside it. */
  readonly path: string
  readonly signal: AbortSignal
  /** Of the main thread: gives the ticks that it has counted. */
  readonly ask: (request: Request) => Promise<number>
  readonly sleepUntil: (atMs: number) => Promise<void>
  readonly answered: Peer['answered']
  /** Milliseconds since the program was started. */
  readonly elapsedMs: () => number
  readonly tell: (phase: RunProgress['phase'], iteration: number, taken: number) => void
}

export interface ProgramRun {
  readonly facts: RunFacts
  readonly series: readonly Series[]
  /** Snapshots that the program asked for, and got. */
  readonly onDemand: readonly string[]
  readonly memberSnapshots: readonly (MemberSnapshots & { readonly failure: string | null })[]
  readonly failure: RunFailure | null
}

export interface ProgramPlan {
  readonly tracksAllocations: boolean
  /** Samples or snapshots. */
  readonly planned: number
  readonly carryOut: (stage: Stage) => Promise<void>
  /** The main series as sampled, over the iterations of its kind. */
  readonly overIterations: (series: Series) => Series
  /** Where snapshots go that the program asks for. */
  readonly onDemandFiles: readonly string[]
  /** Members to take snapshots of, whenever one of the main process was taken. */
  readonly memberSnapshots: readonly MemberSnapshots[]
}

/** Starts a program, waits until it is ready, carries out the plan, ends the program. Nothing of it is left. */
export async function runProgram(
  request: RunRequest,
  program: RunningProgram,
  plan: ProgramPlan,
  onProgress: (progress: RunProgress) => void,
): Promise<ProgramRun> {
  const flags = await v8Flags(request.node, request.v8, plan.tracksAllocations)
  const facts = { side: request.side, node: request.node.version, v8: request.v8, v8Flags: flags }
  const ending = new AbortController()
  const remarks: RunRemark[] = []
  const onDemand: string[] = []
  let asked = 0
  let told: WorkloadFailure | null = null
  let thrown: unknown = null
  let hasBegun = false
  let brokenChannel: Error | null = null

  try {
    request.signal.throwIfAborted()
    if (program.kind === 'serve') await refuseTakenPort(addressOf(program.ready))
  } catch (error) {
    const failure: RunFailure =
      error instanceof ProgramFailedError
        ? error.failure
        : { code: 'cancelled', text: 'The run was cancelled before it began.' }
    const nothing = { series: [], onDemand, memberSnapshots: [] }
    return { facts: { ...facts, durationMs: 0, outputTail: '' }, ...nothing, failure }
  }

  const awaitedText = program.kind === 'serve' && program.ready.kind === 'output' ? program.ready.text : null
  const output = createPhraseWatch(awaitedText)
  const rendezvous = await openRendezvous({
    onPeer: () => {},
    onNotice,
    onBroken(error) {
      brokenChannel = error
      group.interrupt('channel-broken')
    },
  })
  const startedMs = performance.now()
  const { address, folder } = rendezvous
  const settings: PreloadSettings = {
    address,
    folder,
    v8Flags: flags,
    settle: program.kind === 'script' ? 'fixed' : 'until-still',
    countsRequests: program.kind === 'serve' && program.load.kind === 'command',
    onDemandFiles: plan.onDemandFiles,
  }
  const members = await openMembers({ v8Flags: flags, settle: settings.settle }, () =>
    group.interrupt('too-many-processes'),
  )
  const group = beginProgram(request, program, settings, members.environment, output.write)
  const end = group.end.then((ended) => {
    ending.abort(new ProgramEndedError())
    return ended
  })
  const runTimer = setTimeout(() => group.interrupt('run-timed-out'), request.runTimeoutMs)
  const cancel = () => group.interrupt('cancelled')
  request.signal.addEventListener('abort', cancel)

  try {
    const main = await readyPeer()
    members.leaveOut(main.hello.pid)
    let snapshots = 0
    const within = { ms: request.iterationTimeoutMs, signal: ending.signal }
    const stage: Stage = {
      request,
      path: pathWith(request),
      signal: ending.signal,
      async ask(wanted) {
        const ticks = await main.ask(wanted, within)
        if (wanted.kind === 'sample') {
          await members.read(true)
          members.mainSampled()
        } else if (wanted.kind === 'snapshot') await members.takeSnapshots(plan.memberSnapshots, snapshots++)
        return ticks
      },
      async sleepUntil(atMs) {
        const ms = atMs - performance.now()
        if (ms > 0) await pause(ms, undefined, { signal: ending.signal })
        ending.signal.throwIfAborted()
      },
      answered: main.answered,
      elapsedMs: () => performance.now() - startedMs,
      tell: (phase, iteration, taken) => onProgress({ phase, iteration, taken, planned: plan.planned }),
    }
    stage.tell('load', 0, 0)
    hasBegun = true
    await plan.carryOut(stage)
    group.interrupt('finished')
  } catch (error) {
    thrown = error
    group.interrupt('given-up')
  }
  const ended = await end
  clearTimeout(runTimer)
  request.signal.removeEventListener('abort', cancel)
  await rendezvous.drain()
  const series = rendezvous.peers
    .filter((peer) => peer.sampleCount() > 0)
    .flatMap((peer) => members.join(plan.overIterations(peer.series())))
  await rendezvous.close()
  await members.close()
  remarkOn(ended)
  const channelError = ended.channelError ?? brokenChannel
  const hasFailed = thrown !== null || ended.interruption !== 'finished'
  return {
    facts: {
      ...facts,
      durationMs: ended.durationMs,
      outputTail: ended.outputTail,
      remarks,
      members: members.groups(),
    },
    series,
    onDemand,
    memberSnapshots: plan.memberSnapshots.map((wanted) => ({
      ...wanted,
      failure: members.snapshotFailure(wanted),
    })),
    failure: hasFailed
      ? programFailureOf({ request, program, end: { ...ended, channelError }, thrown, told, hasBegun })
      : null,
  }

  function onNotice(notice: Notice): void {
    if (notice.type === 'failed') told = notice.failure
    if (notice.type !== 'snapshot-asked' || notice.by === 'rehearsal') return
    asked++
    if (notice.file !== null && plan.onDemandFiles.includes(notice.file)) onDemand.push(notice.file)
  }

  /** The main thread to be sampled, once the program is ready. */
  async function readyPeer(): Promise<Peer> {
    const timeoutMs = program.kind === 'serve' ? program.readyTimeoutMs : request.iterationTimeoutMs
    const untilMs = performance.now() + timeoutMs
    if (program.kind === 'serve') {
      const { signal } = ending
      await untilReady(program.ready, { hasPrinted: output.seen, timeoutMs, signal })
    }
    for (;;) {
      ending.signal.throwIfAborted()
      const main = await mainPeer()
      if (main !== undefined) return main
      if (performance.now() > untilMs)
        throw new ProgramFailedError(
          'not-sampled',
          `No Node process that could be sampled was up within ${timeoutMs / 1_000} s: the program must run on Node, and must leave NODE_OPTIONS and ${PRELOAD_VARIABLE} of its environment as they are.`,
        )
      await pause(LOOK_EVERY_MS, undefined, { signal: ending.signal })
    }
  }

  /** Of several processes the one that listens, else the first. */
  async function mainPeer(): Promise<Peer | undefined> {
    const living = rendezvous.peers.filter((peer) => !peer.isGone() && peer.hello.threadId === 0)
    const within = { ms: request.iterationTimeoutMs, signal: ending.signal }
    for (const peer of living) await peer.ask({ kind: 'rehearse' }, within)
    return living.find((peer) => peer.handlesOf('TCPServerWrap') > 0) ?? living[0]
  }

  function remarkOn({ ignoredTerm }: ProcessEnd): void {
    if (ignoredTerm)
      remarks.push({
        code: 'ignored-sigterm',
        text: 'The program did not end on SIGTERM and was killed: what was sampled stands, but its own clean-up did not come to its end.',
      })
    if (asked > 0)
      remarks.push({
        code: 'snapshot-asked',
        text:
          plan.onDemandFiles.length === 0
            ? `The program asked for a heap snapshot ${asked} times; none is written in a measured run, for it would disturb the series.`
            : `The program asked for a heap snapshot ${asked} times; ${onDemand.length} were written.`,
      })
  }
}
