import { matchesGlob as nodesOwn } from 'node:path/posix'
import { describe, expect, test } from 'vitest'
import { isGlob, matchesGlob } from '../../src/config/index.ts'

describe('a pattern', () => {
  test.each([
    ['bench/*.leak.mjs', 'bench/a.leak.mjs'],
    ['bench/*.leak.mjs', 'bench/.leak.mjs', false],
    ['bench/*.leak.mjs', 'bench/deep/a.leak.mjs', false],
    ['bench/*.leak.mjs', 'bench/a.leakXmjs', false],
    ['packages/*/bench/**/*.mjs', 'packages/a/bench/x.mjs'],
    ['packages/*/bench/**/*.mjs', 'packages/a/bench/b/c/x.mjs'],
    ['**/*.leak.{js,ts,mjs}', 'a.leak.ts'],
    ['**/*.leak.{js,ts,mjs}', 'x/y/a.leak.mjs'],
    ['**/*.leak.{js,ts,mjs}', 'x/y/a.leak.cjs', false],
    ['**/*.js', '.cache/a.js', false],
    ['**/*.js', 'a/.cache/a.js', false],
    ['.cache/*.js', '.cache/a.js'],
    ['bench/[ab].js', 'bench/b.js'],
    ['bench/[!ab].js', 'bench/b.js', false],
    ['bench/[!ab].js', 'bench/c.js'],
    ['bench/[z-a].js', 'bench/b.js', false],
    ['bench/[z-a].js', 'bench/[z-a].js'],
    ['{a,b{c,d}}/x.js', 'bd/x.js'],
    ['{a,b{c,d}}/x.js', 'b/x.js', false],
    ['pages/{id.js', 'pages/{id.js'],
    ['a+(b).js', 'a+(b).js'],
    ['a+(b).js', 'abb.js', false],
    ['**', 'a/b/c'],
  ])('%s on %s', (pattern, path, expected = true) => {
    expect(matchesGlob(path, pattern)).toBe(expected)
  })

  test('is told from a path by its characters', () => {
    expect(['a*', 'a?', '[a]', '{a,b}'].every(isGlob)).toBe(true)
    expect(isGlob('bench/a-b_c.d/e (f).mjs')).toBe(false)
  })
})

function random(seed: number) {
  let state = seed * 2_654_435_761
  return (bound: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * bound)
  }
}

test.each(Array.from({ length: 300 }, (_, seed) => seed + 1))(
  "agrees with Node's own matching on small patterns and paths, seed %i",
  (seed) => {
    const next = random(seed)
    const pick = (words: readonly string[]) => words[next(words.length)]!
    const pattern = Array.from({ length: 1 + next(3) }, () =>
      pick(['a', 'b', '*', '**', '?', 'a*', '*b', '[ab]', '[!a]', '{a,b}', '*.{a,b}', 'a?b', '.a', '.*']),
    ).join('/')
    for (let i = 0; i < 20; i++) {
      const path = Array.from({ length: 1 + next(3) }, () =>
        pick(['a', 'b', 'ab', 'ba', 'aab', 'a.b', 'b.a', '.a', 'c']),
      ).join('/')
      expect([path, pattern, matchesGlob(path, pattern)]).toEqual([path, pattern, nodesOwn(path, pattern)])
    }
  },
)
