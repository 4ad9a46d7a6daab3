import type { Note, Verdict } from '../result/index.ts'
import { blindSpotOf } from '../statistics/index.ts'
import type { UnitWords } from './iteration-unit.ts'
import type { JudgedMetric } from './judge-metrics.ts'

/** What "unchanged" cannot know: a container larger than the window takes entries without being enlarged. */
export function blindSpotNotes(
  verdict: Verdict,
  { difference, head }: JudgedMetric,
  { iteration: unit, unit: plural }: UnitWords,
): readonly Note[] {
  const window = (difference ?? head)?.window
  if (verdict.kind !== 'unchanged' || window === undefined) return []
  const { mapEntries, arrayElements, rarerThanIterations } = blindSpotOf(window)
  const number = (value: number) => value.toLocaleString('en-US')
  const text =
    `This window cannot show one more entry per ${unit} in a Map or Set that already held ${number(mapEntries)}, or in an ` +
    `array of ${number(arrayElements)}, nor growth rarer than once in ${number(rarerThanIterations)} ${plural}s.`
  return [{ code: 'blind-spot', text }]
}
