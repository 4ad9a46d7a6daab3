import { expect, test } from 'vitest'
import { missingResults } from '../../src/action/missing-results.ts'
import { resultArtifacts } from '../../src/action/result-artifacts.ts'

const missing = (names: readonly string[], expected: number | null = null) =>
  missingResults(
    resultArtifacts(
      names.map((name, at) => ({ id: at, name: `heapslope-${name}`, bytes: 1 })),
      null,
    ),
    expected,
  ).map(({ text }) => text)

test('nothing is missing where every leg and shard is there', () => {
  expect(missing(['a-leg-1-of-2-x-1', 'a-leg-2-of-2-y-1', 'b-shard-1-of-1-1', 'c-1'], 4)).toEqual([])
})

test('a missing leg is named beside those that are there', () => {
  expect(missing(['a-leg-1-of-3-node-20-1', 'a-leg-3-of-3-node-24-1'])).toEqual([
    'Leg 2 of 3 of the matrix of a has uploaded no result. There are: a-node-20, a-node-24.',
  ])
})

test('a shard that is a leg is named once', () => {
  expect(missing(['a-leg-1-of-3-shard-1-of-3-1', 'a-leg-3-of-3-shard-3-of-3-1'])).toEqual([
    'Shard 2 of 3 of a has uploaded no result.',
  ])
})

test('all shards of one leg are missed although none of them was ever heard of', () => {
  const names = ['a-leg-1-of-4-node-20-shard-1-of-2-1', 'a-leg-2-of-4-node-20-shard-2-of-2-1']
  expect(missing(names)).toHaveLength(2)
})

test('fewer results than expected are counted and named', () => {
  expect(missing(['a-1', 'b-1'], 3)).toEqual([
    '3 results were expected (input "expect"), and 2 are there: a, b.',
  ])
  expect(missing([], 1)).toEqual(['1 results were expected (input "expect"), and 0 are there.'])
})

test('more results than are read are no whole', () => {
  expect(missing(Array.from({ length: 257 }, (_, at) => `job${at}-1`))).toEqual([
    'The run has 257 results, and no more than 256 of them were read.',
  ])
})
