import process from 'node:process'

// Taken before the workload can replace it; Node 20.16 and later.
const builtin = process.getBuiltinModule?.bind(process)
const STATUS_LINE = 'HTTP/1.1 200 OK\r\n'

interface DatedMessage {
  sendDate: boolean
  _storeHeader?: (firstLine: string, headers: null) => void
}

/**
 * Node's http keeps the text of its `Date` header until the second is over, and an unreferenced timer that drops it: 300 to
 * 2,300 bytes that are there at one sample of a server and gone at the next, as the clock will have it. So the text is asked
 * for right before each collection, and is there at every one. Nothing where the program has not loaded http.
 * Source: lib/internal/http.js, `utcDate`.
 */
export function holdingDate(collect: () => void): () => void {
  let Message: (new () => DatedMessage) | null = null

  function hold(): void {
    if (Message === null) {
      if (builtin === undefined || !isHttpLoaded()) return
      Message = builtin('node:http').OutgoingMessage as unknown as new () => DatedMessage
    }
    const message = new Message()
    message.sendDate = true
    message._storeHeader?.(STATUS_LINE, null)
  }

  return () => {
    try {
      hold()
    } catch {
      // A program that has changed http for itself is measured all the same.
    }
    collect()
  }
}

/** Loading it for our own sake would be seen on the heap. */
function isHttpLoaded(): boolean {
  const { moduleLoadList } = process as unknown as { readonly moduleLoadList?: readonly string[] }
  return moduleLoadList?.includes('NativeModule _http_outgoing') ?? false
}
