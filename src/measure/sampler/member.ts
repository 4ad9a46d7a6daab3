import path from 'node:path'
import v8 from 'node:v8'
import { isMainThread, parentPort } from 'node:worker_threads'
import { MEMBER_VARIABLE, type MemberOrder } from './frame.ts'
import { keepMembers } from './keep-members.ts'
import { provideGc } from './provide-gc.ts'
import { reportAsMember } from './report-as-member.ts'
import { isStarter } from './starter.ts'

// Preloaded through NODE_OPTIONS into every Node process and worker thread of a measured program. It must never throw, print
// or keep anything alive: the program is not ours.
const text = process.env[MEMBER_VARIABLE]
const script = process.argv[1] ?? ''
// Node has threads of its own, which have no parent to talk to: one for the hooks of module loaders.
const isOfNode = !isMainThread && parentPort === null
if (text !== undefined && !isOfNode && !(isMainThread && isSampler(script)) && !isStarter(script)) {
  const order = JSON.parse(text) as MemberOrder
  keepMembers(text, () => {})
  // A process that neither heapslope nor a fork of its process has started; threads share what their process has set.
  if (isMainThread && typeof globalThis.gc !== 'function')
    for (const flag of order.v8Flags) v8.setFlagsFromString(flag)
  reportAsMember(order, provideGc())
}

/** The process that calls a workload's function speaks for itself. */
function isSampler(file: string): boolean {
  return file === path.join(__dirname, 'sampler.cjs')
}
