import { expect, test } from 'vitest'
import { mergeResults, type Result } from '../../src/result/index.ts'
import { drawResult, drawWorkload } from '../report/draw-result.ts'

function result(kind: Result['verdict']['kind'], ...names: readonly string[]): Result {
  const verdict = { kind, reason: { code: 'code', text: `${kind}.` } }
  return {
    ...drawResult(names.map((name) => drawWorkload({ name }))),
    verdict,
    notes: [{ code: 'note', text: `a note on ${names.join()}.` }],
  }
}

test('one part is itself', () => {
  const only = result('unchanged', 'router')
  expect(mergeResults([{ label: 'memory', result: only }])).toBe(only)
})

test('several parts hold all workloads, and the worst verdict counts', () => {
  const merged = mergeResults([
    { label: 'shard 1 of 2', result: result('unchanged', 'router') },
    { label: 'shard 2 of 2', result: result('regression', 'parser') },
  ])
  expect(merged.workloads.map(({ name }) => name)).toEqual(['router', 'parser'])
  expect(merged.verdict).toEqual({
    kind: 'regression',
    reason: { code: 'code', text: 'shard 2 of 2: regression.' },
  })
  expect(merged.notes.map(({ text }) => text)).toEqual([
    'shard 1 of 2: a note on router.',
    'shard 2 of 2: a note on parser.',
  ])
})

test('a note that all parts have is told once, without their labels', () => {
  const shared = { code: 'config-changed', text: 'the same everywhere' }
  const parts = ['a', 'b'].map((label) => {
    const part = result('unchanged', label)
    return { label, result: { ...part, notes: [...part.notes, shared] } }
  })
  expect(mergeResults(parts).notes.map(({ text }) => text)).toEqual([
    'the same everywhere',
    'a: a note on a.',
    'b: a note on b.',
  ])
})

test('a workload of several parts carries the part in its name', () => {
  const merged = mergeResults([
    { label: 'node-20', result: result('unchanged', 'router', 'parser') },
    { label: 'node-24', result: result('unchanged', 'router') },
  ])
  expect(merged.workloads.map(({ name }) => name)).toEqual(['router (node-20)', 'parser', 'router (node-24)'])
})

test('a part without workloads that failed makes the whole fail', () => {
  const merged = mergeResults([
    { label: 'a', result: result('unchanged', 'router') },
    { label: 'b', result: result('failed') },
  ])
  expect(merged.verdict.kind).toBe('failed')
})
