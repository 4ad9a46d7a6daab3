import type { SeriesByRun } from '../../src/report/index.ts'
import type { Result } from '../../src/result/index.ts'
import type { Series } from '../../src/series/index.ts'
import { seededRandom } from './hostile.ts'

const SAMPLES = 24

/** Series that a measurement of this result could have had: each run grows as its side's slopes say, not quite evenly. */
export function drawnSeries(result: Result): SeriesByRun {
  const random = seededRandom(7)
  const series = new Map<string, readonly Series[]>()
  for (const workload of result.workloads) {
    for (const run of workload.runs) {
      if (run.seriesFile === null) continue
      const iterations = Array.from({ length: SAMPLES }, (_, index) => 20 + index * 20)
      const runUneven = 0.98 + random() * 0.04
      const metrics = Object.entries(workload.metrics).map(([key, metric]) => {
        const slope = metric[run.side]?.slopeBytesPerIteration ?? metric[run.side]?.slopePerIteration ?? 0
        const start = key === 'heapUsed' ? 5_240_000 : 0
        const uneven = () => 1 + (slope === 0 ? 0 : (random() - 0.5) * 0.03)
        return [
          key,
          iterations.map((at) => Math.round(start + runUneven * slope * (at - 20) * uneven())),
        ] as const
      })
      const process = { kind: 'main', label: 'router.ts' } as const
      const zeros = iterations.map(() => 0)
      series.set(run.seriesFile, [
        { process, iterations, elapsedMs: zeros, settleRounds: zeros, metrics: Object.fromEntries(metrics) },
      ])
    }
  }
  return series
}
