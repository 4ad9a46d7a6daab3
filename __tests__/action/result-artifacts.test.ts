import { describe, expect, test } from 'vitest'
import { missingShards, resultArtifacts } from '../../src/action/result-artifacts.ts'

const listed = (...names: readonly string[]) => names.map((name, at) => ({ id: at + 1, name, bytes: 100 }))
const found = (names: readonly string[], ownLabel: string | null = null) =>
  resultArtifacts(listed(...names), ownLabel)

describe('results among a run’s artifacts', () => {
  test('are told by name, job, shard and attempt', () => {
    expect(found(['heapslope-memory-node-20-1', 'heapslope-memory-shard-2-of-5-1'])).toEqual([
      {
        artifact: { id: 1, name: 'heapslope-memory-node-20-1', bytes: 100 },
        label: 'memory-node-20',
        shard: null,
        attempt: 1,
        upload: 1,
      },
      {
        artifact: { id: 2, name: 'heapslope-memory-shard-2-of-5-1', bytes: 100 },
        label: 'memory',
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
