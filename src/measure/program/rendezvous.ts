import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrokenChannelError } from '../frame-reader.ts'
import { framesFileOf, type Hello, type Notice } from '../sampler/frame.ts'
import { createPeer, type Peer, parsedHello } from './peer.ts'

const READ_EVERY_MS = 5
const LONGEST_GREETING = 64 * 1024

/** Where the samplers of one program report, each process and thread for itself. */
export interface Rendezvous {
  readonly address: string
  readonly folder: string
  /** In the order in which they came; also those that are gone. */
  readonly peers: readonly Peer[]
  /** Reads what is left, also from those that ended before they could connect; no peer is added afterwards. */
  readonly drain: () => Promise<void>
  /** Removes the folder and the socket. */
  readonly close: () => Promise<void>
}

export interface RendezvousEvents {
  readonly onPeer: (peer: Peer) => void
  readonly onNotice: (notice: Notice, from: Pick<Hello, 'pid' | 'threadId'>) => void
  readonly onBroken: (error: BrokenChannelError) => void
}

export async function openRendezvous(events: RendezvousEvents): Promise<Rendezvous> {
  const folder = await mkdtemp(join(tmpdir(), 'hs-'))
  const address =
    process.platform === 'win32' ? `\\\\.\\pipe\\${folder.replaceAll(/\W/g, '-')}` : join(folder, 's')
  const peers: Peer[] = []
  const sockets = new Set<Socket>()

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    let greeting = ''
    socket.setEncoding('utf8')
    socket.on('data', function listen(text: string) {
      greeting += text
      const end = greeting.indexOf('\n')
      if (end < 0 && greeting.length < LONGEST_GREETING) return
      socket.off('data', listen)
      socket.resume()
      guarded(() => add(parsedHello(greeting.slice(0, Math.max(0, end))), socket))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, resolve)
  })
  const reading = setInterval(readAll, READ_EVERY_MS)

  function add(hello: Hello, socket: Socket | null): void {
    const file = join(folder, framesFileOf(hello))
    const peer = createPeer(hello, file, socket, (notice) => events.onNotice(notice, hello))
    peers.push(peer)
    peer.read()
    events.onPeer(peer)
  }

  function readAll(): void {
    for (const peer of peers) guarded(peer.read)
  }

  function guarded(action: () => void): void {
    try {
      action()
    } catch (error) {
      if (error instanceof BrokenChannelError) events.onBroken(error)
      else if (!(error instanceof Error && 'code' in error)) throw error
    }
  }

  return {
    address,
    folder,
    peers,
    async drain() {
      clearInterval(reading)
      readAll()
      const known = new Set(peers.map(({ hello }) => framesFileOf(hello)))
      for (const name of await readdir(folder)) {
        const named = /^(\d+)-(\d+)\.frames$/.exec(name)
        if (named === null || known.has(name)) continue
        const [pid, threadId] = [Number(named[1]), Number(named[2])]
        guarded(() => add({ pid, ppid: 0, threadId, script: '', nodeVersion: '' }, null))
      }
    },
    async close() {
      clearInterval(reading)
      for (const peer of peers) peer.close()
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
