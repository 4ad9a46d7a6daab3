import type { Verdict } from '../result/index.ts'
import { unitOf } from '../series/index.ts'
import type { Decision, Remedy } from '../statistics/index.ts'
import type { UnitWords } from './iteration-unit.ts'
import type { JudgedMetric } from './judge-metrics.ts'

/**
 * The verdict of a workload in the result's words: the decision on its deciding metric, as a sentence with numbers.
 * @param base what base is called, see `baseName`
 */
export function verdictOf(metric: JudgedMetric, unit: UnitWords, base = 'base'): Verdict {
  const { decision } = metric
  return {
    kind: decision.kind,
    reason: { code: decision.code, text: sentenceFor(decision, metric, unit, base) },
  }
}

function sentenceFor(decision: Decision, metric: JudgedMetric, unit: UnitWords, base: string): string {
  const rate = (value: number) =>
    `${plainNumber(value * unit.iterationsPerWord)} ${unitOf(metric.key) === 'bytes' ? 'bytes' : 'more'} per ${unit.word}`
  if (decision.code === 'unmeasured')
    return `${metric.key} could not be compared: ${whyUnmeasured(decision.reason, unit)}`
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
        `${base === 'base' ? 'Base' : base} leaks already: ${rate(decision.baseSlopePerIteration)} (${metric.key}). ` +
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
      return (
        `${metric.key} of ${metric.difference === null ? 'head alone' : 'head minus base'}: ` +
        `${rate(decision.slopePerIteration)} (${interval}). ` +
        `Undecided: ${doubtText(decision.code, threshold)}. ${remedyText(decision.remedy, unit)}`
      )
  }
}

type Doubt = Exclude<(Decision & { readonly kind: 'inconclusive' })['code'], 'unmeasured'>

/** Why the numbers do not decide it, as the end of a sentence. */
function doubtText(code: Doubt, threshold: string): string {
  switch (code) {
    case 'one-run':
      return 'there is one run a side, which does not tell how far runs lie apart'
    case 'window-too-short':
      return 'it was measured for less than four times as long as it warmed up'
    case 'unconfirmed':
      return 'it grew, and no longer window has shown yet that it goes on'
    case 'still-filling':
      return 'growth fades, as that of a cache does, and may end'
    case 'one-step':
      return 'it grew once and may not again'
    case 'sawtooth':
      return 'it rises and falls back, and the window holds too few of these cycles'
    case 'too-noisy':
      return `runs lie further apart than the threshold of ${threshold}`
    case 'straddles-threshold':
      return `that may lie inside the threshold of ${threshold} or beyond it`
  }
}

/** What there is none of, and what would get it: nothing was judged, so no number says how much. */
function whyUnmeasured(
  reason: (Decision & { readonly code: 'unmeasured' })['reason'],
  { unit, raise }: UnitWords,
): string {
  switch (reason) {
    case 'no-runs':
      return `not one run was finished. Raise ${raise}.`
    case 'too-few-samples':
      return `a run was sampled fewer than four times. Raise ${raise}.`
    case 'no-common-samples':
      return `the runs were sampled fewer than four times after as many ${unit}s. Raise ${raise}.`
    case 'no-iterations':
      return `not one ${unit} lies between the samples. Raise ${raise}.`
    case 'not-a-number':
      return 'a reading is not a number. Measure again, and if it happens again report it as a fault of heapslope.'
    case 'uneven-columns':
      return 'the samples are not in order. Measure again, and if it happens again report it as a fault of heapslope.'
  }
}

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
