import { bytesText, numberText } from '../report/index.ts'
import { unitOf } from '../series/index.ts'
import type { Decision, Remedy } from '../statistics/index.ts'
import type { JudgedMetric } from './judge-window.ts'
import type { LeakMeasurement } from './library.d.ts'

/** The decision on the metric that decides, as a verdict with a sentence. There is no base, so nothing can be an improvement. */
export function verdictOf(metric: JudgedMetric): LeakMeasurement['verdict'] {
  const { decision } = metric
  const reason = { code: decision.code, text: sentenceFor(decision, metric) }
  return { kind: decision.kind === 'improvement' ? 'unchanged' : decision.kind, reason }
}

function sentenceFor(decision: Decision, { key, head }: JudgedMetric): string {
  if (decision.code === 'unmeasured')
    return `${key} could not be judged, for there are too few samples: give it a larger \`budgetMs\`.`
  const isBytes = unitOf(key) === 'bytes'
  const amount = (value: number) => (isBytes ? bytesText(value) : numberText(value))
  const [low, high] = decision.interval
  const calls = numberText(head?.window.iterations ?? 0)
  const rate = `${amount(decision.slopePerIteration)} per call`
  const range = `${amount(low)} to ${amount(high)} over ${calls} calls`
  switch (decision.kind) {
    case 'regression':
      return `${key} grows by ${rate} (${range}; the threshold is ${amount(decision.threshold)}).`
    case 'improvement':
    case 'unchanged':
      return `${key} stands still: ${rate} (${range}; the threshold is ${amount(decision.threshold)}).`
    case 'inconclusive':
      return `${key}: ${rate} (${range}): ${DOUBT[decision.code]}. ${remedyText(decision.remedy)}`
  }
}

const DOUBT = {
  'one-run': 'one window tells too little',
  'window-too-short': 'the measured window is shorter than four times what went before it',
  unconfirmed: 'it grew, but not for long enough to tell that it goes on',
  'still-filling': 'growth fades and may end',
  'one-step': 'it grew once and may not again',
  sawtooth: 'it rises and falls, and the window holds only a part of that',
  'too-noisy': 'readings lie further apart than the threshold',
  'straddles-threshold': 'that may lie above the threshold or below it',
} as const

function remedyText(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'longer-window':
      return `About ${numberText(Math.ceil(remedy.iterations))} calls would decide it: raise \`budgetMs\`, and the time-out of the test with it.`
    case 'more-runs':
    case 'measure-again':
      return 'Raise `budgetMs`, and the time-out of the test with it, or `threshold` if that much does not matter.'
  }
}
