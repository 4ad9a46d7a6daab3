import { type ByteWindow, type SectionReader, skipSpace, unexpected } from './byte-window.ts'
import { createTextReader } from './value-capture.ts'

/** Takes text as it comes. */
export interface TextSink {
  /** Copies the chunk: the caller keeps it. */
  readonly write: (chunk: Uint8Array) => void
  /** Where up to `length` next bytes may be put, to save that copy: follow with `commit`. Never empty. */
  readonly space: () => Uint8Array
  readonly commit: (byteCount: number) => void
  /** True once nothing that follows matters. */
  readonly isSatisfied: () => boolean
}

export interface ObjectReader extends TextSink {
  /** Tells that nothing follows; refuses a text that ends too early. */
  readonly end: () => void
  readonly byteOffset: () => number
}

export interface ObjectReaderOptions {
  /** The reader of a key's value, asked when its colon has been read. */
  readonly open: (key: string, window: ByteWindow) => SectionReader
  readonly close: (key: string, byteOffset: number) => void
  readonly isSatisfied?: () => boolean
  /** How much of the text is in memory at a time. */
  readonly windowBytes?: number
}

const keyLimitBytes = 256

/** Reads the one object that the text is, key by key, in memory of one window. */
export function createObjectReader(options: ObjectReaderOptions): ObjectReader {
  const bytes = new Uint8Array(Math.max(2 * 4096, options.windowBytes ?? 1 << 18))
  const window: ByteWindow = { bytes, start: 0, end: 0, base: 0, ended: false }
  let state:
    | 'before-object'
    | 'first-key'
    | 'key'
    | 'in-key'
    | 'colon'
    | 'value'
    | 'behind-value'
    | 'behind-object' = 'before-object'
  let keyReader = createTextReader('header', keyLimitBytes)
  let key = ''
  let reader: SectionReader = keyReader
  const isSatisfied = options.isSatisfied ?? (() => false)

  /** One step; false where more text is needed. */
  const step = (): boolean => {
    if (state === 'value') {
      if (!reader.read(window)) return false
      options.close(key, window.base + window.start)
      state = 'behind-value'
      return true
    }
    if (state === 'in-key') {
      if (!keyReader.read(window)) return false
      key = keyReader.text().slice(1, -1)
      state = 'colon'
      return true
    }
    if (!skipSpace(window)) return false
    const byte = window.bytes[window.start]
    switch (state) {
      case 'before-object':
        if (byte !== 123) throw unexpected(window, window.start, 'header', "'{'")
        window.start++
        state = 'first-key'
        return true
      case 'first-key':
      case 'key':
        if (byte !== 34) throw unexpected(window, window.start, key || 'header', 'a key in quotes')
        keyReader = createTextReader('header', keyLimitBytes)
        state = 'in-key'
        return true
      case 'colon':
        if (byte !== 58) throw unexpected(window, window.start, key, "':'")
        window.start++
        reader = options.open(key, window)
        state = 'value'
        return true
      case 'behind-value':
        if (byte !== 44 && byte !== 125) throw unexpected(window, window.start, key, "',' or '}'")
        window.start++
        state = byte === 44 ? 'key' : 'behind-object'
        return true
      case 'behind-object':
        throw unexpected(window, window.start, 'header', 'nothing after the object')
    }
  }

  const advance = (): void => {
    while (!isSatisfied() && step());
    if (isSatisfied()) window.start = window.end
    if (window.start === 0) return
    bytes.copyWithin(0, window.start, window.end)
    window.base += window.start
    window.end -= window.start
    window.start = 0
  }

  const commit = (byteCount: number): void => {
    window.end += byteCount
    advance()
  }

  return {
    isSatisfied,
    space: () => bytes.subarray(window.end),
    commit,
    write(chunk) {
      for (let at = 0; at < chunk.length && !isSatisfied(); ) {
        const room = Math.min(bytes.length - window.end, chunk.length - at)
        bytes.set(chunk.subarray(at, at + room), window.end)
        at += room
        commit(room)
      }
    },
    end() {
      window.ended = true
      advance()
      if (!isSatisfied() && state !== 'behind-object') {
        throw unexpected(window, window.end, key || 'header', 'more text')
      }
    },
    byteOffset: () => window.base,
  }
}
