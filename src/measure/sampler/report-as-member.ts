import fs from 'node:fs'
import net from 'node:net'
import { isMainThread } from 'node:worker_threads'
import { createAnswerer } from './answer-asks.ts'
import { createAskReader } from './ask-reader.ts'
import { openChannel } from './channel.ts'
import type { MemberOrder } from './frame.ts'
import { MOST_COLUMNS } from './probe.ts'
import { wakeUpInWait } from './wake-up-in-wait.ts'

// Taken before the workload can replace it.
const { readSync } = fs

const LONGEST_ASK_BYTES = 8 * 1024

/**
 * Connects this process or thread to heapslope's socket and answers what it is asked there. Keeps nothing alive, and does nothing
 * where the socket is gone, because heapslope is.
 */
export function reportAsMember(order: MemberOrder, collect: () => void): void {
  const received = Buffer.alloc(LONGEST_ASK_BYTES)
  const socket = net.connect({
    path: order.socket,
    onread: {
      buffer: received,
      callback(bytes) {
        readAsks(received, bytes)
        return true
      },
    },
  })
  socket.on('error', () => {})
  socket.unref()

  // Connected already: a socket of the file system does not wait for its server. Writing to it at once lets a thread be counted
  // that never gives its event loop a turn.
  const fd = (socket as unknown as { readonly _handle: { readonly fd: number } | null })._handle?.fd ?? -1
  if (fd < 0) return
  const channel = openChannel(MOST_COLUMNS, fd)
  const answerer = orNull(() => {
    channel.notice({ type: 'member', kind: isMainThread ? 'child' : 'worker', pid: process.pid })
    return createAnswerer(channel, collect, order.settle)
  })
  if (answerer === null) {
    socket.destroy()
    return
  }
  // A thread has its script's name only once it runs it.
  process.nextTick(() => orNull(() => answerer.sayLabel()))

  let isAsleep = false
  const readAsks = createAskReader(LONGEST_ASK_BYTES, (ask) => {
    if (isAsleep) orNull(() => answerer.answerAtOnce(ask))
    else answerer.answer(ask).catch(() => {})
  })
  if (!isMainThread)
    wakeUpInWait(() => {
      const bytes = orNull(() => readSync(fd, received)) ?? 0
      if (bytes === 0) return
      isAsleep = true
      readAsks(received, bytes)
      isAsleep = false
    })
}

/** null where it throws: the socket is full or gone, and the program is not to notice. */
function orNull<Value>(act: () => Value): Value | null {
  try {
    return act()
  } catch {
    return null
  }
}
