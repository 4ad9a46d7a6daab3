import net from 'node:net'
import type { Hello, Order } from './frame.ts'

const BUFFER_BYTES = 16 * 1024

/**
 * Connects to the parent, says who this is, and gives each order as it comes. The connection keeps no process alive, is
 * read into one buffer that is used again, and if it breaks, nothing happens: the program goes on unmeasured.
 */
export function connectTo(address: string, hello: Hello, onOrder: (order: Order) => void): void {
  let pending = ''
  const socket = net.connect({
    path: address,
    onread: {
      buffer: Buffer.alloc(BUFFER_BYTES),
      callback(bytes, buffer) {
        pending += Buffer.from(buffer.buffer, buffer.byteOffset, bytes).toString('utf8')
        const lines = pending.split('\n')
        pending = lines.pop() ?? ''
        for (const line of lines) onOrder(JSON.parse(line) as Order)
        return true
      },
    },
  })
  socket.on('error', () => {})
  socket.write(`${JSON.stringify(hello)}\n`)
  socket.unref()
}
