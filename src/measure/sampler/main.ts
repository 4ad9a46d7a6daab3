import { openChannel } from './channel.ts'
import { createDriver } from './driver.ts'
import { errorFacts } from './error-facts.ts'
import { MEMBER_VARIABLE, type WorkloadFailure } from './frame.ts'
import { handleRun } from './handle-run.ts'
import { startHandleTrace } from './handle-trace.ts'
import { holdingDate } from './hold-date.ts'
import { keepMembers } from './keep-members.ts'
import { createProbe, MOST_COLUMNS } from './probe.ts'
import type { SamplerRequest } from './request.ts'
import { sampleRun } from './sample-run.ts'
import { createSettle } from './settle.ts'
import { snapshotRun } from './snapshot-run.ts'
import { openSnapshotWriter } from './snapshot-writer.ts'
import { createTracker } from './tracker.ts'
import { loadWorkload, type Workload, type WorkloadContext } from './workload.ts'
import { WorkloadError } from './workload-error.ts'

// Taken before the workload can replace it.
const exit = process.exit.bind(process)
const collect = globalThis.gc as () => void
const channel = openChannel(MOST_COLUMNS)
const tracker = createTracker(channel)
let said = false
let hasMembers = false

/** The last thing this process says. */
function conclude(failure: WorkloadFailure | null): void {
  if (said) return
  said = true
  channel.notice(failure === null ? { type: 'done' } : { type: 'failed', failure })
}

function failureHere(code: WorkloadFailure['code'], thrown: readonly [unknown] | null): WorkloadFailure {
  return {
    code,
    phase: tracker.phase,
    iteration: tracker.begun,
    error: thrown === null ? null : errorFacts(thrown[0]),
  }
}

keepMembers(process.env[MEMBER_VARIABLE] ?? '', () => {
  hasMembers = true
})
process.on('uncaughtExceptionMonitor', (thrown) => conclude(failureHere('uncaught-error', [thrown])))
process.on('beforeExit', () => {
  conclude(failureHere('never-ends', null))
  exit(1)
})
process.on('exit', (exitCode) => {
  if (!said) channel.notice({ type: 'exiting', exitCode, phase: tracker.phase, iteration: tracker.begun })
})

const request = JSON.parse(process.argv[2]!) as SamplerRequest
process.argv.splice(1, process.argv.length - 1, request.modulePath, ...request.args)
run(request).then(
  () => {
    conclude(null)
    exit(0)
  },
  (error: unknown) => {
    if (!(error instanceof WorkloadError)) throw error
    conclude(error.failure)
    if (error.failure.error !== null) dieOf(error.cause)
    setImmediate(exit, 1)
  },
)

/** Lets Node print it, with the line of a syntax error, which no property of the error tells. */
function dieOf(thrown: unknown): void {
  process.removeAllListeners('uncaughtException')
  setImmediate(() => {
    throw thrown
  })
}

async function run({ modulePath, args, task }: SamplerRequest): Promise<void> {
  const probe = createProbe(channel)
  const patienceMs = task.kind === 'measure' ? task.patienceMs : undefined
  const settle = createSettle(probe, holdingDate(collect), { patienceMs })
  await tracker.startBeating()
  const writer = task.kind === 'snapshots' ? await openSnapshotWriter(rehearsal) : null
  const trace = task.kind === 'handles' ? startHandleTrace((scriptName) => scriptName === __filename) : null
  const workload = await load(modulePath)
  const context: WorkloadContext = Object.freeze({ args: Object.freeze([...args]), state: {} })
  const runTo = createDriver(workload, context, tracker)

  await callOnce('setup')
  switch (task.kind) {
    case 'measure':
      await sampleRun(task, runTo, tracker, probe, settle, awaitMembers, 0, channel.asksToGoOn)
      break
    case 'snapshots':
      await snapshotRun(task, writer!, runTo, tracker, settle, awaitMembers)
      break
    case 'handles':
      await handleRun(task, trace!, channel, runTo, tracker, settle)
      break
  }
  await callOnce('teardown')

  async function rehearsal(): Promise<void> {
    tracker.enter('settle')
    tracker.beginIterations(0)
    await settle.settle()
  }

  async function callOnce(name: 'setup' | 'teardown'): Promise<void> {
    tracker.enter(name)
    try {
      await workload[name]?.(context)
    } catch (thrown) {
      throw new WorkloadError(failureHere(`${name}-threw`, [thrown]), thrown)
    }
  }
}

/** A program that never had a member waits for none. */
function awaitMembers(kept: boolean): void {
  if (hasMembers) channel.awaitMembers(kept)
}

async function load(modulePath: string): Promise<Workload> {
  let workload: Workload | null
  try {
    workload = await loadWorkload(modulePath)
  } catch (thrown) {
    throw new WorkloadError(failureHere('workload-not-loadable', [thrown]), thrown)
  }
  if (workload === null) throw new WorkloadError(failureHere('workload-not-a-function', null))
  return workload
}
