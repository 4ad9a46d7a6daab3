import { type Probe, STANDING_COUNT } from './probe.ts'
import type { Settle } from './settle.ts'
import { turn } from './turn.ts'

/** A callback of one turn may ask for another: two turns for a finalizer or a closing handle, one to spare. */
const TURNS_PER_ROUND = 3
const ROUNDS = 1

/**
 * Settling a program that goes on by itself: it never stands still, so waiting for that would only take its time. A fixed
 * number of collections, the last of them without a turn in between, so that nothing of the program runs before the
 * reading.
 */
export function createRunningSettle(probe: Probe, collect: () => void): Settle {
  const standing = new Float64Array(STANDING_COUNT)
  return {
    standing,
    async settle() {
      for (let round = 0; round < ROUNDS; round++) {
        for (let i = 0; i < TURNS_PER_ROUND; i++) await turn()
        collect()
      }
      collect()
      probe.readStanding(standing)
      return ROUNDS + 1
    },
    learnPatience: () => Promise.resolve(),
  }
}
