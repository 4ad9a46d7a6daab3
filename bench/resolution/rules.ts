import type { Series } from '../../src/series/index.ts'

/** What other tools would say of one series of one run, each by its own rule; true for a leak. */
export interface RuleVerdicts {
  readonly slopeGate: boolean
  readonly memwatch: boolean
  readonly leakage: boolean
}

export const RULES = ['slopeGate', 'memwatch', 'leakage'] as const satisfies readonly (keyof RuleVerdicts)[]

/** Bytes per iteration: what Prisma's own memory tests let pass. */
const SLOPE_GATE_BYTES_PER_ITERATION = 10
const MEMWATCH_GROWTHS = 5
const LEAKAGE_DIFFS = 6
const LEAKAGE_GROWTHS = 5
const LEAKAGE_BYTES = { sync: 1024, async: 5 * 1024 } as const

/**
 * - slope gate: least squares through the samples after the first third, its warm-up, above 10 bytes per iteration.
 * - memwatch (`src/memwatch.cc` of memwatch-next): five collections in a row with a larger heap; a byte is enough.
 * - leakage (`lib/testConstantHeapSize.js` 0.5): of the first six differences five in a row above 1 KiB, or 5 KiB where
 *   the iteration is asynchronous.
 */
export function rulesOn(series: Series, kind: keyof typeof LEAKAGE_BYTES): RuleVerdicts {
  const heapUsed = series.metrics.heapUsed ?? []
  const warm = Math.floor(heapUsed.length / 3)
  const growths = heapUsed.slice(1).map((bytes, i) => bytes - heapUsed[i]!)
  const firstDiffs = growths.slice(0, LEAKAGE_DIFFS)
  return {
    slopeGate:
      leastSquares(series.iterations.slice(warm), heapUsed.slice(warm)) > SLOPE_GATE_BYTES_PER_ITERATION,
    memwatch: longestRun(growths, (bytes) => bytes > 0) >= MEMWATCH_GROWTHS,
    leakage: longestRun(firstDiffs, (bytes) => bytes > LEAKAGE_BYTES[kind]) >= LEAKAGE_GROWTHS,
  }
}

function longestRun(values: readonly number[], isGrowth: (value: number) => boolean): number {
  let longest = 0
  let current = 0
  for (const value of values) {
    current = isGrowth(value) ? current + 1 : 0
    longest = Math.max(longest, current)
  }
  return longest
}

function leastSquares(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(xs), mean(ys)]
  let covariance = 0
  let variance = 0
  for (const [i, x] of xs.entries()) {
    covariance += (x - meanX) * (ys[i]! - meanY)
    variance += (x - meanX) ** 2
  }
  return covariance / variance
}
