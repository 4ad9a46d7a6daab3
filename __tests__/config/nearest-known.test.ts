import { describe, expect, test } from 'vitest'
import { nearestKnown } from '../../src/config/index.ts'
import { editDistance } from '../../src/config/nearest-known.ts'

const KEYS = ['threshold', 'budget', 'total-budget', 'node', 'node-args', 'iteration-timeout', 'snapshots']

describe('the nearest known word', () => {
  test.each([
    ['treshold', 'threshold'],
    ['thershold', 'threshold'],
    ['Threshold', 'threshold'],
    ['nodeArgs', 'node-args'],
    ['node_args', 'node-args'],
    ['iterationTimeout', 'iteration-timeout'],
    ['snapshot', 'snapshots'],
    ['bugdet', 'budget'],
    ['iter', 'iteration-timeout'],
    ['xyz', null],
    ['', null],
  ])('of %j is %j', (word, expected) => {
    expect(nearestKnown(word, KEYS)).toBe(expected)
  })

  test('is the nearest of several that are near', () => {
    expect(nearestKnown('maine', ['mine', 'main', 'remain'])).toBe('mine')
    expect(nearestKnown('totalbudget', KEYS)).toBe('total-budget')
  })
})

/** The same distance by its definition, without a table. */
function distanceByTrying(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const swapped =
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
      ? [1 + distanceByTrying(a.slice(2), b.slice(2))]
      : []
  return Math.min(
    1 + distanceByTrying(a.slice(1), b),
    1 + distanceByTrying(a, b.slice(1)),
    (a[0] === b[0] ? 0 : 1) + distanceByTrying(a.slice(1), b.slice(1)),
    ...swapped,
  )
}

function randomWord(seed: number): string {
  let state = seed * 2_654_435_761
  const next = (bound: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * bound)
  }
  return Array.from({ length: next(6) }, () => 'abc'[next(3)]!).join('')
}

test.each(Array.from({ length: 200 }, (_, seed) => seed + 1))(
  'the distance agrees with trying every edit, seed %i',
  (seed) => {
    const [a, b] = [randomWord(seed), randomWord(seed + 1_000)]
    expect(editDistance(a, b)).toBe(distanceByTrying(a, b))
  },
)
