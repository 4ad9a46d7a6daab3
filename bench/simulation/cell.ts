import { quantileSorted } from 'simple-statistics'
import { compareSides, type MetricRun, samplePoints } from '../../src/statistics/index.ts'
import { simulateComparison } from './comparison.ts'
import { type Family, streamOf, withLeak } from './families.ts'

/** What many simulated comparisons of one family, all with the same leak in head, came to. */
export interface Cell {
  readonly family: string
  /** Bytes per iteration that head leaks. */
  readonly leak: number
  readonly comparisons: number
  /** Regressions although the leak is not above the threshold that held. */
  readonly falseRegressions: number
  /** Regressions with a leak above the threshold that held. */
  readonly regressions: number
  readonly unchanged: number
  readonly improvements: number
  readonly inconclusive: number
  readonly meanRunsPerSide: number
  readonly meanSeconds: number
  /** 99th percentile of how far the interval that stood at the end reached from the true difference. */
  readonly noiseFloor: number
}

/** Simulates `comparisons` comparisons with the adaptive plan, from seed 1 on. */
export async function simulateCell(
  family: Family,
  leak: number,
  comparisons: number,
  msPerIteration?: number,
): Promise<Cell> {
  const counts = { falseRegressions: 0, regressions: 0, unchanged: 0, improvements: 0, inconclusive: 0 }
  let [runs, spentMs] = [0, 0]
  const reaches: number[] = []
  for (let seed = 1; seed <= comparisons; seed++) {
    const outcome = await simulateComparison(family, leak, seed, msPerIteration)
    const { decision, threshold, difference } = outcome.judgement
    runs += outcome.runsPerSide
    spentMs += outcome.spentMs
    if (difference) reaches.push(Math.max(difference.interval[1] - leak, leak - difference.interval[0]))
    switch (decision.kind) {
      case 'regression':
        counts[leak > threshold ? 'regressions' : 'falseRegressions']++
        break
      case 'improvement':
        counts.improvements++
        break
      case 'unchanged':
        counts.unchanged++
        break
      case 'inconclusive':
        counts.inconclusive++
    }
  }
  return {
    family: family.name,
    leak,
    comparisons,
    ...counts,
    meanRunsPerSide: runs / comparisons,
    meanSeconds: spentMs / comparisons / 1000,
    noiseFloor: quantileSorted(
      reaches.sort((one, other) => one - other),
      0.99,
    ),
  }
}

/** How often the interval of the difference holds the true one, with a fixed plan of `runsPerSide` runs. */
export function coverageOf(
  family: Family,
  confidence: number,
  runsPerSide: number,
  comparisons: number,
): number {
  const leak = 4
  const at = samplePoints(2000)
  let covered = 0
  for (let seed = 1; seed <= comparisons; seed++) {
    const program = family.program(streamOf(seed, 1), 'base')
    const side = (name: number, slope: number): readonly MetricRun[] =>
      Array.from({ length: runsPerSide }, (_, run) => ({
        iterations: at,
        values: withLeak(program(at, streamOf(seed, name, run)), at, slope),
      }))
    const compared = compareSides(side(4, 0), side(5, leak), { confidence })
    if (compared.kind === 'unmeasured') continue
    const [low, high] = compared.difference.interval
    if (low <= leak && high >= leak) covered++
  }
  return covered / comparisons
}
