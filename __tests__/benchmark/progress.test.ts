import { expect, test } from 'vitest'
import { progressText } from '../../src/benchmark/index.ts'

test('progress tells what runs, how long it takes and may still take, and the slopes so far', () => {
  const run = { kind: 'run-started', workload: 'router', side: 'head', iterations: 5_000 } as const
  expect(progressText({ kind: 'workload-started', workload: 'router', index: 2, count: 5 })).toBe(
    'router (2 of 5):',
  )
  expect(progressText({ ...run, purpose: 'measure', estimatedMs: 1_200, remainingMs: 48_300 })).toBe(
    'router: measuring head, 5000 iterations, about 1 s; at most 48 s left',
  )
  expect(progressText({ ...run, purpose: 'explain', estimatedMs: 9_000, remainingMs: null })).toBe(
    'router: taking snapshots of head, 5000 iterations, about 9 s',
  )
  const compared = { kind: 'round-compared', workload: 'router', unit: 'call' } as const
  expect(progressText({ ...compared, slopes: { base: 0, head: 280.04 } })).toBe(
    'router: base 0.0, head 280.0 bytes per call so far',
  )
  expect(progressText({ ...compared, slopes: { base: null, head: null } })).toBe('router: not comparable yet')
})
