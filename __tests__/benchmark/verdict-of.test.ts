import { describe, expect, test } from 'vitest'
import { type UnitWords, unitWords } from '../../src/benchmark/iteration-unit.ts'
import type { JudgedMetric } from '../../src/benchmark/judge-metrics.ts'
import { verdictOf } from '../../src/benchmark/verdict-of.ts'
import type { WorkloadConfig } from '../../src/config/index.ts'
import type { Decision, Remedy, SlopeDifference } from '../../src/statistics/index.ts'

const CALL = unitWords('call', { kind: 'iterate' } as WorkloadConfig)
const SCRIPT = { kind: 'script', intervalMs: 500 } as WorkloadConfig
const SECOND = unitWords('interval', SCRIPT)
const TICK = unitWords('tick', SCRIPT)

const GROUNDS = { slopePerIteration: 12.5, interval: [-3, 28], threshold: 8, exact: false } as const
const MORE_RUNS: Remedy = { kind: 'more-runs', runsPerSide: 6 }
const LONGER: Remedy = { kind: 'longer-window', iterations: 4_499.2 }

type Doubt = Decision & { readonly kind: 'inconclusive' }
type DoubtCode = Exclude<Doubt['code'], 'unmeasured'>
type Unmeasured = (Decision & { readonly code: 'unmeasured' })['reason']

function sentence(decision: Decision, unit: UnitWords, facts: Partial<JudgedMetric> = {}): string {
  const difference = {} as SlopeDifference
  const sides = { base: null, head: null, difference }
  const metric = { key: 'heapUsed', gating: true, decision, threshold: 8, ...sides, ...facts } as const
  const { kind, reason } = verdictOf(metric, unit)
  expect([kind, reason.code]).toEqual([decision.kind, decision.code])
  return reason.text
}

const doubt = (code: DoubtCode, remedy: Remedy): Decision => ({
  kind: 'inconclusive',
  code,
  remedy,
  ...GROUNDS,
})

const RAISE_FOR_RUNS =
  'About 6 runs a side would decide it: raise budget, or threshold if that much does not matter.'
const RAISE_FOR_LENGTH = 'About 4500 iterations a run would decide it: raise budget.'

/** A record, so that no code is without its sentence. */
const DOUBTS: Readonly<Record<DoubtCode, readonly [Remedy, string]>> = {
  'one-run': [
    MORE_RUNS,
    `there is one run a side, which does not tell how far runs lie apart. ${RAISE_FOR_RUNS}`,
  ],
  'window-too-short': [
    LONGER,
    `it was measured for less than four times as long as it warmed up. ${RAISE_FOR_LENGTH}`,
  ],
  unconfirmed: [LONGER, `it grew, and no longer window has shown yet that it goes on. ${RAISE_FOR_LENGTH}`],
  'still-filling': [LONGER, `growth fades, as that of a cache does, and may end. ${RAISE_FOR_LENGTH}`],
  'one-step': [LONGER, `it grew once and may not again. ${RAISE_FOR_LENGTH}`],
  sawtooth: [
    LONGER,
    `it rises and falls back, and the window holds too few of these cycles. ${RAISE_FOR_LENGTH}`,
  ],
  'too-noisy': [MORE_RUNS, `runs lie further apart than the threshold of 8. ${RAISE_FOR_RUNS}`],
  'straddles-threshold': [
    MORE_RUNS,
    `that may lie inside the threshold of 8 or beyond it. ${RAISE_FOR_RUNS}`,
  ],
}

describe('what is inconclusive says what was seen, why that does not decide it, and what would', () => {
  test.each(Object.entries(DOUBTS) as [DoubtCode, (typeof DOUBTS)[DoubtCode]][])(
    '%s',
    (code, [remedy, words]) => {
      expect(sentence(doubt(code, remedy), CALL)).toBe(
        `heapUsed of head minus base: 12.5 bytes per call (-3 to 28). Undecided: ${words}`,
      )
    },
  )

  test('of head without a base it does not speak of a difference', () => {
    expect(sentence(doubt('one-step', LONGER), CALL, { difference: null })).toBe(
      `heapUsed of head alone: 12.5 bytes per call (-3 to 28). Undecided: it grew once and may not again. ${RAISE_FOR_LENGTH}`,
    )
  })

  test('of a program that is left to run it counts by the second, the threshold too', () => {
    expect(sentence(doubt('too-noisy', MORE_RUNS), SECOND)).toBe(
      `heapUsed of head minus base: 25 bytes per second (-6 to 56). Undecided: runs lie further apart than the threshold of 16. ${RAISE_FOR_RUNS}`,
    )
    expect(sentence(doubt('still-filling', LONGER), SECOND)).toMatch(
      / A duration of about 2250s would decide it\.$/,
    )
    expect(sentence(doubt('still-filling', LONGER), TICK)).toMatch(
      / About 4500 ticks a run would decide it: raise duration\.$/,
    )
  })

  test('of what is counted it tells no bytes', () => {
    expect(sentence(doubt('one-run', MORE_RUNS), CALL, { key: 'fileDescriptors' })).toMatch(
      /^fileDescriptors of head minus base: 12\.5 more per call \(-3 to 28\)\. Undecided: /,
    )
  })
})

test.each([
  ['main', 'main'],
  ['base', 'Base'],
])('a leak of both sides is told first, with the name of %s', (base, called) => {
  const decision: Decision = {
    kind: 'unchanged',
    code: 'leaks-already',
    baseSlopePerIteration: 120,
    ...GROUNDS,
    slopePerIteration: 0,
    interval: [0, 0],
    threshold: 1.2,
    exact: true,
  }
  const metric = { key: 'heapUsed', gating: true, decision, threshold: 1.2 } as const
  const sides = { base: null, head: null, difference: {} as SlopeDifference }
  expect(verdictOf({ ...metric, ...sides }, CALL, base).reason.text).toBe(
    `${called} leaks already: 120 bytes per call (heapUsed). heapUsed of head minus base: 0 bytes per call (0 to 0, every run alike to the byte), inside the threshold of 1.2.`,
  )
})

const UNMEASURED: Readonly<Record<Unmeasured, string>> = {
  'no-runs': 'not one run was finished. Raise budget.',
  'too-few-samples': 'a run was sampled fewer than four times. Raise budget.',
  'no-common-samples': 'the runs were sampled fewer than four times after as many calls. Raise budget.',
  'no-iterations': 'not one call lies between the samples. Raise budget.',
  'not-a-number':
    'a reading is not a number. Measure again, and if it happens again report it as a fault of heapslope.',
  'uneven-columns':
    'the samples are not in order. Measure again, and if it happens again report it as a fault of heapslope.',
}

describe('what is unmeasured says what there is none of, and what would get it', () => {
  const unmeasured = (reason: Unmeasured): Decision => ({
    kind: 'inconclusive',
    code: 'unmeasured',
    reason,
    remedy: { kind: 'measure-again' },
  })

  test.each(Object.entries(UNMEASURED) as [Unmeasured, string][])('%s', (reason, words) => {
    expect(sentence(unmeasured(reason), CALL)).toBe(`heapUsed could not be compared: ${words}`)
  })

  test.each([
    ['a program left to run', SECOND, 'interval'],
    ['a program that counts by itself', TICK, 'tick'],
  ])('of %s the duration is to be raised', (_, unit, iteration) => {
    expect(sentence(unmeasured('no-iterations'), unit)).toBe(
      `heapUsed could not be compared: not one ${iteration} lies between the samples. Raise duration.`,
    )
  })
})
