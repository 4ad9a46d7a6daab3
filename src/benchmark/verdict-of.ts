import type { Verdict } from '../result/index.ts'
import { unitOf } from '../series/index.ts'
import type { Decision, Remedy } from '../statistics/index.ts'
import type { UnitWords } from './iteration-unit.ts'
import type { JudgedMetric } from './judge-metrics.ts'

/** The verdict of a workload in the result's words: the decision on its deciding metric, as a sentence with numbers. */
export function verdictOf(metric: JudgedMetric, unit: UnitWords): Verdict {
  const { decision } = metric
  return {
    kind: decision.kind,
    reason: { code: decision.code, text: sentenceFor(decision, metric, unit) },
  }
}

function sentenceFor(decision: Decision, metric: JudgedMetric, unit: UnitWords): string {
  const rate = (value: number) =>
    `${plainNumber(value * unit.iterationsPerWord)} ${unitOf(metric.key) === 'bytes' ? 'bytes' : 'more'} per ${unit.word}`
  if (decision.code === 'unmeasured')
    return `${metric.key} could not be compared: ${UNMEASURED[decision.reason]}. ${remedyText(decision.remedy, unit)}`
  const [low, high] = decision.interval
  const interval = `${plainNumber(low * unit.iterationsPerWord)} to ${plainNumber(high * unit.iterationsPerWord)}`
  const exact = decision.exact ? ', every run alike to the byte' : ''
  const difference = `${metric.key} of head minus base: ${rate(decision.slopePerIteration)} (${interval}${exact})`
  const threshold = plainNumber(decision.threshold * unit.iterationsPerWord)
  switch (decision.code) {
    case 'above-threshold':
      return `${difference}, above the threshold of ${threshold}.`
    case 'below-threshold':
      return `${difference}, below the threshold of -${threshold}.`
    case 'identical':
      return `${metric.key} moves alike on both sides, every run to the byte.`
    case 'within-threshold':
      return `${difference}, inside the threshold of ${threshold}.`
    case 'leaks-already':
      return (
        `Base leaks already: ${metric.key} grows by ${rate(decision.baseSlopePerIteration)} there. ` +
        `${difference}, inside the threshold of ${threshold}.`
      )
    case 'grows-alone':
      return `Head alone: ${metric.key} grows by ${rate(decision.slopePerIteration)} (${interval}${exact}), above the threshold of ${threshold}.`
    case 'flat-alone':
      return `Head alone: ${metric.key} stands still, ${rate(decision.slopePerIteration)} (${interval}${exact}), inside the threshold of ${threshold}.`
    case 'bounded-cycle':
      return `${metric.key} rises and falls back without growing: ${rate(decision.slopePerIteration)} (${interval}${exact}) along its troughs and peaks.`
    case 'one-run':
    case 'window-too-short':
    case 'unconfirmed':
    case 'still-filling':
    case 'one-step':
    case 'sawtooth':
    case 'too-noisy':
    case 'straddles-threshold':
      return `${metric.key}: ${rate(decision.slopePerIteration)} (${interval}): ${DOUBT[decision.code]}. ${remedyText(decision.remedy, unit)}`
  }
}

const DOUBT = {
  'one-run': 'one run tells nothing of the spread between runs',
  'window-too-short': 'the measured window is shorter than four times what went before it',
  unconfirmed: 'it grew by a few rare steps, seen in one window only',
  'still-filling': 'growth fades and may end',
  'one-step': 'it grew once and may not again',
  sawtooth: 'it rises and falls, and the window holds only a part of that',
  'too-noisy': 'runs lie further apart than the threshold',
  'straddles-threshold': 'the interval holds the threshold',
} as const

const UNMEASURED = {
  'no-runs': 'there are no runs',
  'too-few-samples': 'there are too few samples',
  'not-a-number': 'a reading is not a number',
  'no-iterations': 'no iterations lie between the samples',
  'uneven-columns': 'the samples are not in order',
  'no-common-samples': 'the runs share too few iteration counts',
} as const

function remedyText(remedy: Remedy, unit: UnitWords): string {
  switch (remedy.kind) {
    case 'longer-window':
      return unit.longerWindow(Math.ceil(remedy.iterations))
    case 'more-runs':
      return `About ${remedy.runsPerSide} runs a side would decide it: raise budget, or threshold if that much does not matter.`
    case 'measure-again':
      return 'Measure again.'
  }
}

/** At most four significant digits, never in powers of ten. */
function plainNumber(value: number): string {
  if (value === 0) return '0'
  return Number(value.toPrecision(4)).toLocaleString('en-US', { maximumFractionDigits: 6, useGrouping: true })
}
