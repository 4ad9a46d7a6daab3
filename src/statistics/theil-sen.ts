import { median, quickselect } from 'simple-statistics'

/** Above this many samples neighbours are folded into medians first: 512 samples are 131,000 pairs, 2,000 two million. */
const MOST_SAMPLES_IN_PAIRS = 512

/**
 * Theil-Sen slope: the median of the slopes through all pairs of samples (Theil 1950, Sen 1968). Unit of `values` per
 * iteration. Breaks down only when 29 % of the samples are off. Pairs at the same iteration are left out; NaN when no
 * pair is left. Columns of equal length, `iterations` never falling.
 */
export function theilSenSlope(iterations: readonly number[], values: readonly number[]): number {
  if (iterations.length > MOST_SAMPLES_IN_PAIRS) {
    const folded = foldNeighbours(iterations, values, MOST_SAMPLES_IN_PAIRS)
    return theilSenSlope(folded.iterations, folded.values)
  }
  const slopes: number[] = []
  for (let j = 1; j < iterations.length; j++) {
    for (let i = 0; i < j; i++) {
      const span = iterations[j] - iterations[i]
      if (span > 0) slopes.push((values[j] - values[i]) / span)
    }
  }
  if (slopes.length === 0) return Number.NaN
  const middle = slopes.length >> 1
  quickselect(slopes, middle)
  if (slopes.length % 2 === 1) return slopes[middle]
  let below = slopes[0]
  for (let index = 1; index < middle; index++) below = Math.max(below, slopes[index])
  return (below + slopes[middle]) / 2
}

/** `groups` groups of neighbouring samples, each replaced by its median iteration and median value. */
function foldNeighbours(iterations: readonly number[], values: readonly number[], groups: number) {
  const folded = { iterations: [] as number[], values: [] as number[] }
  for (let group = 0; group < groups; group++) {
    const from = Math.floor((group * iterations.length) / groups)
    const to = Math.floor(((group + 1) * iterations.length) / groups)
    folded.iterations.push(median(iterations.slice(from, to)))
    folded.values.push(median(values.slice(from, to)))
  }
  return folded
}
