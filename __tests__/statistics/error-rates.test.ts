import { describe, expect, test } from 'vitest'
import { coverageOf, simulateCell } from '../../bench/simulation/cell.ts'
import { DEAR_MS, simulateComparison } from '../../bench/simulation/comparison.ts'
import { families } from '../../bench/simulation/families.ts'
import { FAMILY_ERROR, judgeMetric, LOOKS, type MetricRun, samplePoints } from '../../src/statistics/index.ts'
import { seeded, seeds } from './seeded.ts'

// The short version of bench/error-rates.ts, which writes bench/error-rates.md.
const COMPARISONS = 45

describe.each(families)('$name', (family) => {
  const threshold = family.exact ? 0.5 : 8

  test('no leak: no regression and no improvement', async () => {
    expect(await simulateCell(family, 0, COMPARISONS)).toMatchObject({
      falseRegressions: 0,
      regressions: 0,
      improvements: 0,
    })
  })

  test('a leak of exactly the threshold: no regression', async () => {
    expect((await simulateCell(family, threshold, COMPARISONS / 3)).falseRegressions).toBe(0)
  })

  test('one seed gives one outcome', async () => {
    const outcome = await simulateComparison(family, threshold, 11)
    expect(await simulateComparison(family, threshold, 11)).toEqual(outcome)
  })
})

test.each(families.filter(({ name }) => !/random walk (3|10)|jitter 10|changed/.test(name)))(
  'a leak of twice the threshold is found: $name',
  async (family) => {
    const { regressions } = await simulateCell(family, family.exact ? 1 : 16, COMPARISONS)
    expect(regressions).toBeGreaterThanOrEqual(0.95 * COMPARISONS)
  },
)

test.each(families.filter(({ name }) => /still|ties|steps/.test(name)))(
  'a leak of twice the threshold is found where a run that grows goes on: $name',
  async (family) => {
    const { regressions } = await simulateCell(family, family.exact ? 1 : 16, COMPARISONS, DEAR_MS)
    expect(regressions).toBeGreaterThanOrEqual(0.95 * COMPARISONS)
  },
)

test.each(families)('the interval holds the true difference at its nominal rate: $name', (family) => {
  // 95 % nominal; 200 comparisons fall below 90 % once in a thousand times.
  expect(coverageOf(family, 0.95, 4, 200)).toBeGreaterThanOrEqual(0.9)
})

test('handles that come and go, one leaked in a hundred iterations, are no regression at a threshold of just that', () => {
  const budget = { familyError: FAMILY_ERROR, comparisons: 10, looks: LOOKS }
  const at = samplePoints(2000)
  for (const seed of seeds(300)) {
    const random = seeded(seed)
    const runs = (held: (iteration: number) => number): readonly MetricRun[] =>
      Array.from({ length: 4 }, () => ({
        iterations: at,
        values: at.map((iteration) => held(iteration) + (random() < 0.1 ? 1 : 0)),
      }))
    const options = { unit: 'count', threshold: 'auto', budget, look: 1 } as const
    const judgement = judgeMetric(
      runs(() => 3),
      runs((iteration) => 3 + Math.floor(iteration / 100)),
      options,
    )
    expect(judgement.decision.kind, `seed ${seed}`).toBe('inconclusive')
  }
})
