import { expect, test } from 'vitest'
import { blindSpotNotes } from '../../src/benchmark/blind-spot-note.ts'
import type { UnitWords } from '../../src/benchmark/iteration-unit.ts'
import { judgeMetrics } from '../../src/benchmark/judge-metrics.ts'
import { verdictOf } from '../../src/benchmark/verdict-of.ts'
import type { Series } from '../../src/series/index.ts'

const iterations = Array.from({ length: 41 }, (_, sample) => sample * 50)

function run(bytesPerIteration: number): Series {
  return {
    process: { kind: 'main', label: 'main' },
    iterations,
    elapsedMs: iterations,
    settleRounds: iterations.map(() => 1),
    metrics: { heapUsed: iterations.map((at) => 4_000_000 + at * bytesPerIteration) },
  }
}

function judged(headBytesPerIteration: number) {
  const [metric] = judgeMetrics([run(0), run(0)], [run(headBytesPerIteration), run(headBytesPerIteration)], {
    threshold: 'auto',
    warmupIterations: null,
    budget: { familyError: 0.001, comparisons: 6, looks: 12 },
    look: 1,
    unit: 'call',
  })
  return metric!
}

const CALL: UnitWords = {
  unit: 'call',
  word: 'call',
  iterationsPerWord: 1,
  iteration: 'call',
  raise: 'budget',
  longerWindow: () => '',
}

test('unchanged says which containers its window could not have shown growing', () => {
  const metric = judged(0)
  const [note, ...others] = blindSpotNotes(verdictOf(metric, CALL), metric, CALL)
  expect(others).toEqual([])
  expect(note!.code).toBe('blind-spot')
  expect(note!.text).toContain('one more entry per call in a Map or Set that already held 2,000')
})

test('a regression has nothing to add', () => {
  const metric = judged(280)
  expect(blindSpotNotes(verdictOf(metric, CALL), metric, CALL)).toEqual([])
})
