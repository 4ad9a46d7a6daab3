import { expect, test } from 'vitest'
import { createPairSet } from '../../../src/snapshot/graph/pair-set.ts'
import { createRandom, seeds } from '../random-heap.ts'

test.each(seeds(20))('a pair is in after an odd number of times, seed %i', (seed) => {
  const random = createRandom(seed)
  const pairs = createPairSet()
  const twin = new Set<string>()
  for (let count = 0; count < 5000; count++) {
    const [first, second] = [random(60), random(60) * 2 ** 26]
    const key = `${first} ${second}`
    expect(pairs.toggle(first, second)).toBe(!twin.delete(key) && twin.add(key) !== undefined)
  }
})
