import { describe, expect, test } from 'vitest'
import { missingLegs, missingShards, resultArtifacts } from '../../src/action/result-artifacts.ts'

const listed = (...names: readonly string[]) => names.map((name, at) => ({ id: at + 1, name, bytes: 100 }))
const found = (names: readonly string[], ownLabel: string | null = null) =>
  resultArtifacts(listed(...names), ownLabel)

describe('results among a run’s artifacts', () => {
  test('are told by name, job, shard and attempt', () => {
    expect(found(['heapslope-memory-node-20-1', 'heapslope-memory-shard-2-of-5-1'])).toEqual([
      {
        artifact: { id: 1, name: 'heapslope-memory-node-20-1', bytes: 100 },
        label: 'memory-node-20',
        leg: null,
        shard: null,
        attempt: 1,
        upload: 1,
      },
      {
        artifact: { id: 2, name: 'heapslope-memory-shard-2-of-5-1', bytes: 100 },
        label: 'memory',
        leg: null,
        shard: { index: 2, count: 5 },
        attempt: 1,
        upload: 1,
      },
    ])
  })

  test.each([
    'coverage',
    'heapslope-1',
    'heapslope-memory',
    'heapslope-memory-1-router-head-3.heapsnapshot',
    'heapslope-memory 1',
    'heapslope-<b>-1',
    'heapslope-memory-shard-0-of-5-1',
    'heapslope-memory-shard-6-of-5-1',
    `heapslope-${'x'.repeat(300)}-1`,
  ])('do not include %s', (name) => {
    expect(found([name])).toEqual([])
  })

  test('carry the number of their leg, which is no part of the label', () => {
    const names = [
      'heapslope-memory-leg-1-of-3-node-20-1',
      'heapslope-memory-leg-2-of-3-2',
      'heapslope-memory-leg-3-of-3-shard-3-of-3-1',
      'heapslope-memory-leg-9-of-3-1',
    ]
    expect(found(names).map(({ label, leg, shard }) => [label, leg?.index, shard?.index])).toEqual([
      ['memory-node-20', 1, undefined],
      ['memory', 2, undefined],
      ['memory', 3, 3],
      ['memory-leg-9-of-3', undefined, undefined],
    ])
  })

  test('of two legs are two, however alike they are named', () => {
    expect(found(['heapslope-a-leg-1-of-2-x-1', 'heapslope-a-leg-2-of-2-x-1'])).toHaveLength(2)
  })

  test('are the newest attempt of each job', () => {
    const names = ['heapslope-a-1', 'heapslope-a-3', 'heapslope-a-2', 'heapslope-b-1']
    expect(found(names).map(({ artifact }) => artifact.name)).toEqual(['heapslope-a-3', 'heapslope-b-1'])
  })

  test('are the last upload of an attempt, where a connection broke and it was begun anew', () => {
    const names = [
      'heapslope-a-shard-1-of-2-1',
      'heapslope-a-shard-1-of-2-1.2',
      'heapslope-a-shard-2-of-2-1.2',
    ]
    const parts = found(names)
    expect(parts.map(({ artifact }) => artifact.name)).toEqual(names.slice(1))
    expect(missingShards(parts)).toEqual([])
  })

  test('do not include what the reporting job itself uploaded before', () => {
    expect(found(['heapslope-report-1', 'heapslope-memory-1'], 'report').map(({ label }) => label)).toEqual([
      'memory',
    ])
  })
})

describe('missing shards', () => {
  test('are those of the count that no artifact names, job by job', () => {
    const names = [
      'heapslope-a-shard-1-of-3-1',
      'heapslope-a-shard-3-of-3-2',
      'heapslope-b-shard-1-of-1-1',
      'heapslope-c-1',
    ]
    expect(missingShards(found(names))).toEqual([{ label: 'a', index: 2, count: 3 }])
  })
})

describe('missing legs', () => {
  test('are those of the matrix that no artifact names, job by job', () => {
    const names = [
      'heapslope-a-leg-1-of-3-node-20-1',
      'heapslope-a-leg-3-of-3-node-24-2',
      'heapslope-b-leg-1-of-2-1',
      'heapslope-b-leg-2-of-2-1',
      'heapslope-c-1',
    ]
    expect(missingLegs(found(names))).toEqual([
      { job: 'a', index: 2, count: 3, results: 0, resultsOfOthers: 1 },
    ])
  })

  test('are those, too, that uploaded fewer results than the others, there being several steps', () => {
    const names = ['one', 'two'].flatMap((step) =>
      [1, 2].map((leg) => `heapslope-a-leg-${leg}-of-2-node-${leg}-${step}-1`),
    )
    expect(missingLegs(found(names))).toEqual([])
    expect(missingLegs(found(names.slice(1)))).toEqual([
      { job: 'a', index: 1, count: 2, results: 1, resultsOfOthers: 2 },
    ])
  })
})
