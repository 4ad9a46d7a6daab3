import {
  baseName,
  type Result,
  type VerdictKind,
  type WorkloadResult,
  worstVerdict,
} from '../../result/index.ts'
import {
  bySeverity,
  decidingMetrics,
  growthOf,
  isExcused,
  isOneSided,
  judgedGrowth,
  leakOnBothSides,
} from './evidence.ts'
import type { SourceAddress } from './finding-words.ts'
import { ratePhrase } from './metric-words.ts'
import { countText, numberText, verbFor } from './numbers.ts'
import { code, type Phrase, phrase, plainPhrase, sentencePhrase, text } from './prose.ts'
import { baseLeaks } from './regression-details.ts'
import { toldInSeconds } from './told-in-seconds.ts'
import { type Headline, isHeadlineNote, noteSentence, workloadHeadline } from './workload-headline.ts'

/** The headline's title as one line of plain text: check runs, terminals, outputs. */
export function headlineOf(result: Result): string {
  return plainPhrase(resultHeadline(toldInSeconds(result)).title)
}

export function resultHeadline(result: Result, source: SourceAddress = null): Headline {
  const [only, ...others] = result.workloads
  const headline =
    only === undefined
      ? nothingMeasured(result)
      : others.length === 0
        ? workloadHeadline(only, baseName(result.base), source)
        : manyWorkloads(result)
  const own = resultVerdictWords(result)
  const told = own === null ? headline : { title: own, details: [headline.title, ...headline.details] }
  const changes = result.notes.filter(isHeadlineNote)
  if (changes.length === 0) return told
  return {
    title: [...told.title, text(' (the configuration is changed)')],
    details: [...told.details, ...changes.slice(0, MAX_NAMES).map(noteSentence)],
  }
}

/** A result can be worse than each of its workloads, for a shard that never arrived; then that comes first. */
function resultVerdictWords(result: Result): Phrase | null {
  if (result.workloads.length === 0) return null
  const kinds = result.workloads.map((workload) => workload.verdict.kind)
  if (kinds.includes(result.verdict.kind)) return null
  return phrase(
    `${unexplained(result.verdict.kind)}: `,
    ...withoutStop(sentencePhrase(result.verdict.reason.text)),
  )
}

/** A title has no full stop. */
function withoutStop(pieces: Phrase): Phrase {
  const last = pieces.at(-1)
  return last?.kind === 'text' ? [...pieces.slice(0, -1), text(last.text.replace(/\.$/, ''))] : pieces
}

function nothingMeasured(result: Result): Headline {
  return {
    title: phrase(unexplained(result.verdict.kind)),
    details: [sentencePhrase(result.verdict.reason.text)],
  }
}

function unexplained(kind: VerdictKind): string {
  switch (kind) {
    case 'failed':
      return 'The measurement failed'
    case 'regression':
      return 'Memory grows more than on base'
    case 'inconclusive':
      return 'Undecided'
    case 'improvement':
      return 'Memory grows less than on base'
    case 'unchanged':
      return 'Nothing to compare'
  }
}

function manyWorkloads(result: Result): Headline {
  const { workloads } = result
  const base = baseName(result.base)
  const ofKind = (kind: VerdictKind) =>
    bySeverity(workloads.filter((workload) => workload.verdict.kind === kind))
  const kind = workloads.some((workload) => workload.verdict.kind === result.verdict.kind)
    ? result.verdict.kind
    : worstVerdict(workloads.map((workload) => workload.verdict))!.kind
  const worst = ofKind(kind)
  const regressions = kind === 'failed' ? ofKind('regression') : []
  return {
    title: phrase(
      ...countPhrase(kind, worst, workloads.length, base),
      ...(regressions.length === 0 ? [] : [', ', ...alsoLeaking(regressions)]),
    ),
    details: [
      ...restCounts(workloads, regressions.length === 0 ? [kind] : [kind, 'regression']),
      ...leaksUnchanged(workloads, base),
      ...excusedLeaks(workloads),
      ...changedWorkloads(workloads),
    ],
  }
}

function countPhrase(
  kind: VerdictKind,
  worst: readonly WorkloadResult[],
  total: number,
  base: string,
): Phrase {
  const [first] = worst
  const count = worst.length
  if (first !== undefined && count === 1 && kind !== 'unchanged') {
    return phrase(...workloadHeadline(first, base).title, ` (1 of ${countText(total, 'workload')})`)
  }
  const of =
    count === total
      ? `All ${countText(total, 'workload')}`
      : `${numberText(count)} of ${countText(total, 'workload')}`
  switch (kind) {
    case 'failed':
      return phrase(`${of} could not be measured`)
    case 'regression':
      return phrase(`${of} leak${againstBase(worst)}`, ...amounts(worst))
    case 'inconclusive':
      return phrase(`${of} are undecided`)
    case 'improvement':
      return phrase(`${of} leak less than base`, ...amounts(worst))
    case 'unchanged':
      return phrase(
        `No new leak ${worst.some(isExcused) ? 'but known ones ' : ''}in ${countText(count, 'workload')}`,
        ...leaksAlreadyIn(worst, base),
      )
  }
}

