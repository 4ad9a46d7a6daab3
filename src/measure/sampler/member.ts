import path from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { exposedCollector } from './exposed-collector.ts'
import { MEMBER_VARIABLE, type MemberOrder } from './frame.ts'
import { keepMembers } from './keep-members.ts'
import { reportAsMember } from './report-as-member.ts'

// Preloaded through NODE_OPTIONS into every Node process and worker thread of a measured program. It must never throw, print
// or keep anything alive: the program is not ours.
const order = process.env[MEMBER_VARIABLE]
if (order !== undefined) {
  const isRoot = isMainThread && process.argv[1] === path.join(__dirname, 'sampler.cjs')
  if (!isRoot) {
    keepMembers(order, () => {})
    const { socket, v8Flags } = JSON.parse(order) as MemberOrder
    reportAsMember(socket, exposedCollector(v8Flags))
  }
}
