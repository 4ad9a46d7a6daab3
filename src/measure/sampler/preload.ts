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
import './provide-gc.ts'
import fs from 'node:fs'
import path from 'node:path'
import v8 from 'node:v8'
import { isMainThread, threadId } from 'node:worker_threads'
import { openChannel } from './channel.ts'
import { connectTo } from './connection.ts'
import { errorFacts } from './error-facts.ts'
import { framesFileOf, type Hello, type Order, PRELOAD_VARIABLE, type PreloadSettings } from './frame.ts'
import { createOrders } from './orders.ts'
import { createProbe, MOST_COLUMNS } from './probe.ts'
import { createSettle } from './settle.ts'
import { createRunningSettle } from './settle-running.ts'

/** Node programs that only start the program in question. */
const STARTERS = /^(npm|npx|yarn|pnpm|pnpx|corepack)(-cli|-[\d.]+)?(\.[cm]?js)?$/

const text = process.env[PRELOAD_VARIABLE]
const script = process.argv[1] ?? ''
if (text !== undefined && !STARTERS.test(path.basename(script))) start(JSON.parse(text) as PreloadSettings)

function start(settings: PreloadSettings): void {
  if (isMainThread) for (const flag of settings.v8Flags) v8.setFlagsFromString(flag)
  const hello: Hello = {
    pid: process.pid,
    ppid: process.ppid,
    threadId,
    script,
    nodeVersion: process.version,
  }
  // A number in a variable is a heap number now and none then, which is seen in heapUsed.
  const ticks = new Float64Array(1)
  const heapslope = Object.freeze({
    tick() {
      ticks[0]!++
    },
  })
  Object.defineProperty(globalThis, 'heapslope', { value: heapslope, configurable: true })

  const channel = openChannel(
    MOST_COLUMNS,
    fs.openSync(path.join(settings.folder, framesFileOf(hello)), 'a'),
  )
  const probe = createProbe(channel)
  const settle = settings.settle === 'fixed' ? createRunningSettle(probe) : createSettle(probe)
  const orders = createOrders(channel, probe, settle, ticks)

  let last = Promise.resolve()
  connectTo(settings.address, hello, (order: Order) => {
    last = last.then(() => orders.carryOut(order))
  })
  process.on('uncaughtExceptionMonitor', (thrown) => {
    channel.notice({
      type: 'failed',
      failure: {
        code: 'uncaught-error',
        phase: 'iterate',
        iteration: ticks[0]!,
        error: errorFacts(thrown),
      },
    })
  })
  process.on('exit', (exitCode) => {
    channel.notice({ type: 'exiting', exitCode, phase: 'iterate', iteration: ticks[0]! })
  })
}
