import type { WorkloadResult } from '../../result/index.ts'
import { visibleText } from './escape.ts'
import { growthOf, judgedGrowth, leaksOn, type NamedMetric } from './evidence.ts'
import { objectName } from './finding-words.ts'
import { ratePhrase } from './metric-words.ts'
import { numberText } from './numbers.ts'
import { code, type Phrase, phrase } from './prose.ts'

/** What fails though it is known is told at once: the reader would look for it in the change. */
export function noLongerExcused({ findings }: WorkloadResult): readonly Phrase[] {
  const expired = findings.filter(({ known }) => known?.expired === true)
  if (expired.length === 0) return []
  const names = expired
    .slice(0, MAX_EXPIRED)
    .flatMap((finding, index) => [
      index === 0 ? '' : ', ',
      code(objectName(finding)),
      ` (until ${visibleText(finding.known!.expires ?? '', 20)})`,
    ])
  const more = expired.length > MAX_EXPIRED ? ` and ${numberText(expired.length - MAX_EXPIRED)} more` : ''
  return [phrase('Known, but no longer excused: ', ...names, `${more}.`)]
}

const MAX_EXPIRED = 3

/** `main` leaks already */
export function baseLeaks(base: string, place: 'start' | 'middle'): Phrase {
  const word = place === 'start' ? 'Base' : 'base'
  return phrase(base === 'base' ? word : code(base), ' leaks already')
}

export function alreadyOnBase(
  named: NamedMetric,
  workload: WorkloadResult,
  baseCalled: string,
): readonly Phrase[] {
  const [base, head] = [growthOf(named.metric.base)?.value, growthOf(named.metric.head)?.value]
  if (base === undefined || head === undefined || !leaksOn('base', named)) return []
  const unit = workload.iterationUnit
  return [
    phrase(
      ...baseLeaks(baseCalled, 'start'),
      ': ',
      ...ratePhrase(named, base, unit),
      '; head leaks ',
      ...ratePhrase(named, head, unit),
      '.',
    ),
  ]
}

const MAX_OTHER_METRICS = 3

export function alsoMoved(others: readonly NamedMetric[], workload: WorkloadResult): Phrase {
  const shown = others.slice(0, MAX_OTHER_METRICS)
  const parts = shown.flatMap((named, index) => [
    index === 0 ? '' : index === shown.length - 1 ? ' and ' : ', ',
    ...ratePhrase(named, judgedGrowth(named.metric)!.value, workload.iterationUnit),
  ])
  return phrase('Also ', ...parts, '.')
}
