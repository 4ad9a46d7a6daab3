import type { WorkloadResult } from '../../result/index.ts'
import {
  decidingMetrics,
  growthOf,
  isExcused,
  isOneSided,
  judgedGrowth,
  leakOnBothSides,
  leaksOn,
  metricsOf,
  type NamedMetric,
  positionOf,
  tellingFindings,
} from './evidence.ts'
import { findingSentence, type SourceAddress } from './finding-words.ts'
import { bareNumber, intervalText, ratePhrase, scaleOf } from './metric-words.ts'
import { bytesText, countText, numberText } from './numbers.ts'
import { code, type Phrase, phrase, sentencePhrase, text } from './prose.ts'
import { alreadyOnBase, alsoMoved, baseLeaks, noLongerExcused } from './regression-details.ts'

/** What a reader with ten seconds gets. */
export interface Headline {
  /** One sentence without a full stop, numbers and units in it. */
  readonly title: Phrase
  /** Sentences that say what, where and what to do. */
  readonly details: readonly Phrase[]
}

/** @param base what base is called, see `baseName` */
export function workloadHeadline(
  workload: WorkloadResult,
  base: string,
  source: SourceAddress = null,
): Headline {
  const { title, details } = verdictHeadline(workload, base, source)
  const changes = workload.notes.filter((note) => isHeadlineNote(note))
  if (changes.length === 0) return { title, details }
  return {
    title: [...title, text(' (the workload itself is changed)')],
    details: [...details, ...changes.map(noteSentence)],
  }
}

/** Whoever changes what is measured, or how, changes the numbers: said beside them, not among the notes. */
export function isHeadlineNote({ code: noteCode }: WorkloadResult['notes'][number]): boolean {
  return noteCode === 'workload-overlaid' || noteCode === 'config-changed'
}

