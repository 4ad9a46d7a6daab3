/** Bytes that are put together piece by piece. */
export interface GrowingBytes {
  readonly push: (byte: number) => void
  readonly append: (bytes: Uint8Array) => void
  readonly appendNumber: (value: number) => void
  /** What has come together since the last call; valid until the next `push`. */
  readonly take: () => Uint8Array
}

export function createGrowingBytes(): GrowingBytes {
  let bytes = new Uint8Array(1 << 16)
  let length = 0
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more))
    larger.set(bytes.subarray(0, length))
    bytes = larger
  }
  return {
    push(byte) {
      reserve(1)
      bytes[length++] = byte
    },
    append(piece) {
      reserve(piece.length)
      bytes.set(piece, length)
      length += piece.length
    },
    appendNumber(value) {
      const text = String(value)
      reserve(text.length)
      for (let at = 0; at < text.length; at++) bytes[length++] = text.charCodeAt(at)
    },
    take() {
      const taken = bytes.slice(0, length)
      length = 0
      return taken
    },
  }
}
