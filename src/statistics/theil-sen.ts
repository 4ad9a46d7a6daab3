import { median } from 'simple-statistics'
import type { MetricRun } from './metric-run.ts'

/** Above this many samples neighbours are folded into medians first: 512 samples are 131,000 pairs, 2,000 two million. */
const MOST_SAMPLES_IN_PAIRS = 512

/**
 * Theil-Sen slope: the median of the slopes through all pairs of samples (Theil 1950, Sen 1968). Unit of `values` per
 * iteration. Breaks down only when 29 % of the samples are off. Pairs at the same iteration are left out; NaN when no
 * pair is left. Columns of equal length, `iterations` never falling.
 */
export function theilSenSlope({ iterations, values }: MetricRun): number {
  if (iterations.length > MOST_SAMPLES_IN_PAIRS) {
    return theilSenSlope(foldNeighbours(iterations, values, MOST_SAMPLES_IN_PAIRS))
  }
  const slopes = new Float64Array((iterations.length * (iterations.length - 1)) / 2)
  let count = 0
  for (let j = 1; j < iterations.length; j++) {
    for (let i = 0; i < j; i++) {
      const span = iterations[j] - iterations[i]
      if (span > 0) slopes[count++] = (values[j] - values[i]) / span
    }
  }
  if (count === 0) return Number.NaN
  return medianInPlace(slopes.subarray(0, count))
}

/**
 * Median of numbers, which are left in another order: Hoare's selection. simple-statistics takes plain arrays and copies
 * them, which is most of the cost of a slope.
 */
function medianInPlace(numbers: Float64Array): number {
  const middle = numbers.length >> 1
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const pivot = numbers[(low + high) >> 1]
    let left = low
    let right = high
    while (left <= right) {
      while (numbers[left] < pivot) left++
      while (numbers[right] > pivot) right--
      if (left <= right) {
        const swapped = numbers[left]
        numbers[left++] = numbers[right]
        numbers[right--] = swapped
      }
    }
    if (middle <= right) high = right
    else if (middle >= left) low = left
    else break
  }
  if (numbers.length % 2 === 1) return numbers[middle]
  let below = numbers[0]
  for (let index = 1; index < middle; index++) below = Math.max(below, numbers[index])
  return (below + numbers[middle]) / 2
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
