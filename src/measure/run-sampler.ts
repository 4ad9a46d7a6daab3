import { access } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Series } from '../series/index.ts'
import { failureOf } from './failure-of.ts'
import { BrokenChannelError, type Frame } from './frame-reader.ts'
import { openMembers } from './members/members.ts'
import type { MemberSnapshots, RunFacts, RunFailure, RunProgress, RunRequest } from './run.ts'
import { startSampledProcess } from './sampled-process.ts'
import { FRAME, type Notice, type Phase, type TracedHandles } from './sampler/frame.ts'
import type { SamplerRequest } from './sampler/request.ts'
import { createSeriesBuilder } from './series-builder.ts'
import { v8Flags } from './v8-flags.ts'
import { createWatchdog } from './watchdog.ts'

const answer = (kind: number) => new Uint8Array(new Uint32Array([kind, 0]).buffer)
const PROCEED = answer(FRAME.proceed)
const END = answer(FRAME.end)

export interface RunEnd {
  readonly facts: RunFacts
  readonly series: readonly Series[]
  readonly memberSnapshots?: readonly (MemberSnapshots & { readonly failure: string | null })[]
  readonly failure: RunFailure | null
  /** What a run that traces handles told. */
  readonly handles?: readonly TracedHandles[]
}

/** One process from start to end, whatever its task. */
export async function runSampler(
  request: RunRequest,
  task: SamplerRequest['task'],
  onProgress: (progress: RunProgress) => void,
  goesOn: (soFar: readonly Series[]) => boolean = () => false,
): Promise<RunEnd> {
  const wantedSnapshots = task.kind === 'snapshots' ? (task.members ?? []) : []
  const tracksAllocations =
    task.kind === 'snapshots' && [task, ...wantedSnapshots].some(({ trackAllocations }) => trackAllocations)
  const flags = [...(await v8Flags(request.node, request.v8, tracksAllocations)), ...typeScriptFlags(request)]
  const facts = { side: request.side, node: request.node.version, v8: request.v8, v8Flags: flags }
  const refusal = await refusalOf(request)
  if (refusal !== null) {
    const nothing = { durationMs: 0, outputTail: '', members: [] }
    return { facts: { ...facts, ...nothing }, series: [], memberSnapshots: [], failure: refusal }
  }

  let planned = (task.kind === 'measure' ? task.checkpoints : task.iterations).length
  const handles: TracedHandles[] = []
  const samples = createSeriesBuilder({ kind: 'main', label: 'main' })
  let lastNotice: Notice | null = null
  let phase: Phase = 'load'
  let begun = 0
  let begunIsExact = true
  let checkpoints = 0
  const members = await openMembers({ v8Flags: flags, settle: 'until-still' }, () =>
    child.interrupt('too-many-processes'),
  )
  const child = startSampledProcess(request, flags, task, members.environment, onFrame)
  const watchdog = createWatchdog(request, child.interrupt)
  const cancel = () => child.interrupt('cancelled')
  request.signal.addEventListener('abort', cancel)
  if (request.signal.aborted) cancel()
  const end = await child.end
  request.signal.removeEventListener('abort', cancel)
  watchdog.stop()
  await members.close()

  const done = lastNotice !== null && (lastNotice as Notice).type === 'done' && end.interruption === null
  return {
    facts: {
      ...facts,
      durationMs: end.durationMs,
      outputTail: end.outputTail,
      members: members.groups(),
    },
    series: samples.sampleCount === 0 ? [] : members.join(samples.build()),
    memberSnapshots: wantedSnapshots.map((wanted) => ({
      ...wanted,
      failure: members.snapshotFailure(wanted),
    })),
    failure: done ? null : failureOf({ request, end, notice: lastNotice, begun, begunIsExact }),
    handles,
  }

  function onFrame(frame: Frame): void {
    switch (frame.kind) {
      case 'beat':
        begunIsExact = frame.phase !== 'iterate' || (frame.phase === phase && frame.begun === begun)
        phase = frame.phase
        begun = frame.begun
        watchdog.heard(frame.phase, frame.begun)
        onProgress({ phase: frame.phase, iteration: frame.begun, taken: frame.samples, planned })
        return
      case 'sample':
        samples.addSample(frame.values)
        members.mainSampled()
        return
      case 'rehearsal':
      case 'counts':
        return
      case 'checkpoint':
        void readMembers(frame.kept)
        return
      case 'window-end':
        onWindowEnd(frame.kept)
        return
      case 'notice':
        onNotice(frame.notice)
    }
  }

  function onWindowEnd(kept: boolean): void {
    const isMore = kept && goesOn(members.join(samples.build()))
    if (isMore && task.kind === 'measure') planned += (task.further ?? []).length
    child.tell(isMore ? PROCEED : END)
  }

  async function readMembers(kept: boolean): Promise<void> {
    if (task.kind === 'measure') await members.read(kept)
    else await members.takeSnapshots(wantedSnapshots, checkpoints++)
    child.tell(PROCEED)
  }

  function onNotice(notice: Notice): void {
    switch (notice.type) {
      case 'columns':
        samples.setColumns(notice.names)
        return
      case 'column':
        samples.addColumn(notice.name)
        return
      case 'exiting':
        begun = notice.iteration
        begunIsExact = true
        lastNotice = notice
        return
      case 'failed':
        begun = notice.failure.iteration
        begunIsExact = true
        lastNotice = notice
        return
      case 'done':
        lastNotice = notice
        return
      case 'handles':
        handles.push(notice.group)
        return
      case 'snapshot-asked':
        return
      case 'member':
      case 'label':
      case 'snapshot':
        break
    }
    throw new BrokenChannelError("a notice of an unknown type on the sampler's channel")
  }
}

async function refusalOf(request: RunRequest): Promise<RunFailure | null> {
  if (request.signal.aborted) return { code: 'cancelled', text: 'The run was cancelled before it began.' }
  try {
    await access(request.modulePath)
    return null
  } catch {
    return {
      code: 'workload-missing',
      text: `There is no workload at ${request.modulePath}: correct the path in \`workload\` or \`iterate\`, or commit the file.`,
    }
  }
}

/** Node 22.6 to 22.17 read TypeScript only when asked. */
function typeScriptFlags(request: RunRequest): readonly string[] {
  const [major, minor] = request.node.version.slice(1).split('.').map(Number)
  const asks = (major === 22 && minor! >= 6 && minor! < 18) || (major === 23 && minor! < 6)
  return asks && /^\.[cm]?ts$/.test(extname(request.modulePath)) ? ['--experimental-strip-types'] : []
}
