/** A set of pairs of 32-bit numbers. A `Set` would need a key made of both, and ends at 2^24 entries. */
export interface PairSet {
  /** Takes the pair out and returns false where it was in, else puts it in and returns true. */
  readonly toggle: (first: number, second: number) => boolean
}

const free = 0
const taken = 1
const deleted = 2

/** Open addressing; deleted entries stay as tombstones until the next growth. */
export function createPairSet(): PairSet {
  let capacity = 1024
  let used = 0
  let firsts = new Uint32Array(capacity)
  let seconds = new Uint32Array(capacity)
  let state = new Uint8Array(capacity)

  const slotOf = (first: number, second: number): number => {
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & (capacity - 1)
    while (
      state[slot] !== free &&
      (state[slot] !== taken || firsts[slot] !== first || seconds[slot] !== second)
    ) {
      slot = (slot + 1) & (capacity - 1)
    }
    return slot
  }
  const put = (first: number, second: number): void => {
    const slot = slotOf(first, second)
    firsts[slot] = first
    seconds[slot] = second
    state[slot] = taken
    used++
  }
  const grow = (): void => {
    const [oldFirsts, oldSeconds, oldState] = [firsts, seconds, state]
    capacity *= 2
    used = 0
    firsts = new Uint32Array(capacity)
    seconds = new Uint32Array(capacity)
    state = new Uint8Array(capacity)
    for (let slot = 0; slot < oldState.length; slot++) {
      if (oldState[slot] === taken) put(oldFirsts[slot], oldSeconds[slot])
    }
  }

  return {
    toggle(first, second) {
      const slot = slotOf(first, second)
      if (state[slot] === taken) {
        state[slot] = deleted
        return false
      }
      if (used * 2 >= capacity) grow()
      put(first, second)
      return true
    },
  }
}