/** , but `main` leaks already in 2 */
function leaksAlreadyIn(workloads: readonly WorkloadResult[], base: string): Phrase {
  const count = leaksOfBase(workloads).length
  return count === 0 ? [] : phrase(', but ', ...baseLeaks(base, 'middle'), ` in ${numberText(count)}`)
}

function againstBase(workloads: readonly WorkloadResult[]): string {
  return workloads.some(isOneSided) ? '' : ' more than base'
}

function alsoLeaking(regressions: readonly WorkloadResult[]): Phrase {
  const count = regressions.length
  return phrase(
    `${numberText(count)} ${verbFor(count, 'leaks', 'leak')}${againstBase(regressions)}`,
    ...amounts(regressions),
  )
}

const MAX_AMOUNTS = 2

/** : `upload` 51.2 KiB per request, `router` 280 bytes per call and 3 more */
function amounts(workloads: readonly WorkloadResult[]): Phrase {
  const named = workloads.slice(0, MAX_AMOUNTS).flatMap((workload) => {
    const [first] = decidingMetrics(workload)
    if (first === undefined) return []
    const amount = Math.abs(judgedGrowth(first.metric)!.value)
    return [phrase(code(workload.name), ' by ', ...ratePhrase(first, amount, workload.iterationUnit))]
  })
  if (named.length === 0) return []
  const more = workloads.length - named.length
  return phrase(
    ': ',
    ...named.flatMap((words, index) => (index === 0 ? words : [text(', '), ...words])),
    more === 0 ? '' : ` and ${numberText(more)} more`,
  )
}

const REST_ORDER = ['regression', 'inconclusive', 'improvement', 'unchanged'] as const

function restCounts(workloads: readonly WorkloadResult[], shown: readonly VerdictKind[]): readonly Phrase[] {
  const parts = REST_ORDER.filter((kind) => !shown.includes(kind))
    .map((kind) => [kind, workloads.filter((workload) => workload.verdict.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${numberText(count)} ${restWord(kind, count)}`)
  return parts.length === 0 ? [] : [phrase(`The others: ${parts.join(', ')}.`)]
}

function restWord(kind: (typeof REST_ORDER)[number], count: number): string {
  switch (kind) {
    case 'regression':
      return verbFor(count, 'leaks more than base', 'leak more than base')
    case 'inconclusive':
      return 'undecided'
    case 'improvement':
      return 'improved'
    case 'unchanged':
      return 'unchanged'
  }
}

/** 120 bytes per call in `router`: what each grows by on base, where head grows alike. */
function leaksOfBase(workloads: readonly WorkloadResult[]): readonly Phrase[] {
  return workloads.flatMap((workload) => {
    const leak = leakOnBothSides(workload)
    const growth = leak === undefined ? null : growthOf(leak.metric.base)
    if (leak === undefined || growth === null) return []
    return [phrase(...ratePhrase(leak, growth.value, workload.iterationUnit), ' in ', code(workload.name))]
  })
}

/** `main` leaks already: 9 bytes per call in `parser`, 120 bytes per call in `router`; head leaks alike. */
function leaksUnchanged(workloads: readonly WorkloadResult[], base: string): readonly Phrase[] {
  const leaks = leaksOfBase(workloads)
  if (leaks.length === 0) return []
  const shown = leaks
    .slice(0, MAX_NAMES)
    .flatMap((words, index) => [...(index === 0 ? [] : [', ']), ...words])
  const more = leaks.length > MAX_NAMES ? ` and ${numberText(leaks.length - MAX_NAMES)} more` : ''
  return [phrase(...baseLeaks(base, 'start'), ': ', ...shown, `${more}; head leaks alike.`)]
}

function excusedLeaks(workloads: readonly WorkloadResult[]): readonly Phrase[] {
  const excused = workloads.filter(isExcused)
  if (excused.length === 0) return []
  const verb = verbFor(excused.length, 'leaks', 'leak')
  return [phrase(...namesOf(excused), ` ${verb}${againstBase(excused)}, all of it known.`)]
}

function changedWorkloads(workloads: readonly WorkloadResult[]): readonly Phrase[] {
  const changed = workloads.filter((workload) => workload.notes.some(isHeadlineNote))
  return changed.length === 0 ? [] : [phrase('Changed themselves: ', ...namesOf(changed), '.')]
}

const MAX_NAMES = 3

/** `a`, `b`, `c` and 2 more */
function namesOf(workloads: readonly WorkloadResult[]): Phrase {
  const names = workloads
    .slice(0, MAX_NAMES)
    .flatMap(({ name }, index) => [index === 0 ? '' : ', ', code(name)])
  const more = workloads.length - MAX_NAMES
  return phrase(...names, more > 0 ? ` and ${numberText(more)} more` : '')
}
