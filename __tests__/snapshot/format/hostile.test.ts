import { expect, test } from 'vitest'
import { mutate } from '../mutations.ts'
import { seeds } from '../random-heap.ts'
import { survive } from '../survive.ts'

/** More of them: `bench/snapshot-mutations.ts`. */
test('a thousand damaged snapshots end in a named error or in a consistent answer', () => {
  const kinds = seeds(1000).map((seed) => survive(mutate(seed), 1 + (seed % 4000)).kind)
  expect(new Set(kinds)).toEqual(new Set(['refused', 'counted', 'analysed']))
})

test('a damaged snapshot is told the same way in chunks of one byte', () => {
  const told = (seed: number, chunkBytes: number): unknown => {
    const mutant = mutate(seed)
    const survival = survive(mutant, chunkBytes)
    return { what: mutant.what, told: survival.kind === 'refused' ? survival.error.message : survival.kind }
  }
  expect(seeds(100).map((seed) => told(seed, 1))).toEqual(seeds(100).map((seed) => told(seed, 1 << 20)))
})

test('each of a thousand damaged snapshots is done within a second', () => {
  const slowest = Math.max(
    ...seeds(1000).map((seed) => {
      const started = performance.now()
      survive(mutate(seed + 5000), 4096)
      return performance.now() - started
    }),
  )
  expect(slowest).toBeLessThan(1000)
})
