/**
 * The sampler for a program that runs by itself (`script`, `serve`), preloaded through `--require` or NODE_OPTIONS and so
 * found in every Node process and worker thread that inherits either. Without PRELOAD_VARIABLE it does nothing.
 *
 * Once per process it sets the V8 flags it is given and provides `gc`. Once per thread it opens its file of frames
 * (written synchronously, so that the last word of a crash arrives), connects to its parent, says `Hello`, and from then
 * on carries out one `Order` after the other. Time and load are the parent's: nothing is read unless it was asked for.
 *
 * The program sees `globalThis.gc` and `globalThis.heapslope.tick()`.
 */
import fs from 'node:fs'
import path from 'node:path'
import v8 from 'node:v8'
import { isMainThread, threadId } from 'node:worker_threads'
import { type Channel, openChannel } from './channel.ts'
import { connectTo } from './connection.ts'
import { countRequests } from './count-requests.ts'
import { errorFacts } from './error-facts.ts'
import { framesFileOf, type Hello, type Order, PRELOAD_VARIABLE, type PreloadSettings } from './frame.ts'
import { holdingDate } from './hold-date.ts'
import { createOnDemand } from './on-demand.ts'
import { createOrders } from './orders.ts'
import { createProbe, MOST_COLUMNS } from './probe.ts'
import { provideGc } from './provide-gc.ts'
import { rehearseRareCalls } from './rehearse-rare-calls.ts'
import { createSettle } from './settle.ts'
import { createRunningSettle } from './settle-running.ts'
import { provideStandIns } from './stand-ins.ts'
import { isStarter } from './starter.ts'

const text = process.env[PRELOAD_VARIABLE]
const script = process.argv[1] ?? ''
if (text !== undefined && !isStarter(script)) start(JSON.parse(text) as PreloadSettings)

function start(settings: PreloadSettings): void {
  if (isMainThread) for (const flag of settings.v8Flags) v8.setFlagsFromString(flag)
  const { pid, ppid, version: nodeVersion } = process
  const hello: Hello = { pid, ppid, threadId, script, nodeVersion }
  const counted = offerCounter(settings)
  const channel = openChannel(MOST_COLUMNS, fs.openSync(path.join(settings.folder, framesFileOf(hello)), 'a'))
  const collect = holdingDate(provideGc())
  const probe = createProbe(channel)
  const settle =
    settings.settle === 'fixed' ? createRunningSettle(probe, collect) : createSettle(probe, collect)
  const orders = createOrders(channel, probe, settle, counted)

  const askForSnapshot = createOnDemand(settings.onDemandFiles, channel, orders)

  let last = Promise.resolve()
  connectTo(settings.address, hello, (order: Order) => {
    if (order.kind === 'rehearse') last = last.then(() => rehearseRareCalls(askForSnapshot))
    last = last.then(() => orders.carryOut(order))
  })
  tellTheEnd(channel, counted)
  provideStandIns(askForSnapshot, collect)
  // There is no such signal on Windows.
  if (isMainThread && process.platform !== 'win32')
    process.on('SIGUSR2', () => void askForSnapshot('SIGUSR2'))
}

/** What is counted: requests where the load does not tell, else the program's ticks. */
function offerCounter({ countsRequests }: PreloadSettings): Float64Array {
  // A number in a variable is a heap number now and none then, which is seen in heapUsed.
  const counted = new Float64Array(2)
  if (countsRequests) countRequests(counted)
  const tick = countsRequests ? () => {} : () => void counted[0]!++
  Object.defineProperty(globalThis, 'heapslope', { value: Object.freeze({ tick }), configurable: true })
  return counted
}

/** The last words of this thread, written at once. */
function tellTheEnd(channel: Channel, counted: Float64Array): void {
  process.on('uncaughtExceptionMonitor', (thrown) => {
    const error = errorFacts(thrown)
    const failure = { code: 'uncaught-error', phase: 'iterate', iteration: counted[0]!, error } as const
    channel.notice({ type: 'failed', failure })
  })
  process.on('exit', (exitCode) => {
    channel.notice({ type: 'exiting', exitCode, phase: 'iterate', iteration: counted[0]! })
  })
}