/** A note as a sentence of its own. */
export function noteSentence({ text: words }: WorkloadResult['notes'][number]): Phrase {
  return sentencePhrase(upperFirst(words))
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function verdictHeadline(workload: WorkloadResult, base: string, source: SourceAddress): Headline {
  switch (workload.verdict.kind) {
    case 'regression':
      return regression(workload, base, source)
    case 'improvement':
      return improvement(workload, source)
    case 'unchanged':
      return unchanged(workload, base, source)
    case 'inconclusive':
      return inconclusive(workload, source)
    case 'failed':
      return {
        title: phrase(code(workload.name), ' could not be measured'),
        details: [sentencePhrase(workload.verdict.reason.text)],
      }
  }
}

function regression(workload: WorkloadResult, base: string, source: SourceAddress): Headline {
  const [first, ...others] = decidingMetrics(workload)
  if (first === undefined) return byReason(workload, ' leaks')
  const verb = growthVerb(first, 'head')
  const amount = ratePhrase(first, judgedGrowth(first.metric)!.value, workload.iterationUnit)
  const against = isOneSided(workload) ? '' : ' more than base'
  return {
    title: phrase(code(workload.name), ` ${verb} `, ...amount, against),
    details: [
      ...explained(workload, source),
      ...noLongerExcused(workload),
      ...alreadyOnBase(first, workload, base),
      ...(others.length === 0 ? [] : [alsoMoved(others, workload)]),
      ...(isOneSided(workload) ? [NO_BASE] : []),
    ],
  }
}

const NO_BASE = phrase('There is no base to compare with: head is judged on its own growth.')

/** A step or a filling cache is growth, but not known to be a leak. */
function growthVerb(named: NamedMetric, side: 'base' | 'head'): 'leaks' | 'grows by' {
  return named.metric[side]?.shape === 'linear' ? 'leaks' : 'grows by'
}

function explained(workload: WorkloadResult, source: SourceAddress): readonly Phrase[] {
  const [first, ...others] = tellingFindings(workload)
  if (first === undefined) return []
  const sentence = findingSentence(first, workload.iterationUnit, source)
  return others.length === 0
    ? [sentence]
    : [sentence, phrase(`${countText(others.length, 'more finding')} below.`)]
}

function byReason(workload: WorkloadResult, claim: string): Headline {
  return {
    title: phrase(code(workload.name), claim),
    details: [sentencePhrase(workload.verdict.reason.text)],
  }
}

function improvement(workload: WorkloadResult, source: SourceAddress): Headline {
  const [first] = decidingMetrics(workload)
  if (first === undefined) return byReason(workload, ' leaks less than base')
  const unit = workload.iterationUnit
  const less = ratePhrase(first, Math.abs(judgedGrowth(first.metric)!.value), unit)
  const head = growthOf(first.metric.head)
  if (isFlat(first)) {
    return {
      title: phrase(code(workload.name), ' no longer leaks: ', ...less, ' less than base'),
      details: explained(workload, source),
    }
  }
  const still = head !== null && leaksOn('head', first)
  return {
    title: phrase(code(workload.name), ` ${growthVerb(first, 'base')} `, ...less, ' less than base'),
    details: [
      ...(still ? [phrase('It still leaks ', ...ratePhrase(first, head.value, unit), '.')] : []),
      ...explained(workload, source),
    ],
  }
}

function unchanged(workload: WorkloadResult, base: string, source: SourceAddress): Headline {
  if (isExcused(workload)) return excused(workload)
  const leak = leakOnBothSides(workload)
  const unit = workload.iterationUnit
  if (leak !== undefined) {
    const head = growthOf(leak.metric.head)!.value
    const onBase = growthOf(leak.metric.base)
    return onBase === null
      ? { title: phrase(code(workload.name), ' leaks ', ...ratePhrase(leak, head, unit)), details: [NO_BASE] }
      : {
          title: phrase(
            'No new leak in ',
            code(workload.name),
            ', but ',
            ...baseLeaks(base, 'middle'),
            ': ',
            ...ratePhrase(leak, onBase.value, unit),
          ),
          details: [...evidence(leak, workload), ...explained(workload, source)],
        }
  }
  const judged = metricsOf(workload).filter(({ metric }) => metric.gating && judgedGrowth(metric) !== null)
  const first = judged[0]
  if (first === undefined || !judged.every(staysInside)) return byReason(workload, ' is unchanged')
  const value = growthOf(first.metric.head)?.value ?? 0
  if (isOneSided(workload)) {
    return {
      title: phrase('No leak in ', code(workload.name), ': ', ...ratePhrase(first, value, unit)),
      details: [NO_BASE],
    }
  }
  return {
    title: isFlat(first)
      ? phrase('No leak in ', code(workload.name), ': ', ...ratePhrase(first, value, unit), ', as on base')
      : phrase(code(workload.name), ' does not leak more than base'),
    details: evidence(first, workload),
  }
}

function excused(workload: WorkloadResult): Headline {
  const [first] = decidingMetrics(workload)
  const against = isOneSided(workload) ? '' : ' more than base'
  if (first === undefined) return byReason(workload, ` leaks${against}, all of it known`)
  const amount = ratePhrase(first, judgedGrowth(first.metric)!.value, workload.iterationUnit)
  return {
    title: phrase(code(workload.name), ' leaks ', ...amount, `${against}, all of it known`),
    details: [sentencePhrase(workload.verdict.reason.text)],
  }
}

function staysInside({ metric }: NamedMetric): boolean {
  const growth = judgedGrowth(metric)
  return growth !== null && positionOf(growth, metric.threshold) === 'inside'
}

function isFlat({ metric }: NamedMetric): boolean {
  const head = growthOf(metric.head)
  return head !== null && positionOf(head, metric.threshold) === 'inside'
}

/** The numbers that make "unchanged" more than a missing alarm. */
function evidence(named: NamedMetric, workload: WorkloadResult): readonly Phrase[] {
  const growth = judgedGrowth(named.metric)
  const { threshold } = named.metric
  if (growth === null || threshold === null) return []
  const interval = intervalText(named, growth)
  const amount = ratePhrase(named, growth.value, workload.iterationUnit)
  const measured = interval === 'exact' ? phrase(' in every run') : phrase(` (${interval})`)
  return [
    phrase(
      'Difference: ',
      ...amount,
      ...measured,
      `, within the threshold of ${thresholdText(named, threshold)}.`,
    ),
  ]
}

function thresholdText({ metric }: NamedMetric, threshold: number): string {
  const isMemory = (metric.difference ?? metric.head)?.slopeBytesPerIteration !== undefined
  return isMemory ? bytesText(threshold) : numberText(threshold)
}

function inconclusive(workload: WorkloadResult, source: SourceAddress): Headline {
  const reason = sentencePhrase(workload.verdict.reason.text)
  const [first] = decidingMetrics(workload)
  const growth = first === undefined ? null : judgedGrowth(first.metric)
  if (first === undefined || growth === null) {
    return { title: phrase(code(workload.name), ' is undecided'), details: [reason] }
  }
  const [low, high] = growth.interval
  const unit = workload.iterationUnit
  const what = isOneSided(workload) ? 'growth' : 'difference'
  const scale = scaleOf(growth)
  const end = ratePhrase(first, high, unit, scale)
  const range =
    low === high
      ? phrase('is ', ...end)
      : phrase(`lies between ${bareNumber(first, low, scale)} and `, ...end)
  return {
    title: phrase(code(workload.name), ` is undecided: the ${what} `, ...range),
    details: [reason, ...explained(workload, source)],
  }
}
